/* SPDX-License-Identifier: Apache-2.0 */
/** Minute, hour and day figures with exact sums. */
@NullMarked
package org.qingshan.pipeline.aggregate;

import org.jspecify.annotations.NullMarked;
