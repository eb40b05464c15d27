/* SPDX-License-Identifier: Apache-2.0 */
/** The platform over HTTP. */
@NullMarked
package org.qingshan.server.platform.web;

import org.jspecify.annotations.NullMarked;
