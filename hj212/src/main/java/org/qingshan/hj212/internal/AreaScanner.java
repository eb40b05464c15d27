/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import org.qingshan.hj212.FactorDictionary;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;

/** Reads the data area: {@code DataTime=…;a21026-Rtd=1.2,a21026-Flag=N;…}, in one pass over its bytes. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class AreaScanner {
    /** Bytes that may be read as words from the begin of an entry. */
    private static final int SHORTEST = 15;

    private static final int FLAG = Suffix.FLAG.ordinal();

    private final Tape tape;
    private final NumberScanner number = new NumberScanner();
    private final Items items;
    private final AreaNames names;

    public AreaScanner(Tape tape) {
        this.tape = tape;
        this.items = new Items(tape, FactorDictionary.standard());
        this.names = new AreaNames(tape);
    }

    public void scan() {
        tape.clearArea();
        items.begin();
        int at = tape.areaStart;
        int end = tape.areaEnd;
        byte separator = 0;
        while (at < end) {
            if (!tape.room()) {
                tape.note(ProblemCode.AREA_TOO_MANY, Integer.toString(tape.count));
                return;
            }
            int stop = entry(at, end, separator);
            separator = stop < end ? tape.bytes[stop] : 0;
            at = skipSeparators(stop, end);
        }
    }

    private int skipSeparators(int stop, int end) {
        int at = stop + 1;
        while (at < end && (separator(tape.bytes[at]) || tape.bytes[at] == ' ')) {
            at++;
        }
        if (stop < end && at >= end) {
            tape.note(ProblemCode.AREA_TRAILING_SEPARATOR, stop, end - stop);
        } else if (at > stop + 1) {
            noteGap(stop, at);
        }
        return at;
    }

    private void noteGap(int from, int to) {
        for (int at = from + 1; at < to; at++) {
            if (separator(tape.bytes[at])) {
                tape.note(ProblemCode.AREA_SEPARATOR, from, to - from);
                return;
            }
        }
        tape.note(ProblemCode.AREA_SPACE, from, to - from);
    }

    private int entry(int from, int end, byte separator) {
        int stop = from + SHORTEST <= end ? plainEntry(from, end, separator) : -1;
        return stop >= 0 ? stop : carefulEntry(from, end, separator);
    }

    /**
     * The short way for a value of a factor in the table with a known suffix, and for DataTime.
     *
     * @return where its separator stands, or -1 when the entry is not so plain
     */
    private int plainEntry(int from, int end, byte separator) {
        byte[] bytes = tape.bytes;
        long word = Words.at(bytes, from);
        if ((word >>> 48 & 0xFF) != '-') {
            return -1;
        }
        long suffixWord = Words.at(bytes, from + 7);
        int length = Words.indexOf(suffixWord, (byte) '=');
        int suffix = length == 0 || length > 7 ? -1 : Suffix.ordinalOfPacked(Words.low(suffixWord, length));
        if (suffix < 0 || !items.know(Words.low(word, 6))) {
            return -1;
        }
        int entry = tape.count;
        tape.codeAt[entry] = from;
        tape.codeLength[entry] = 6;
        tape.suffixAt[entry] = from + 7;
        tape.suffixLength[entry] = length;
        tape.suffix[entry] = (byte) suffix;
        int value = from + 8 + length;
        int stop = suffix == FLAG ? flag(entry, value, end) : -1;
        if (stop < 0) {
            stop = value(entry, value, end);
        }
        items.addKnown(entry, separator, number);
        return stop;
    }

    /** A flag of one letter, the usual one. */
    private int flag(int entry, int at, int end) {
        if (at >= end || separator(tape.bytes[at]) || (at + 1 < end && !separator(tape.bytes[at + 1]))) {
            return -1;
        }
        tape.valueAt[entry] = at;
        tape.valueLength[entry] = 1;
        tape.scale[entry] = Tape.NO_NUMBER;
        tape.unscaled[entry] = 0;
        return tape.bytes[at] > ' ' ? at + 1 : -1;
    }

    /** Reads one {@code name=value} and returns where its separator stands. */
    private int carefulEntry(int from, int end, byte separator) {
        byte[] bytes = tape.bytes;
        int hyphen = -1;
        int at = from;
        while (at < end) {
            byte b = bytes[at];
            if (b == '=' || b == ';' || b == ',') {
                break;
            }
            if (b == '-' && hyphen < 0) {
                hyphen = at;
            }
            at++;
        }
        if (at >= end || bytes[at] != '=') {
            names.withoutEquals(from, at);
            return at;
        }
        int entry = tape.count;
        if (hyphen < 0) {
            names.parameter(entry, from, at);
        } else {
            names.factor(entry, from, hyphen, at);
        }
        int stop = value(entry, at + 1, end);
        items.add(entry, separator, number);
        return stop;
    }

    private int value(int entry, int from, int end) {
        byte[] bytes = tape.bytes;
        int stop = number.scan(bytes, from, end);
        if (stop >= end || separator(bytes[stop])) {
            store(entry, from, stop, true);
            return stop;
        }
        if (bytes[from] == '/' && from + 1 < end && bytes[from + 1] == '/') {
            return log(entry, from, end);
        }
        while (stop < end && !separator(bytes[stop])) {
            stop++;
        }
        text(entry, from, stop);
        return stop;
    }

    private void store(int entry, int at, int stop, boolean maybeNumber) {
        tape.valueAt[entry] = at;
        tape.valueLength[entry] = stop - at;
        boolean exact = maybeNumber && tape.suffix[entry] != FLAG && number.exact();
        tape.scale[entry] = exact ? (byte) Math.min(number.scale(), Byte.MAX_VALUE) : Tape.NO_NUMBER;
        tape.unscaled[entry] = number.unscaled();
    }

    /** A value that is not a bare number: trims blanks, and may be a number after all. */
    private void text(int entry, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && tape.bytes[first] == ' ') {
            first++;
        }
        while (last > first && tape.bytes[last - 1] == ' ') {
            last--;
        }
        if (last - first != to - from) {
            tape.note(ProblemCode.AREA_SPACE, from, to - from);
            store(entry, first, last, number.scan(tape.bytes, first, last) == last);
        } else {
            store(entry, first, last, false);
            names.text(first, last);
        }
    }

    /** Log text runs to the next {@code //} and may hold anything. */
    private int log(int entry, int from, int end) {
        int at = from + 2;
        while (at + 1 < end && !(tape.bytes[at] == '/' && tape.bytes[at + 1] == '/')) {
            at++;
        }
        int stop = at + 2;
        if (at + 1 >= end) {
            tape.note(ProblemCode.AREA_LOG_UNCLOSED, from, Math.min(32, end - from));
            stop = end;
        }
        store(entry, from, stop, false);
        names.logText(from, stop);
        while (stop < end && !separator(tape.bytes[stop])) {
            stop++;
        }
        return stop;
    }

    private static boolean separator(byte b) {
        return b == ';' || b == ',';
    }
}
