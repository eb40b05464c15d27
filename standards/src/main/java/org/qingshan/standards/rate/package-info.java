/* SPDX-License-Identifier: Apache-2.0 */
/** Transmission, valid, effective-transmission and online rates. */
@NullMarked
package org.qingshan.standards.rate;

import org.jspecify.annotations.NullMarked;
