/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.Arrays;

/** What a condition can say. Codes are stored with events and have a sentence in every language: they never change. */
public enum FactCode {
    OFFLINE_DEVICE("offline.device", ConditionKind.OFFLINE),
    MISSING_HOUR("missing.hour", ConditionKind.MISSING),
    CONSTANT_VALUE("constant.value", ConditionKind.CONSTANT),
    RANGE_NEGATIVE("range.negative", ConditionKind.OUT_OF_RANGE),
    RANGE_ABOVE("range.above", ConditionKind.OUT_OF_RANGE),
    DRIFT_BASELINE("drift.baseline", ConditionKind.DRIFT),
    JUMP_HOUR("jump.hour", ConditionKind.JUMP),
    MIRROR_COPIED("mirror.copied", ConditionKind.MIRROR),
    MIRROR_REVERSED("mirror.reversed", ConditionKind.MIRROR),
    CAP_BELOW_LIMIT("cap.below-limit", ConditionKind.CAP_BELOW_LIMIT),
    NIGHT_ABOVE_DAY("night.above-day", ConditionKind.NIGHT_ONLY),
    IDENTITY_MIN_AVG_MAX("identity.min-avg-max", ConditionKind.IDENTITY),
    IDENTITY_ZS_MIN_AVG_MAX("identity.zs-min-avg-max", ConditionKind.IDENTITY),
    IDENTITY_MEAN_TIMES_VOLUME("identity.mean-times-volume", ConditionKind.IDENTITY),
    IDENTITY_CONVERTED("identity.converted", ConditionKind.IDENTITY),
    IDENTITY_WHOLE_AND_PART("identity.whole-and-part", ConditionKind.IDENTITY),
    IDENTITY_VELOCITY_AND_AREA("identity.velocity-and-area", ConditionKind.IDENTITY),
    IDENTITY_OXYGEN_AND_CARBON_DIOXIDE("identity.oxygen-and-carbon-dioxide", ConditionKind.IDENTITY),
    SCREENING_INSTANT("screening.instant", ConditionKind.SCREENING),
    EXCEEDANCE_HOUR("exceedance.hour-exceedance", ConditionKind.HOUR_EXCEEDANCE),
    EXCEEDANCE_DAY("exceedance.day-exceedance", ConditionKind.DAY_EXCEEDANCE),
    DIFFERENCE_OWN("difference.own", ConditionKind.DEVICE_DIFFERENCE),
    DIFFERENCE_SUB_MEANS("difference.sub-means", ConditionKind.DEVICE_DIFFERENCE),
    PARAMETER_CHANGED("parameter-step.changed", ConditionKind.PARAMETER_STEP),
    PARAMETER_UNMARKED("parameter-step.unmarked", ConditionKind.PARAMETER_STEP),
    PARAMETER_RESTART("parameter-step.restart", ConditionKind.PARAMETER_STEP),
    SPREAD_SMALL("small-spread.day", ConditionKind.SMALL_SPREAD),
    COPY_OUTLET("copy.point", ConditionKind.COPY),
    SAMPLE_TIME_OLD("sample-time.old", ConditionKind.SAMPLE_TIME),
    SAMPLE_TIME_AHEAD("sample-time.ahead", ConditionKind.SAMPLE_TIME),
    CLOCK_AHEAD("clock.ahead", ConditionKind.CLOCK),
    CLOCK_REPEATED("clock.repeated", ConditionKind.CLOCK),
    CLOCK_REWRITTEN("clock.rewritten", ConditionKind.CLOCK),
    FURNACE_LOW("furnace.low", ConditionKind.FURNACE);

    private final String code;
    private final ConditionKind kind;

    FactCode(String code, ConditionKind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** The stored text, for example {@code identity.min-avg-max}. */
    public String code() {
        return code;
    }

    /** The condition that says it. */
    public ConditionKind kind() {
        return kind;
    }

    static FactCode of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "fact code " + code + " is unknown. Maybe it has to be added to FactCode."));
    }
}
