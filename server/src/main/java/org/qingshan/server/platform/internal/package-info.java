/* SPDX-License-Identifier: Apache-2.0 */
/** How the platform does it. */
@NullMarked
package org.qingshan.server.platform.internal;

import org.jspecify.annotations.NullMarked;
