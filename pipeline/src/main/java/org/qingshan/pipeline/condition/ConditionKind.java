/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import org.qingshan.standards.table.Words;

/** Kinds of conditions; the first part of an event's cause. */
public enum ConditionKind {
    OFFLINE(Severity.WARNING),
    MISSING(Severity.NOTICE),
    CONSTANT(Severity.WARNING),
    OUT_OF_RANGE(Severity.NOTICE),
    DRIFT(Severity.NOTICE),
    JUMP(Severity.NOTICE),
    MIRROR(Severity.WARNING),
    CAP_BELOW_LIMIT(Severity.WARNING),
    NIGHT_ONLY(Severity.NOTICE),
    IDENTITY(Severity.WARNING),
    SCREENING(Severity.NOTICE),
    HOUR_EXCEEDANCE(Severity.SERIOUS),
    DAY_EXCEEDANCE(Severity.SERIOUS),
    DEVICE_DIFFERENCE(Severity.WARNING),
    PARAMETER_STEP(Severity.WARNING),
    SMALL_SPREAD(Severity.NOTICE),
    /** The same figures as another point. */
    COPY(Severity.WARNING),
    SAMPLE_TIME(Severity.NOTICE),
    CLOCK(Severity.WARNING),
    /** Furnace temperature of waste incineration. */
    FURNACE(Severity.SERIOUS);

    private final Severity severity;

    ConditionKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** Its group in the parameter table, for example {@code out-of-range}. */
    public String word() {
        return Words.of(this);
    }
}
