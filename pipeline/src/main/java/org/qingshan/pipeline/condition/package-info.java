/* SPDX-License-Identifier: Apache-2.0 */
/** Alarm conditions as pure state machines over windows. */
@NullMarked
package org.qingshan.pipeline.condition;

import org.jspecify.annotations.NullMarked;
