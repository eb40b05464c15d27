/* SPDX-License-Identifier: Apache-2.0 */
/** The factor codes of HJ 524, HJ 525 and HJ 212 with their default units. */
@NullMarked
package org.qingshan.standards.factor;

import org.jspecify.annotations.NullMarked;
