/* SPDX-License-Identifier: Apache-2.0 */
/** Exact numbers and the one place where a standard rounds. */
@NullMarked
package org.qingshan.standards.number;

import org.jspecify.annotations.NullMarked;
