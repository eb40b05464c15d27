/* SPDX-License-Identifier: Apache-2.0 */
/** Waste water: volumes, loads, flow-weighted means. */
@NullMarked
package org.qingshan.standards.water;

import org.jspecify.annotations.NullMarked;
