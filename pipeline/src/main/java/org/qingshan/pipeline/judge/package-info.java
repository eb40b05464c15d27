/* SPDX-License-Identifier: Apache-2.0 */
/** Judgement of figures against dated limits. */
@NullMarked
package org.qingshan.pipeline.judge;

import org.jspecify.annotations.NullMarked;
