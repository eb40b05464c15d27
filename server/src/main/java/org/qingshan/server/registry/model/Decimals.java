/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One form for equal numbers, so that 3.50 and 3.5 are the same and records that hold them compare. */
public final class Decimals {

    /** More digits, or more places before or after the point, no figure of the registry has. */
    private static final int MOST_DIGITS = 30;

    private Decimals() {}

    /** The number that a text says; empty when it says none, or one that nobody could write out. */
    public static Optional<BigDecimal> find(String text) {
        try {
            return Optional.of(new BigDecimal(text))
                    .filter(Decimals::isWritable)
                    .map(Decimals::tidy);
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** The number without an exponent; as it came where it would have no end of noughts, such as 1e999999999. */
    public static String text(BigDecimal value) {
        return isWritable(value) ? value.toPlainString() : value.toString();
    }

    private static boolean isWritable(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
    }

    public static BigDecimal tidy(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static @Nullable BigDecimal tidyOrNull(@Nullable BigDecimal value) {
        return value == null ? null : tidy(value);
    }

    /** Equal in value, or both absent. */
    public static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
