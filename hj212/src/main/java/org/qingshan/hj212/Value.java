/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.math.BigDecimal;
import org.qingshan.hj212.internal.Numbers;

/**
 * One value of a factor: the device's own text, and where that text is a decimal number its exact unscaled value and
 * scale. The scale is evidence ({@code 0} and {@code 0.000} differ) and no value ever goes through binary floating
 * point.
 *
 * @param suffixText the suffix as sent
 * @param text the value as sent
 * @param number whether the text is a decimal number; otherwise {@code unscaled} and {@code scale} mean nothing
 */
public record Value(Suffix suffix, String suffixText, String text, boolean number, long unscaled, int scale) {

    /** The exact number; only for a {@link #number()}. */
    public BigDecimal toBigDecimal() {
        if (!number) {
            throw new IllegalStateException(
                    "Value '%s' is no decimal number. Maybe number() was not asked.".formatted(text));
        }
        return BigDecimal.valueOf(unscaled, scale);
    }

    /** A value as the encoder takes it: number or not is decided by the text. */
    public static Value of(Suffix suffix, String text) {
        return of(suffix, suffix.wire(), text);
    }

    public static Value of(Suffix suffix, String suffixText, String text) {
        Numbers.Parsed parsed = Numbers.parse(text);
        return suffix.form() == Suffix.Form.MARK || parsed == null
                ? new Value(suffix, suffixText, text, false, 0, 0)
                : new Value(suffix, suffixText, text, true, parsed.unscaled(), parsed.scale());
    }
}
