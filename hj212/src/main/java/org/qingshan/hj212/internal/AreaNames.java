/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;

/** Reads what stands before an equals sign in the data area, and judges text. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
final class AreaNames {
    private final Tape tape;

    AreaNames(Tape tape) {
        this.tape = tape;
    }

    void parameter(int entry, int from, int to) {
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
        }
        tape.codeAt[entry] = first;
        tape.codeLength[entry] = last - first;
        tape.suffix[entry] = Tape.PARAM;
        tape.item[entry] = (short) known(first, last - first);
    }

    private int known(int at, int length) {
        int exact = ParamNames.exactAt(tape.bytes, at, length);
        if (exact >= 0) {
            if (exact == ParamNames.BARE_FLAG) {
                tape.note(ProblemCode.AREA_BARE_FLAG, at, length);
            } else if (exact == ParamNames.POL_ID_MISSPELT) {
                tape.note(ProblemCode.NAME_POLID, at, length);
                return ParamNames.POL_ID;
            }
            return exact;
        }
        int folded = ParamNames.foldedAt(tape.bytes, at, length);
        if (folded >= 0) {
            tape.note(ProblemCode.NAME_CASE, at, length);
        } else if (!wide(at, at + length)) {
            tape.note(ProblemCode.AREA_NO_SUFFIX, at, length);
        }
        return folded;
    }

    void factor(int entry, int from, int hyphen, int to) {
        byte[] bytes = tape.bytes;
        int codeEnd = hyphen;
        int codeStart = from;
        int suffixStart = hyphen + 1;
        int suffixEnd = to;
        if (bytes[from] == ' ' || bytes[hyphen - (hyphen > from ? 1 : 0)] == ' ') {
            codeStart = skip(from, hyphen);
            codeEnd = back(codeStart, hyphen);
            tape.note(codeEnd < hyphen ? ProblemCode.AREA_INNER_SPACE : ProblemCode.AREA_SPACE, from, to - from);
        }
        if (suffixStart < to && bytes[suffixStart] == '-') {
            tape.note(ProblemCode.AREA_DOUBLE_HYPHEN, from, to - from);
            suffixStart++;
        }
        if (suffixStart < to && (bytes[suffixStart] == ' ' || bytes[to - 1] == ' ')) {
            int start = skip(suffixStart, to);
            tape.note(start > suffixStart ? ProblemCode.AREA_INNER_SPACE : ProblemCode.AREA_SPACE, from, to - from);
            suffixStart = start;
            suffixEnd = back(suffixStart, to);
        }
        tape.codeAt[entry] = codeStart;
        tape.codeLength[entry] = codeEnd - codeStart;
        tape.suffixAt[entry] = suffixStart;
        tape.suffixLength[entry] = suffixEnd - suffixStart;
        tape.suffix[entry] = (byte) suffix(suffixStart, suffixEnd - suffixStart);
    }

    private int suffix(int at, int length) {
        int exact = Suffix.ordinalAt(tape.bytes, at, length);
        if (exact >= 0) {
            return exact;
        }
        if (tape.dialect.renames()) {
            String renamed = tape.dialect.suffixes().get(Texts.latin(tape.bytes, at, length));
            if (renamed != null) {
                return Suffix.of(renamed).ordinal();
            }
        }
        int folded = Suffix.foldedOrdinalAt(tape.bytes, at, length);
        if (folded >= 0) {
            tape.note(ProblemCode.SUFFIX_CASE, at, length);
            return folded;
        }
        if (!wide(at, at + length)) {
            tape.note(ProblemCode.SUFFIX_UNKNOWN, at, length);
        }
        return Suffix.OTHER.ordinal();
    }

    void withoutEquals(int from, int to) {
        int first = skip(from, to);
        if (first == to) {
            tape.note(ProblemCode.AREA_BLANK, from, to - from);
        } else if (!wide(first, to)) {
            tape.note(ProblemCode.AREA_NO_EQUALS, first, Math.min(32, to - first));
        }
    }

    /** A value that is no log: full-width punctuation means that separators were lost. */
    void text(int from, int to) {
        if (!wide(from, to)) {
            logText(from, to);
        }
    }

    void logText(int from, int to) {
        if (Texts.ascii(tape.bytes, from, to - from)) {
            return;
        }
        Texts.Decoded decoded = Texts.decode(tape.bytes, from, to - from);
        if (decoded.reading() == Texts.Reading.GBK) {
            tape.note(ProblemCode.AREA_TEXT_GBK, decoded.text());
        } else if (decoded.reading() == Texts.Reading.UNREADABLE) {
            tape.note(ProblemCode.AREA_TEXT_UNREADABLE, from, Math.min(32, to - from));
        }
    }

    /** Whether a piece holds full-width ；，＝－ in UTF-8 or GBK; noted. */
    private boolean wide(int from, int to) {
        if (Texts.ascii(tape.bytes, from, to - from)) {
            return false;
        }
        String text = Texts.decode(tape.bytes, from, to - from).text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '；' || c == '，' || c == '＝' || c == '＆' || c == '－') {
                tape.note(ProblemCode.AREA_FULL_WIDTH, text);
                return true;
            }
        }
        return false;
    }

    private int skip(int from, int to) {
        int at = from;
        while (at < to && tape.bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private int back(int from, int to) {
        int at = to;
        while (at > from && tape.bytes[at - 1] == ' ') {
            at--;
        }
        return at;
    }
}
