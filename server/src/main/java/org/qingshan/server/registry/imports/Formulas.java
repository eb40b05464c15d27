/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.regex.Pattern;

/**
 * Texts that an office program would take for a formula when it opens a CSV file get an apostrophe in front, which it takes
 * for "text follows"; reading takes it off again. Numbers stay as they are.
 */
final class Formulas {

    private static final Pattern DANGEROUS = Pattern.compile("[=+\\-@\t].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern GUARDED = Pattern.compile("'[=+\\-@\t].*", Pattern.DOTALL);

    private Formulas() {}

    static String guarded(String cell) {
        return DANGEROUS.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
