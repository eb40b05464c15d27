/* SPDX-License-Identifier: Apache-2.0 */
/** The only vocabulary for the state of a figure. */
@NullMarked
package org.qingshan.pipeline.state;

import org.jspecify.annotations.NullMarked;
