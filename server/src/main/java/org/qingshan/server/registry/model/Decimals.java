/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One form for equal numbers, so that 3.50 and 3.5 are the same and records that hold them compare. */
public final class Decimals {

    private Decimals() {}

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
