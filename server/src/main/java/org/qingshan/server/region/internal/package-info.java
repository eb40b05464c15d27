/* SPDX-License-Identifier: Apache-2.0 */
/** How the tree is kept. */
@NullMarked
package org.qingshan.server.region.internal;

import org.jspecify.annotations.NullMarked;
