/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import org.qingshan.pipeline.sample.SampleKind;

/** What a stored sample row is, by the upload command that brought it (HJ 212-2017 table 9); the code is what the database keeps. */
public enum UploadKind {
    /** 2011: values of an instant. */
    REALTIME(1),
    /** 2051: values of one minute interval. */
    MINUTE(2),
    /** 2061. */
    HOUR(3),
    /** 2031. */
    DAY(4),
    /** 2021: facility state of an instant. */
    FACILITY_STATE(5),
    /** 2041: facility run time of a day. */
    FACILITY_RUN_TIME(6),
    /** Every other upload with a data time (2081, 3015, 3019, 3020, 2062 and those of provinces): kept, never aggregated; conditions look at them. */
    OTHER(9);

    private final short code;

    UploadKind(int code) {
        this.code = (short) code;
    }

    /** Its data time names a period, by its begin or its end. */
    public boolean isPeriod() {
        return switch (this) {
            case MINUTE, HOUR, DAY, FACILITY_RUN_TIME -> true;
            case REALTIME, FACILITY_STATE, OTHER -> false;
        };
    }

    /** Its factors have values; of one time and shape the last one counts. */
    public boolean hasValues() {
        return switch (this) {
            case REALTIME, MINUTE, HOUR, DAY -> true;
            case FACILITY_STATE, FACILITY_RUN_TIME, OTHER -> false;
        };
    }

    public short code() {
        return code;
    }

    public static UploadKind of(int code) {
        for (UploadKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No upload kind has the code " + code);
    }

    public static UploadKind of(SampleKind kind) {
        return switch (kind) {
            case REALTIME -> REALTIME;
            case MINUTE -> MINUTE;
            case HOUR -> HOUR;
            case DAY -> DAY;
            case STATEMENT -> OTHER;
        };
    }

    /** The pipeline's word for it; throws for kinds the pipeline does not read. */
    public SampleKind sampleKind() {
        return switch (this) {
            case REALTIME -> SampleKind.REALTIME;
            case MINUTE -> SampleKind.MINUTE;
            case HOUR -> SampleKind.HOUR;
            case DAY -> SampleKind.DAY;
            case OTHER -> SampleKind.STATEMENT;
            case FACILITY_STATE, FACILITY_RUN_TIME ->
                throw new IllegalStateException(this + " samples hold nothing to aggregate");
        };
    }

    /** The kind of an upload by its command number (CN). */
    public static UploadKind ofCommand(int command) {
        return switch (command) {
            case 2011 -> REALTIME;
            case 2051 -> MINUTE;
            case 2061 -> HOUR;
            case 2031 -> DAY;
            case 2021 -> FACILITY_STATE;
            case 2041 -> FACILITY_RUN_TIME;
            default -> OTHER;
        };
    }
}
