/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

/** Reads {@code [+-]digits[.digits]} from a buffer without garbage. Reused. */
public final class NumberScanner {
    private long unscaled;
    private int digits;
    private int scale;
    private int leadingZeros;
    private boolean plus;

    /** Scans from {@code at} and returns where the number stops; {@link #digits()} is 0 when there was none. */
    public int scan(byte[] bytes, int at, int end) {
        int p = at;
        boolean negative = false;
        plus = false;
        if (p < end && (bytes[p] == '-' || bytes[p] == '+')) {
            negative = bytes[p] == '-';
            plus = !negative;
            p++;
        }
        int first = p;
        int point = -1;
        long value = 0;
        while (p < end) {
            int digit = bytes[p] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = p;
            } else {
                break;
            }
            p++;
        }
        digits = p - first - (point < 0 ? 0 : 1);
        scale = point < 0 ? 0 : p - point - 1;
        unscaled = negative ? -value : value;
        leadingZeros = digits > 1 && bytes[first] == '0' ? countZeros(bytes, first, p, point) : 0;
        return p;
    }

    /** Zeros at the front of the integer digits that carry nothing, leaving one digit before the point. */
    private static int countZeros(byte[] bytes, int first, int end, int point) {
        int stop = (point < 0 ? end : point) - 1;
        int p = first;
        while (p < stop && bytes[p] == '0') {
            p++;
        }
        return p - first;
    }

    public int digits() {
        return digits;
    }

    /** Digits before the point without idle zeros; a lone zero counts as none. */
    public int integerDigits() {
        return digits - scale - leadingZeros;
    }

    public int scale() {
        return scale;
    }

    public long unscaled() {
        return unscaled;
    }

    /** Whether there was a number and a long holds it exactly. */
    public boolean exact() {
        return digits > 0 && digits - leadingZeros <= Numbers.MAX_DIGITS;
    }

    /** Whether the number carries a leading + or idle zeros. */
    public boolean plain() {
        return !plus && leadingZeros == 0;
    }
}
