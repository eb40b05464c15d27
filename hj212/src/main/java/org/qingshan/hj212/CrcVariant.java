/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.util.Arrays;
import java.util.Optional;

/** The right algorithm and the wrong ones known from the field. A device may be pinned to the one it uses. */
public enum CrcVariant {
    /** The algorithm of Appendix A, high byte first. */
    STANDARD("standard"),
    /** The right algorithm, low byte first. */
    SWAPPED("swapped"),
    /** CRC-16/MODBUS, high byte first. */
    MODBUS("modbus"),
    /** CRC-16/MODBUS, low byte first. */
    MODBUS_SWAPPED("modbus-swapped");

    private final String code;

    CrcVariant(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The value this variant gives for a data segment. */
    public int compute(byte[] bytes, int offset, int length) {
        return switch (this) {
            case STANDARD -> Crc.compute(bytes, offset, length);
            case SWAPPED -> swap(Crc.compute(bytes, offset, length));
            case MODBUS -> Crc.modbus(bytes, offset, length);
            case MODBUS_SWAPPED -> swap(Crc.modbus(bytes, offset, length));
        };
    }

    public static Optional<CrcVariant> findByCode(String code) {
        return Arrays.stream(values()).filter(v -> v.code.equals(code)).findFirst();
    }

    private static int swap(int crc) {
        return (crc & 0xFF) << 8 | crc >>> 8;
    }
}
