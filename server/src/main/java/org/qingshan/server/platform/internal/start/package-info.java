/* SPDX-License-Identifier: Apache-2.0 */
/** From the command line to a running server, or to a clear word on why not. */
@NullMarked
package org.qingshan.server.platform.internal.start;

import org.jspecify.annotations.NullMarked;
