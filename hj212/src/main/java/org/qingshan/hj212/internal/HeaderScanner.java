/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.Arrays;
import org.qingshan.hj212.ProblemCode;

/** Reads the fields before the data area: {@code QN=…;ST=…; … ;CP=&&}. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
public final class HeaderScanner {
    private static final int NOT_A_NUMBER = -1;
    private static final Field[] NUMBERS = {Field.FLAG, Field.PNUM, Field.PNO};

    private final Tape tape;
    private int rank;

    public HeaderScanner(Tape tape) {
        this.tape = tape;
    }

    /** Reads the whole header and finds the data area. */
    public void scan() {
        int start = CanonicalHeader.read(tape);
        if (start >= 0) {
            plain(start);
        } else {
            Arrays.fill(tape.fieldAt, -1);
            careful();
        }
    }

    private void plain(int areaStart) {
        for (Field field : NUMBERS) {
            if (tape.present(field)) {
                number(field, tape.at(field), tape.length(field));
            }
        }
        open(areaStart - 5, areaStart);
    }

    private void careful() {
        rank = -1;
        int at = tape.start;
        while (at < tape.end && !tape.present(Field.CP)) {
            at = field(at);
        }
        if (!tape.present(Field.CP)) {
            tape.note(ProblemCode.HEADER_CP_MISSING, "");
        }
    }

    private int field(int from) {
        byte[] bytes = tape.bytes;
        int at = from;
        while (at < tape.end && separator(bytes[at])) {
            at++;
        }
        if (at > from) {
            tape.note(ProblemCode.HEADER_SEPARATOR, from, Math.min(tape.end - from, at - from + 3));
        }
        int name = at;
        while (at < tape.end && bytes[at] != '=' && !separator(bytes[at])) {
            at++;
        }
        if (at >= tape.end || bytes[at] != '=') {
            if (at > name) {
                tape.note(ProblemCode.HEADER_UNKNOWN_FIELD, name, at - name);
            }
            return at + 1;
        }
        int field = recognise(name, at - name);
        if (field == Field.CP.ordinal()) {
            return area(name, at + 1);
        }
        return value(field, name, at + 1);
    }

    private int recognise(int at, int length) {
        int field = Field.exactAt(tape.bytes, at, length);
        if (field >= 0) {
            return field;
        }
        int first = at;
        int last = at + length;
        while (first < last && tape.bytes[first] == ' ') {
            first++;
        }
        while (last > first && tape.bytes[last - 1] == ' ') {
            last--;
        }
        if (last - first != length) {
            tape.note(ProblemCode.HEADER_SPACE, at, length);
        }
        field = Field.foldedAt(tape.bytes, first, last - first);
        if (field < 0) {
            tape.note(ProblemCode.HEADER_UNKNOWN_FIELD, first, last - first);
        } else if (Field.exactAt(tape.bytes, first, last - first) < 0) {
            tape.note(ProblemCode.HEADER_NAME_CASE, first, last - first);
        }
        return field;
    }

    private int value(int field, int name, int from) {
        byte[] bytes = tape.bytes;
        int at = from;
        while (at < tape.end && !separator(bytes[at]) && bytes[at] != '=') {
            at++;
        }
        int next = at + 1;
        int stop = at;
        if (at < tape.end && bytes[at] == '=') {
            // Flag=5CP=&& : the separator before the data area was left out.
            boolean area = at - from >= 2 && (bytes[at - 1] | 0x20) == 'p' && (bytes[at - 2] | 0x20) == 'c';
            tape.note(ProblemCode.HEADER_SEPARATOR, name, at - name);
            stop = area ? at - 2 : at;
            next = area ? at - 2 : at + 1;
        } else if (at < tape.end && bytes[at] == ',') {
            tape.note(ProblemCode.HEADER_SEPARATOR, name, at + 1 - name);
        }
        if (field >= 0) {
            store(field, name, from, stop);
        }
        return next;
    }

    private void store(int field, int name, int from, int to) {
        int first = from;
        int last = to;
        while (first < last && tape.bytes[first] == ' ') {
            first++;
        }
        while (last > first && tape.bytes[last - 1] == ' ') {
            last--;
        }
        if (last - first != to - from) {
            tape.note(ProblemCode.HEADER_SPACE, name, to - name);
        }
        if (tape.fieldAt[field] >= 0) {
            tape.note(ProblemCode.HEADER_REPEATED_FIELD, name, to - name);
            return;
        }
        tape.fieldAt[field] = first;
        tape.fieldLength[field] = last - first;
        order(field, name, to);
        number(Field.of(field), first, last - first);
    }

    private void order(int field, int name, int to) {
        boolean part = field == Field.PNUM.ordinal() || field == Field.PNO.ordinal();
        if (part && (rank == Field.QN.ordinal() || tape.earlyParts)) {
            // 2005 has PNUM and PNO directly after QN; the parser judges when it knows the edition.
            if (field == Field.PNO.ordinal() && !tape.present(Field.PNUM)) {
                tape.note(ProblemCode.HEADER_ORDER, name, to - name);
            }
            tape.earlyParts = true;
        } else if (field < rank) {
            tape.note(ProblemCode.HEADER_ORDER, name, to - name);
        } else {
            rank = field;
        }
    }

    private void number(Field field, int at, int length) {
        if (field == Field.FLAG) {
            int value = integer(at, length, 255);
            tape.flag = value;
            if (value == NOT_A_NUMBER) {
                tape.note(ProblemCode.FLAG_MALFORMED, at, length);
            }
        } else if (field == Field.PNUM || field == Field.PNO) {
            int value = integer(at, length, 9999);
            if (value <= 0) {
                tape.note(ProblemCode.PNUM_MALFORMED, at, length);
            } else if (field == Field.PNUM) {
                tape.pnum = value;
            } else {
                tape.pno = value;
            }
        }
    }

    private int integer(int at, int length, int max) {
        int value = length == 0 ? NOT_A_NUMBER : 0;
        for (int i = at; i < at + length && value >= 0; i++) {
            int digit = tape.bytes[i] - '0';
            value = digit < 0 || digit > 9 || value > max ? NOT_A_NUMBER : value * 10 + digit;
        }
        return value > max ? NOT_A_NUMBER : value;
    }

    private int area(int name, int from) {
        byte[] bytes = tape.bytes;
        int at = from;
        while (at < tape.end && bytes[at] == ' ') {
            at++;
        }
        if (at > from) {
            tape.note(ProblemCode.HEADER_SPACE, name, at - name);
        }
        if (at + 1 < tape.end && bytes[at] == '&' && bytes[at + 1] == '&') {
            at += 2;
        } else {
            tape.note(ProblemCode.HEADER_CP_OPENING, name, Math.min(tape.end, at + 2) - name);
        }
        open(name, at);
        return tape.end;
    }

    private void open(int name, int at) {
        byte[] bytes = tape.bytes;
        tape.fieldAt[Field.CP.ordinal()] = name;
        tape.fieldLength[Field.CP.ordinal()] = tape.end - name;
        tape.areaStart = at;
        boolean closed = tape.end - at >= 2 && bytes[tape.end - 1] == '&' && bytes[tape.end - 2] == '&';
        tape.areaEnd = closed ? tape.end - 2 : tape.end;
        if (!closed && !tape.has(ProblemCode.FRAME_TRUNCATED)) {
            tape.note(ProblemCode.FRAME_UNCLOSED, "");
        }
    }

    private static boolean separator(byte b) {
        return b == ';' || b == ',';
    }
}
