/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.util.Comparator;
import java.util.List;

/**
 * One factor of the load packets. Every packet shows {@code prefix} and three digits drawn below {@code range}, so that
 * values stay plausible (a steady stack under way) while each data time has its own.
 *
 * @param prefix integer part with the point, for example {@code 15.}
 * @param range exclusive upper bound of the three digits
 * @param converted whether a {@code -ZsRtd} with the same digits follows: with O2 near 6 % and 6 % as reference the
 *     conversion is one to within 1 %
 */
record LoadFactor(String code, String prefix, int range, boolean converted) {

    private static final List<LoadFactor> ALL = List.of(
            new LoadFactor("a34013", "3.", 1000, true),
            new LoadFactor("a21026", "15.", 1000, true),
            new LoadFactor("a21002", "32.", 1000, true),
            new LoadFactor("a19001", "6.", 100, false),
            new LoadFactor("a01011", "12.", 1000, false),
            new LoadFactor("a01012", "52.", 1000, false),
            new LoadFactor("a01013", "0.", 200, false),
            new LoadFactor("a01014", "9.", 1000, false),
            new LoadFactor("a21005", "21.", 1000, false),
            new LoadFactor("a21003", "18.", 1000, false),
            new LoadFactor("a21004", "4.", 1000, false),
            new LoadFactor("a21024", "7.", 1000, false),
            new LoadFactor("a21018", "0.", 900, false),
            new LoadFactor("a24088", "8.", 1000, false),
            new LoadFactor("a00000", "96.", 1000, false),
            new LoadFactor("a20057", "0.", 20, false));

    static final int MAX = ALL.size();

    /** The first {@code count} factors of the house order, sorted by code. */
    static List<LoadFactor> list(int count) {
        return ALL.subList(0, count).stream()
                .sorted(Comparator.comparing(LoadFactor::code))
                .toList();
    }

    /** Value in thousandths for three digits. */
    int thousandths(int digits) {
        return Integer.parseInt(prefix.substring(0, prefix.length() - 1)) * 1000 + digits;
    }
}
