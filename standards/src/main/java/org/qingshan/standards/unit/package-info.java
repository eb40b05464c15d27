/* SPDX-License-Identifier: Apache-2.0 */
/** Units of the field and exact conversion between them. */
@NullMarked
package org.qingshan.standards.unit;

import org.jspecify.annotations.NullMarked;
