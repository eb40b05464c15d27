/* SPDX-License-Identifier: Apache-2.0 */
/** How many values make an hour, a day, a month: dated tables. */
@NullMarked
package org.qingshan.standards.validity;

import org.jspecify.annotations.NullMarked;
