/* SPDX-License-Identifier: Apache-2.0 */
/** Whole-server runs that are watched by the minute: a long one, and one of very many connections. */
@NullMarked
package org.qingshan.bench.soak;

import org.jspecify.annotations.NullMarked;
