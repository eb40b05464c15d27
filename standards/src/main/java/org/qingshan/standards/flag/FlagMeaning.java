/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.flag;

/** Classes of meaning onto which the flags of all editions map; the flag's own text is always kept beside it. */
public enum FlagMeaning {
    NORMAL(Effect.VALID),
    NONE_SENT(Effect.VALID),
    SOURCE_STOPPED(Effect.NOT_DUE),
    INSTRUMENT_STOPPED(Effect.NO_MEASUREMENT),
    START_UP(Effect.NOT_JUDGED),
    SHUT_DOWN(Effect.NOT_JUDGED),
    BANKED_FIRE(Effect.NOT_JUDGED),
    MAINTENANCE(Effect.INVALID),
    SET_BY_HAND(Effect.INVALID),
    FAULT(Effect.INVALID),
    POWER_FAULT(Effect.NO_MEASUREMENT),
    CALIBRATION(Effect.INVALID),
    QUALITY_CHECK(Effect.INVALID),
    OVER_RANGE(Effect.SUSPECT),
    UNDER_RANGE(Effect.SUSPECT),
    NO_COMMUNICATION(Effect.NO_MEASUREMENT),
    MISSING(Effect.NO_MEASUREMENT),
    TOO_FEW(Effect.INVALID),
    NEGATIVE(Effect.INVALID),
    RECOVERING(Effect.INVALID),
    REMOVED(Effect.INVALID),
    BACK_FILLED(Effect.VALID),
    METEOROLOGY(Effect.VALID),
    /** A letter no table knows: kept, never rejected; the value counts but is suspect. */
    UNKNOWN(Effect.SUSPECT);

    private final Effect effect;

    FlagMeaning(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
