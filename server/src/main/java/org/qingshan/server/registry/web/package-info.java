/* SPDX-License-Identifier: Apache-2.0 */
/** The registry over HTTP. */
@NullMarked
package org.qingshan.server.registry.web;

import org.jspecify.annotations.NullMarked;
