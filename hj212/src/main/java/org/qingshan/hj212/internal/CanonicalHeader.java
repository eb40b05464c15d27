/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;

/**
 * The short way through a header that is written as the standard says: known names in order, {@code ;} between them, no
 * blanks. Anything else is left to {@link HeaderScanner}.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays, never stored
final class CanonicalHeader {
    private static final int FIELDS = Field.CP.ordinal();
    private static final long[] NAMES = new long[FIELDS + 1];
    private static final long[] MASKS = new long[FIELDS + 1];
    private static final int[] LENGTHS = new int[FIELDS + 1];
    private static final boolean[] PLAIN = plain();

    static {
        for (Field field : Field.values()) {
            String text = field == Field.CP ? "CP=&&" : field.wire() + "=";
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            NAMES[field.ordinal()] = KeyTable.exactKey(bytes, 0, bytes.length);
            MASKS[field.ordinal()] = Words.low(-1L, bytes.length);
            LENGTHS[field.ordinal()] = bytes.length;
        }
    }

    private CanonicalHeader() {}

    private static boolean[] plain() {
        boolean[] plain = new boolean[256];
        for (int b = 0x21; b < 0x7F; b++) {
            plain[b] = b != ';' && b != ',' && b != '=' && b != '&';
        }
        return plain;
    }

    /** Reads the fields before {@code CP=&&}; returns where the data area begins, or -1 when it is not so plain. */
    static int read(Tape tape) {
        byte[] bytes = tape.bytes;
        int last = tape.end - 8;
        int at = tape.start;
        for (int field = 0; field < FIELDS && at <= last; field++) {
            if ((Words.at(bytes, at) & MASKS[field]) != NAMES[field]) {
                continue;
            }
            int value = at + LENGTHS[field];
            int stop = value;
            while (stop < last && PLAIN[bytes[stop] & 0xFF]) {
                stop++;
            }
            if (bytes[stop] != ';') {
                return -1;
            }
            tape.fieldAt[field] = value;
            tape.fieldLength[field] = stop - value;
            at = stop + 1;
        }
        boolean area = at <= tape.end - 5 && at + 8 <= bytes.length && isArea(Words.at(bytes, at));
        return area ? at + LENGTHS[FIELDS] : -1;
    }

    private static boolean isArea(long word) {
        return (word & MASKS[FIELDS]) == NAMES[FIELDS];
    }
}
