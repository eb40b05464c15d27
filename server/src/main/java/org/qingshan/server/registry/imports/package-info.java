/* SPDX-License-Identifier: Apache-2.0 */
/** Spreadsheets in and out, line by line. */
@NullMarked
package org.qingshan.server.registry.imports;

import org.jspecify.annotations.NullMarked;
