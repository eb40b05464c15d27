/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.charset.StandardCharsets;
import org.qingshan.hj212.internal.KeyTable;

/** What follows the hyphen of an item name and says what the value is. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public enum Suffix {
    /** Real-time value. */
    RTD("Rtd", Form.NUMBER),
    MIN("Min", Form.NUMBER),
    AVG("Avg", Form.NUMBER),
    MAX("Max", Form.NUMBER),
    /** Real-time value converted to reference oxygen (flue gas). */
    ZS_RTD("ZsRtd", Form.NUMBER),
    ZS_MIN("ZsMin", Form.NUMBER),
    ZS_AVG("ZsAvg", Form.NUMBER),
    ZS_MAX("ZsMax", Form.NUMBER),
    /** Amount in the period: flow in m³, a pollutant in kg (other units by factor). */
    COU("Cou", Form.NUMBER),
    /** Data flag of the device. */
    FLAG("Flag", Form.MARK),
    /** Extended flag, defined by the maker. */
    EFLAG("EFlag", Form.TEXT),
    /** Noise level in dB; day and night hours are set by local government. */
    DATA("Data", Form.NUMBER),
    DAY_DATA("DayData", Form.NUMBER),
    NIGHT_DATA("NightData", Form.NUMBER),
    /** State of a treatment facility: 0 off, 1 run, 2 calibration, 3 maintenance, 4 alarm, 5 blow-back. */
    RS("RS", Form.NUMBER),
    /** Running time of a treatment facility in the day, in hours. */
    RT("RT", Form.NUMBER),
    /** When the sample was drawn. */
    SAMPLE_TIME("SampleTime", Form.TIME),
    /** Device information: a log, a state or a parameter. */
    INFO("Info", Form.TEXT),
    /** Identity of an instrument. */
    SN("SN", Form.TEXT),
    /** 2025: when the analysis was complete. */
    COMPLETE_TIME("CompleteTime", Form.TIME),
    /** 2025: kind of sample. */
    SAMPLE_TYPE("SampleType", Form.TEXT),
    /** 2025: reading of the standard sample. */
    SAMPLE_RD("SampleRd", Form.NUMBER),
    /** 2025 and surface water: value of the standard sample. */
    STANDARD_VALUE("StandardValue", Form.NUMBER),
    /** 2025: 1 passed, 0 failed. */
    RESULT_TYPE("ResultType", Form.NUMBER),
    /** 2005: alarm value. */
    ALA("Ala", Form.NUMBER),
    UP_VALUE("UpValue", Form.NUMBER),
    LOW_VALUE("LowValue", Form.NUMBER),
    DAY_STD_VALUE("DayStdValue", Form.NUMBER),
    NIGHT_STD_VALUE("NightStdValue", Form.NUMBER),
    /** Surface water: measured value of a quality-control run. */
    CHECK("Check", Form.NUMBER),
    WATER("Water", Form.NUMBER),
    WATER_TIME("WaterTime", Form.TIME),
    CHROMA("Chroma", Form.NUMBER),
    VOLUME("Volume", Form.NUMBER),
    D_VOLUME("DVolume", Form.NUMBER),
    SPAN_VALUE("SpanValue", Form.NUMBER),
    /** In no edition, seen in the field. */
    ZS_COU("ZsCou", Form.NUMBER),
    VALID_NUM("ValidNum", Form.NUMBER),
    TOTAL_NUM("TotalNum", Form.NUMBER),
    /** Anything else; the text of the suffix is kept. */
    OTHER("", Form.TEXT);

    /** What a value with a suffix may be. */
    public enum Form {
        NUMBER,
        /** A data flag. */
        MARK,
        /** YYYYMMDDhhmmss. */
        TIME,
        TEXT
    }

    private static final KeyTable BY_WIRE = KeyTable.of(values(), Suffix::wire, false);
    private static final KeyTable BY_FOLDED = KeyTable.of(values(), Suffix::wire, true);
    private static final Suffix[] VALUES = values();
    private static final long PACKED_RTD = packed(RTD);
    private static final long PACKED_FLAG = packed(FLAG);

    private final String wire;
    private final Form form;

    Suffix(String wire, Form form) {
        this.wire = wire;
        this.form = form;
    }

    /** The text on the wire; empty for {@link #OTHER}. */
    public String wire() {
        return wire;
    }

    public Form form() {
        return form;
    }

    /** The suffix of an exact text, or {@link #OTHER}. */
    public static Suffix of(String text) {
        int found = BY_WIRE.find(text);
        return found < 0 ? OTHER : VALUES[found];
    }

    /** The suffix of a text in whatever case, or {@link #OTHER}. */
    public static Suffix ofAnyCase(String text) {
        int found = BY_FOLDED.find(text);
        return found < 0 ? OTHER : VALUES[found];
    }

    private static long packed(Suffix suffix) {
        byte[] bytes = suffix.wire.getBytes(StandardCharsets.US_ASCII);
        return KeyTable.exactKey(bytes, 0, bytes.length);
    }

    /** For the scanner: the ordinal of the suffix that stands in a buffer, or -1. */
    public static int ordinalAt(byte[] bytes, int at, int length) {
        return BY_WIRE.find(bytes, at, length);
    }

    /** For the scanner: the ordinal of a suffix of at most eight bytes by its packed form, or -1. */
    public static int ordinalOfPacked(long packed) {
        if (packed == PACKED_RTD) {
            return RTD.ordinal();
        }
        if (packed == PACKED_FLAG) {
            return FLAG.ordinal();
        }
        return BY_WIRE.findPacked(packed);
    }

    /** For the scanner: as {@link #ordinalAt}, whatever the case. */
    public static int foldedOrdinalAt(byte[] bytes, int at, int length) {
        return BY_FOLDED.find(bytes, at, length);
    }
}
