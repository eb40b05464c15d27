/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

/** Fields of the data segment in the order of 2017. */
public enum Field {
    QN,
    ST,
    CN,
    PW,
    MN,
    FLAG,
    PNUM,
    PNO,
    RF,
    CP;

    private static final Field[] VALUES = values();
    private static final KeyTable EXACT = KeyTable.of(VALUES, Field::wire, false);
    private static final KeyTable FOLDED = KeyTable.of(VALUES, Field::wire, true);

    /** The name on the wire. */
    public String wire() {
        return this == FLAG ? "Flag" : name();
    }

    /** The ordinal of the field whose name stands in a buffer, or -1. */
    static int exactAt(byte[] bytes, int at, int length) {
        return EXACT.find(bytes, at, length);
    }

    /** As {@link #exactAt}, whatever the case. */
    static int foldedAt(byte[] bytes, int at, int length) {
        return FOLDED.find(bytes, at, length);
    }

    static Field of(int ordinal) {
        return VALUES[ordinal];
    }
}
