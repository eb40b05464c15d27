/* SPDX-License-Identifier: Apache-2.0 */
/** Small dated data tables read from the class path. */
@NullMarked
package org.qingshan.standards.table;

import org.jspecify.annotations.NullMarked;
