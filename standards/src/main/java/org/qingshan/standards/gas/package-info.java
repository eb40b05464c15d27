/* SPDX-License-Identifier: Apache-2.0 */
/** Flue gas: reference state, oxygen conversion, flow and emission. */
@NullMarked
package org.qingshan.standards.gas;

import org.jspecify.annotations.NullMarked;
