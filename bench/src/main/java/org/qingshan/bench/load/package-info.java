/* SPDX-License-Identifier: Apache-2.0 */
/** The packaged server under load from outside, and what it stored compared with what was sent. */
@NullMarked
package org.qingshan.bench.load;

import org.jspecify.annotations.NullMarked;
