/* SPDX-License-Identifier: Apache-2.0 */
/** The tree over HTTP. */
@NullMarked
package org.qingshan.server.region.web;

import org.jspecify.annotations.NullMarked;
