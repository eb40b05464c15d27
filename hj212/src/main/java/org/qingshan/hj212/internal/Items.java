/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.qingshan.hj212.DataFlags;
import org.qingshan.hj212.Factor;
import org.qingshan.hj212.FactorDictionary;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.hj212.Suffix;

/** Gathers the values of one factor into one item and judges them against the code table. */
@SuppressWarnings("EnumOrdinal") // positions in arrays and bit masks, never stored
final class Items {
    private static final int NONE = -1;
    private static final long FOLD_SIX = 0x202020202020L;
    private static final int FLAG = Suffix.FLAG.ordinal();
    private static final int OTHER = Suffix.OTHER.ordinal();
    private static final long NUMBERS = mask(Suffix.Form.NUMBER);
    private static final long MEASURED = measured();
    private static final long FACILITY = 1L << Suffix.RS.ordinal() | 1L << Suffix.RT.ordinal();

    private final Tape tape;
    private final FactorDictionary dictionary;
    private int lastItem;
    private long lastCode;
    private int knownRow;
    private boolean lastWasParam;
    private boolean oldCodes;
    private boolean newCodes;

    Items(Tape tape, FactorDictionary dictionary) {
        this.tape = tape;
        this.dictionary = dictionary;
    }

    private static long mask(Suffix.Form form) {
        long mask = 0;
        for (Suffix suffix : Suffix.values()) {
            mask |= suffix.form() == form ? 1L << suffix.ordinal() : 0;
        }
        return mask;
    }

    /** Suffixes whose values have the data type of the factor. */
    private static long measured() {
        long mask = 0;
        for (int i = Suffix.RTD.ordinal(); i <= Suffix.ZS_MAX.ordinal(); i++) {
            mask |= 1L << i;
        }
        return mask;
    }

    void begin() {
        lastItem = NONE;
        lastCode = 0;
        knownRow = NONE;
        lastWasParam = false;
        oldCodes = false;
        newCodes = false;
    }

    /** Whether a code of six bytes in canonical spelling is that of the item before or in the table. */
    boolean know(long code) {
        if (code == lastCode) {
            return true;
        }
        knownRow = dictionary.rowOfPacked(code);
        lastCode = knownRow < 0 ? 0 : code;
        return knownRow >= 0 && !tape.dialect.renames();
    }

    /** Adds an entry whose code was just found by {@link #know}. */
    void addKnown(int entry, byte separator, NumberScanner number) {
        long key = lastCode | FOLD_SIX;
        if (lastItem != NONE && tape.itemKey[lastItem] == key) {
            if (separator == ';') {
                tape.note(ProblemCode.AREA_SPLIT_ITEM, tape.codeAt[entry], tape.codeLength[entry]);
            }
        } else {
            changeItem(entry, separator, key);
        }
        finish(entry, number);
    }

    void add(int entry, byte separator, NumberScanner number) {
        if (tape.suffix[entry] == Tape.PARAM) {
            parameter(entry, separator);
            return;
        }
        int at = tape.codeAt[entry];
        int length = tape.codeLength[entry];
        long key = KeyTable.foldedKey(tape.bytes, at, length);
        if (lastItem != NONE && tape.itemKey[lastItem] == key) {
            if (separator == ';') {
                tape.note(ProblemCode.AREA_SPLIT_ITEM, at, length);
            }
        } else {
            knownRow = NONE;
            lastCode = 0;
            changeItem(entry, separator, key);
        }
        finish(entry, number);
    }

    private void finish(int entry, NumberScanner number) {
        tape.item[entry] = (short) lastItem;
        lastWasParam = false;
        if (!duplicate(entry)) {
            tape.count = entry + 1;
            judge(entry, number);
        }
    }

    private void parameter(int entry, byte separator) {
        int name = tape.item[entry];
        if (name == ParamNames.DATA_TIME) {
            DataTimes.read(tape, tape.valueAt[entry], tape.valueLength[entry]);
        }
        boolean comma = separator == ',' && (name == ParamNames.END_TIME || lastItem != NONE);
        if (comma) {
            tape.note(ProblemCode.AREA_SEPARATOR, tape.codeAt[entry], tape.codeLength[entry]);
        }
        if (tape.valueLength[entry] == 0) {
            tape.note(ProblemCode.VALUE_EMPTY, tape.codeAt[entry], tape.codeLength[entry]);
        }
        lastItem = NONE;
        lastWasParam = true;
        tape.count = entry + 1;
    }

    private void changeItem(int entry, byte separator, long key) {
        if (separator == ',' && (lastItem != NONE || lastWasParam)) {
            tape.note(ProblemCode.AREA_SEPARATOR, tape.codeAt[entry], tape.codeLength[entry]);
        }
        for (int i = 0; i < tape.items; i++) {
            if (tape.itemKey[i] == key) {
                tape.note(ProblemCode.AREA_SPLIT_ITEM, tape.codeAt[entry], tape.codeLength[entry]);
                lastItem = i;
                return;
            }
        }
        lastItem = tape.items++;
        tape.itemKey[lastItem] = key;
        tape.itemSuffixes[lastItem] = 0;
        tape.itemCodeAt[lastItem] = tape.codeAt[entry];
        tape.itemCodeLength[lastItem] = tape.codeLength[entry];
        identify(entry);
    }

