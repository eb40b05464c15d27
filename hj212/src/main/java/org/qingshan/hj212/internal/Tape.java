/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Dialect;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.ProblemCode;

/**
 * What the scanners found in one data segment, as positions in its buffer and numbers, so that reading a packet makes
 * no garbage. Open fields on purpose: it is the inside of a parser and is reused for every packet.
 */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class Tape {
    /** Most named values one packet may hold: 64 factors with 8 values each, and some parameters. */
    public static final int MAX_ENTRIES = 64 * 8 + 32;
    /** Entry without a number. */
    public static final byte NO_NUMBER = Byte.MIN_VALUE;
    /** Entry that is a parameter: a name without hyphen. */
    public static final byte PARAM = -1;

    private static final int FIELDS = Field.values().length;
    private static final int FIRST_SIZE = 64;

    public byte[] bytes = {};
    public int start;
    public int end;
    public int areaStart;
    public int areaEnd;

    public final int[] fieldAt = new int[FIELDS];
    public final int[] fieldLength = new int[FIELDS];
    public int flag;
    public int pnum;
    public int pno;
    public boolean earlyParts;
    public boolean encrypted;
    public Edition edition = Edition.HJ_2017;
    public Dialect dialect = Dialect.NONE;

    public int count;
    public int[] codeAt = new int[FIRST_SIZE];
    public int[] codeLength = new int[FIRST_SIZE];
    public int[] suffixAt = new int[FIRST_SIZE];
    public int[] suffixLength = new int[FIRST_SIZE];
    public byte[] suffix = new byte[FIRST_SIZE];
    public int[] valueAt = new int[FIRST_SIZE];
    public int[] valueLength = new int[FIRST_SIZE];
    public long[] unscaled = new long[FIRST_SIZE];
    public byte[] scale = new byte[FIRST_SIZE];
    public short[] item = new short[FIRST_SIZE];

    public int items;
    public long[] itemKey = new long[FIRST_SIZE];
    public int[] itemCodeAt = new int[FIRST_SIZE];
    public int[] itemCodeLength = new int[FIRST_SIZE];
    public short[] itemRow = new short[FIRST_SIZE];
    public boolean[] itemOld = new boolean[FIRST_SIZE];
    /** Whether the code as sent is the spelling of the table. */
    public boolean[] itemExact = new boolean[FIRST_SIZE];

    public long[] itemSuffixes = new long[FIRST_SIZE];

    /** DataTime as YYYYMMDDhhmmss, 0 when absent, -1 when impossible. */
    public long dataTime;
    /** Seconds since 1970 of DataTime, where it is possible. */
    public long dataSecond;

    private long problemsLow;
    private long problemsHigh;
    private final int[] problemAt = new int[ProblemCode.values().length];
    private final int[] problemLength = new int[ProblemCode.values().length];
    private final @Nullable String[] problemText = new String[ProblemCode.values().length];

    /** Begins a new segment. */
    public void reset(byte[] buffer, int from, int to) {
        bytes = buffer;
        start = from;
        end = to;
        areaStart = to;
        areaEnd = to;
        Arrays.fill(fieldAt, -1);
        Arrays.fill(fieldLength, 0);
        flag = -1;
        pnum = 0;
        pno = 0;
        earlyParts = false;
        encrypted = false;
        problemsLow = 0;
        problemsHigh = 0;
        clearArea();
    }

    /** Sets the tape on another form of the same segment, keeping what was noted; the header must be read again. */
    public void replace(byte[] segment) {
        for (ProblemCode code : ProblemCode.values()) {
            if (has(code)) {
                // Its position is one in the buffer that goes.
                problemText[code.ordinal()] = detail(code);
            }
        }
        bytes = segment;
        start = 0;
        end = segment.length;
        areaStart = end;
        areaEnd = end;
        Arrays.fill(fieldAt, -1);
        Arrays.fill(fieldLength, 0);
        clearArea();
    }

    /** Forgets the data area, for a second reading after decryption. */
    public void clearArea() {
        count = 0;
        items = 0;
        dataTime = 0;
        dataSecond = 0;
    }

    public boolean present(Field field) {
        return fieldAt[field.ordinal()] >= 0;
    }

    public int at(Field field) {
        return fieldAt[field.ordinal()];
    }

    public int length(Field field) {
        return fieldLength[field.ordinal()];
    }

    /** Notes a problem that a piece of the buffer shows; only the first of each code counts. */
    public void note(ProblemCode code, int at, int length) {
        if (mark(code)) {
            problemAt[code.ordinal()] = at;
            problemLength[code.ordinal()] = length;
            problemText[code.ordinal()] = null;
        }
    }

    public void note(ProblemCode code, String detail) {
        if (mark(code)) {
            problemText[code.ordinal()] = detail;
        }
    }

    private boolean mark(ProblemCode code) {
        int ordinal = code.ordinal();
        long bit = 1L << ordinal;
        if (ordinal < Long.SIZE) {
            boolean first = (problemsLow & bit) == 0;
            problemsLow |= bit;
            return first;
        }
        boolean first = (problemsHigh & bit) == 0;
        problemsHigh |= bit;
        return first;
    }

    public boolean has(ProblemCode code) {
        long bits = code.ordinal() < Long.SIZE ? problemsLow : problemsHigh;
        return (bits & 1L << code.ordinal()) != 0;
    }

    /** Bits of the codes noted, by ordinal: the first 64. */
    public long problemsLow() {
        return problemsLow;
    }

    /** Bits of the codes noted, by ordinal: from 64 on. */
    public long problemsHigh() {
        return problemsHigh;
    }

    /** The words of the packet that show a noted problem. */
    public String detail(ProblemCode code) {
        String text = problemText[code.ordinal()];
        return text != null ? text : Hex.printable(bytes, problemAt[code.ordinal()], problemLength[code.ordinal()]);
    }

    /** Makes room for one more entry; false when the packet may hold no more. */
    public boolean room() {
        if (count < codeAt.length) {
            return true;
        }
        if (count >= MAX_ENTRIES) {
            return false;
        }
        grow(Math.min(MAX_ENTRIES, count * 4));
        return true;
    }

    private void grow(int size) {
        codeAt = Arrays.copyOf(codeAt, size);
        codeLength = Arrays.copyOf(codeLength, size);
        suffixAt = Arrays.copyOf(suffixAt, size);
        suffixLength = Arrays.copyOf(suffixLength, size);
        suffix = Arrays.copyOf(suffix, size);
        valueAt = Arrays.copyOf(valueAt, size);
        valueLength = Arrays.copyOf(valueLength, size);
        unscaled = Arrays.copyOf(unscaled, size);
        scale = Arrays.copyOf(scale, size);
        item = Arrays.copyOf(item, size);
        itemKey = Arrays.copyOf(itemKey, size);
        itemCodeAt = Arrays.copyOf(itemCodeAt, size);
        itemCodeLength = Arrays.copyOf(itemCodeLength, size);
        itemRow = Arrays.copyOf(itemRow, size);
        itemOld = Arrays.copyOf(itemOld, size);
        itemExact = Arrays.copyOf(itemExact, size);
        itemSuffixes = Arrays.copyOf(itemSuffixes, size);
    }

    /** The data area holds nothing but printable ASCII, so it is not encrypted as raw bytes. */
    public boolean isAreaPlain() {
        for (int at = areaStart; at < areaEnd; at++) {
            if (bytes[at] < 0x20 || bytes[at] > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
