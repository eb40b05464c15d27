/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/** Kinds of conditions; the first part of an event's cause. */
public enum ConditionKind {
    OFFLINE,
    MISSING,
    CONSTANT,
    OUT_OF_RANGE,
    DRIFT,
    JUMP,
    MIRROR,
    CAP_BELOW_LIMIT,
    NIGHT_ONLY,
    IDENTITY,
    SCREENING,
    HOUR_EXCEEDANCE,
    DAY_EXCEEDANCE,
    DEVICE_DIFFERENCE,
    PARAMETER_STEP
}
