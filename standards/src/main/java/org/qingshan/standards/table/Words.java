/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.table;

import java.util.Locale;

/** Enum constants as words in data: {@code OUT_OF_RANGE} is written {@code out-of-range}. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> E toEnum(Class<E> type, String word) {
        return Enum.valueOf(type, word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
