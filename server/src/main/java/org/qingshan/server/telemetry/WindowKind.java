/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

/** The length of an aggregate's period; the code is what the database keeps. */
public enum WindowKind {
    MINUTE(1),
    HOUR(2),
    DAY(3);

    private final short code;

    WindowKind(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }

    public static WindowKind of(int code) {
        return switch (code) {
            case 1 -> MINUTE;
            case 2 -> HOUR;
            case 3 -> DAY;
            default -> throw new IllegalArgumentException("No window kind has the code " + code);
        };
    }
}
