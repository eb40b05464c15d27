/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import org.qingshan.hj212.FactorDictionary;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;

/** Reads the data area: {@code DataTime=…;a21026-Rtd=1.2,a21026-Flag=N;…}, in one pass over its bytes. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class AreaScanner {
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

    /** Reads one {@code name=value} and returns where its separator stands. */
    private int entry(int from, int end, byte separator) {
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
