/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal as a device or a standard wrote it: unscaled × 10^-scale. The scale is evidence ({@code 0} and
 * {@code 0.000} are not equal), {@link #compareTo} looks at the number only. Kept in a {@code long} while it fits.
 */
public final class Decimal implements Comparable<Decimal> {

    public static final Decimal ZERO = new Decimal(0, null, 0);
    public static final Decimal ONE = new Decimal(1, null, 0);
    /** No standard and no device of the field writes more decimals; beyond it text stays text. */
    public static final int MAX_SCALE = 100;

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d{1,100}(\\.\\d{0,100})?|\\.\\d{1,100})");

    private final long compact;
    private final @Nullable BigInteger big;
    private final int scale;

    private Decimal(long compact, @Nullable BigInteger big, int scale) {
        this.compact = compact;
        this.big = big;
        this.scale = scale;
    }

    public static Decimal of(long unscaled, int scale) {
        return new Decimal(unscaled, null, checkScale(scale));
    }

    public static Decimal of(BigInteger unscaled, int scale) {
        checkScale(scale);
        return unscaled.bitLength() < Long.SIZE
                ? new Decimal(unscaled.longValue(), null, scale)
                : new Decimal(0, unscaled, scale);
    }

    public static Decimal of(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        return of(plain.unscaledValue(), plain.scale());
    }

    /** Reads plain digits with optional sign and point; throws on anything else. */
    public static Decimal of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a decimal number. Maybe it holds a mark, a unit or an exponent."));
    }

    /** Reads plain digits with optional sign and point; empty for anything else (marks, exponents, NaN). */
    public static Optional<Decimal> find(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(of(new BigDecimal(text))) : Optional.empty();
    }

    private static int checkScale(int scale) {
        if (scale < 0) {
            throw new IllegalArgumentException("scale " + scale + " is below 0");
        }
        return scale;
    }

    public int scale() {
        return scale;
    }

    public boolean isCompact() {
        return big == null;
    }

    /** The digits as a {@code long}; throws when they do not fit, see {@link #isCompact()}. */
    public long unscaledLong() {
        if (big != null) {
            throw new ArithmeticException(this + " does not fit a long");
        }
        return compact;
    }

    public BigInteger unscaled() {
        return big == null ? BigInteger.valueOf(compact) : big;
    }

    public int signum() {
        return big == null ? Long.signum(compact) : big.signum();
    }

    public Decimal plus(Decimal other) {
        return of(toBigDecimal().add(other.toBigDecimal()));
    }

    public Decimal minus(Decimal other) {
        return of(toBigDecimal().subtract(other.toBigDecimal()));
    }

    public Decimal times(Decimal other) {
        return of(toBigDecimal().multiply(other.toBigDecimal()));
    }

    public Decimal negate() {
        return of(unscaled().negate(), scale);
    }

    public Ratio toRatio() {
        return Ratio.of(this);
    }

    public BigDecimal toBigDecimal() {
        return big == null ? BigDecimal.valueOf(compact, scale) : new BigDecimal(big, scale);
    }

    /** For statistics and drawing only, never to be stored as a measured value. */
    public double toDouble() {
        return toBigDecimal().doubleValue();
    }

    @Override
    public int compareTo(Decimal other) {
        if (big == null && other.big == null && scale == other.scale) {
            return Long.compare(compact, other.compact);
        }
        return toBigDecimal().compareTo(other.toBigDecimal());
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Decimal other
                && scale == other.scale
                && unscaled().equals(other.unscaled());
    }

    @Override
    public int hashCode() {
        return 31 * unscaled().hashCode() + scale;
    }

    /** Plain digits, never an exponent. */
    @Override
    public String toString() {
        return toBigDecimal().toPlainString();
    }
}
