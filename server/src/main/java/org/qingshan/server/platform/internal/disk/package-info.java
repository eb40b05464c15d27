/* SPDX-License-Identifier: Apache-2.0 */
/** Watching the disk. */
@NullMarked
package org.qingshan.server.platform.internal.disk;

import org.jspecify.annotations.NullMarked;
