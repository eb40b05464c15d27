/* SPDX-License-Identifier: Apache-2.0 */
/** The packaged server killed again and again under load, and its stores compared with those of an undisturbed run. */
@NullMarked
package org.qingshan.bench.kill;

import org.jspecify.annotations.NullMarked;