    private void identify(int entry) {
        byte[] bytes = tape.bytes;
        int at = tape.codeAt[entry];
        int length = tape.codeLength[entry];
        int row = knownRow >= 0 ? knownRow : dictionary.rowAt(bytes, at, length);
        if (tape.dialect.renames()) {
            row = renamedRow(row, at, length);
        }
        boolean old = false;
        if (row >= 0) {
            newCodes |= length == 6;
        } else {
            row = dictionary.row2005At(bytes, at, length);
            old = row >= 0;
            oldCodes |= old;
        }
        tape.itemExact[lastItem] = knownRow >= 0;
        tape.itemRow[lastItem] = (short) row;
        tape.itemOld[lastItem] = old;
        if (row < 0) {
            unknown(entry, at, length);
        } else if (!old && bytes[at] < 'a' && length == 6) {
            tape.note(ProblemCode.CODE_CASE, at, length);
        }
        if (oldCodes && newCodes) {
            tape.note(ProblemCode.CODE_MIXED, at, length);
        }
    }

    private int renamedRow(int row, int at, int length) {
        String code = tape.dialect.codes().get(Texts.latin(tape.bytes, at, length));
        if (code == null) {
            return row;
        }
        byte[] renamed = code.getBytes(StandardCharsets.ISO_8859_1);
        return dictionary.rowAt(renamed, 0, renamed.length);
    }

    private void unknown(int entry, int at, int length) {
        boolean facility = (FACILITY & 1L << tape.suffix[entry]) != 0 && length > 2 && tape.bytes[at] == 'S';
        if (facility) {
            return;
        }
        boolean digits = length == 5;
        for (int i = at; i < at + length && digits; i++) {
            digits = tape.bytes[i] >= '0' && tape.bytes[i] <= '9';
        }
        tape.note(digits ? ProblemCode.CODE_NO_LETTER : ProblemCode.CODE_UNKNOWN, at, length);
    }

    private boolean duplicate(int entry) {
        int suffix = tape.suffix[entry];
        long bit = 1L << suffix;
        if (suffix == OTHER || (tape.itemSuffixes[lastItem] & bit) == 0) {
            tape.itemSuffixes[lastItem] |= bit;
            return false;
        }
        for (int i = 0; i < entry; i++) {
            if (tape.suffix[i] == suffix && tape.item[i] == lastItem) {
                tape.note(
                        sameValue(i, entry) ? ProblemCode.AREA_DUPLICATE_EQUAL : ProblemCode.AREA_DUPLICATE,
                        tape.codeAt[entry],
                        tape.valueAt[entry] + tape.valueLength[entry] - tape.codeAt[entry]);
            }
        }
        return true;
    }

    private boolean sameValue(int a, int b) {
        return Arrays.equals(
                tape.bytes,
                tape.valueAt[a],
                tape.valueAt[a] + tape.valueLength[a],
                tape.bytes,
                tape.valueAt[b],
                tape.valueAt[b] + tape.valueLength[b]);
    }

    private void judge(int entry, NumberScanner number) {
        int suffix = tape.suffix[entry];
        long bit = 1L << suffix;
        if ((NUMBERS & bit) != 0 && tape.scale[entry] != Tape.NO_NUMBER) {
            int row = tape.itemRow[lastItem];
            if (!number.plain()) {
                note(ProblemCode.VALUE_PLAIN, entry);
            }
            if (row >= 0 && (MEASURED & bit) != 0 && !fits(row, number)) {
                note(ProblemCode.VALUE_DIGITS, entry);
            }
        } else if (tape.valueLength[entry] == 0) {
            note(ProblemCode.VALUE_EMPTY, entry);
        } else if ((NUMBERS & bit) != 0) {
            noNumber(entry, number);
        } else if (suffix == FLAG
                && !DataFlags.isKnownAt(tape.edition, tape.bytes, tape.valueAt[entry], tape.valueLength[entry])) {
            note(ProblemCode.MARK_UNKNOWN, entry);
        }
    }

    private boolean fits(int row, NumberScanner number) {
        return dictionary.fits(tape.edition, row, number.integerDigits(), number.scale());
    }

    private void noNumber(int entry, NumberScanner number) {
        int row = tape.itemRow[lastItem];
        if (row >= 0 && production(dictionary.factor(row))) {
            return;
        }
        int from = tape.valueAt[entry];
        int to = from + tape.valueLength[entry];
        boolean digits = number.scan(tape.bytes, from, to) == to && number.digits() > 0;
        note(digits ? ProblemCode.VALUE_TOO_LONG : ProblemCode.VALUE_NOT_A_NUMBER, entry);
    }

    /** Production conditions (2025) carry texts such as {@code St}. */
    private static boolean production(Factor factor) {
        return factor.family().equals("production");
    }

    private void note(ProblemCode code, int entry) {
        int at = tape.codeAt[entry];
        tape.note(code, at, tape.valueAt[entry] + tape.valueLength[entry] - at);
    }
}
