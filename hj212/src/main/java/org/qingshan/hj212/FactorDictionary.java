/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qingshan.hj212.internal.Csv;
import org.qingshan.hj212.internal.KeyTable;

/**
 * The factor codes of all editions, from {@code factors.csv}. Codes are texts, never numbers: {@code 001} is pH and
 * {@code 01} is dust.
 */
public final class FactorDictionary {
    private static final FactorDictionary STANDARD = new FactorDictionary();

    private final Factor[] factors;
    private final int[] limits;
    private final int[] limits2025;
    private final KeyTable byCode;
    private final KeyTable byExactCode;
    private final KeyTable by2005;

    private FactorDictionary() {
        List<Factor> rows = new ArrayList<>();
        for (Csv.Row row : Csv.read("factors.csv")) {
            rows.add(factor(row));
        }
        factors = rows.toArray(Factor[]::new);
        limits = limits(factors, Edition.HJ_2017);
        limits2025 = limits(factors, Edition.HJ_2025);
        byCode = KeyTable.of(factors, Factor::code, true);
        byExactCode = KeyTable.of(factors, Factor::code, false);
        by2005 = KeyTable.of(factors, Factor::code2005, true);
    }

    private static int[] limits(Factor[] factors, Edition edition) {
        int[] limits = new int[factors.length];
        for (int i = 0; i < factors.length; i++) {
            limits[i] = factors[i].integerDigits(edition) << 8 | (factors[i].decimals(edition) & 0xFF);
        }
        return limits;
    }

    private static Factor factor(Csv.Row row) {
        return new Factor(
                row.get("code"),
                row.get("family"),
                row.get("name_zh"),
                row.get("name_en"),
                row.get("code2005"),
                row.get("unit"),
                row.get("amount_unit"),
                row.get("type"),
                row.get("type_2025"),
                row.get("origin"),
                row.get("certainty"));
    }

    public static FactorDictionary standard() {
        return STANDARD;
    }

    /** All rows, in the order of the table. */
    public List<Factor> listFactors() {
        return List.of(factors);
    }

    /** The factor of a code of 2017 or later, whatever its case; device numbers of process codes are seen through. */
    public Optional<Factor> find(String code) {
        byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
        int row = rowAt(bytes, 0, bytes.length);
        return row < 0 ? Optional.empty() : Optional.of(factors[row]);
    }

    /** The factor of a code of 2005, whatever its case. */
    public Optional<Factor> find2005(String code) {
        int row = by2005.find(code);
        return row < 0 ? Optional.empty() : Optional.of(factors[row]);
    }

    /** For the scanner: the row of the code (2017 and later) that stands in a buffer, or -1. */
    public int rowAt(byte[] bytes, int at, int length) {
        int row = byCode.find(bytes, at, length);
        return row < 0 && length == 6 ? patternRow(bytes, at) : row;
    }

    /** For the scanner: the row of a code of six bytes in its canonical spelling by its packed form, or -1. */
    public int rowOfPacked(long packed) {
        return byExactCode.findPacked(packed);
    }

    /** For the scanner: the row of the 2005 code that stands in a buffer, or -1. */
    public int row2005At(byte[] bytes, int at, int length) {
        return by2005.find(bytes, at, length);
    }

    /** The factor of a row. */
    public Factor factor(int row) {
        return factors[row];
    }

    /** Whether a number with these digits is within the type of a row in an edition; a row without type allows any. */
    public boolean fits(Edition edition, int row, int integerDigits, int decimals) {
        int limit = (edition == Edition.HJ_2025 ? limits2025 : limits)[row];
        return limit < 0 || (integerDigits <= limit >> 8 && decimals <= (limit & 0xFF));
    }

    /** {@code e101xx}: two digits name the device. {@code i3331x}: one digit names the point. */
    private int patternRow(byte[] bytes, int at) {
        int letter = bytes[at] | 0x20;
        int wild = letter == 'e' || letter == 'g' ? 2 : letter == 'i' ? 1 : 0;
        if (wild == 0) {
            return -1;
        }
        byte[] pattern = Arrays.copyOfRange(bytes, at, at + 6);
        for (int i = 6 - wild; i < 6; i++) {
            if (pattern[i] < '0' || pattern[i] > '9') {
                return -1;
            }
            pattern[i] = 'x';
        }
        return byCode.find(pattern, 0, 6);
    }
}
