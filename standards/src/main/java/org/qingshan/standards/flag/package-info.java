/* SPDX-License-Identifier: Apache-2.0 */
/** Data flags of the editions and what they mean. */
@NullMarked
package org.qingshan.standards.flag;

import org.jspecify.annotations.NullMarked;
