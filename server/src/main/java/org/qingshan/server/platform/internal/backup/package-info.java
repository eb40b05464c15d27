/* SPDX-License-Identifier: Apache-2.0 */
/** The whole installation, carried away, brought back and checked. */
@NullMarked
package org.qingshan.server.platform.internal.backup;

import org.jspecify.annotations.NullMarked;
