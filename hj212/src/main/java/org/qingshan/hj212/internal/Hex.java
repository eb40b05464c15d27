/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;

/** Digits of the wire. */
public final class Hex {
    private static final byte[] VALUE = new byte[256];

    static {
        java.util.Arrays.fill(VALUE, (byte) -1);
        for (int i = 0; i < 10; i++) {
            VALUE['0' + i] = (byte) i;
        }
        for (int i = 0; i < 6; i++) {
            VALUE['A' + i] = (byte) (10 + i);
            VALUE['a' + i] = (byte) (10 + i);
        }
    }

    private Hex() {}

    /** Four hexadecimal digits as a number, or -1. */
    public static int parse4(byte[] bytes, int at) {
        int a = VALUE[bytes[at] & 0xFF];
        int b = VALUE[bytes[at + 1] & 0xFF];
        int c = VALUE[bytes[at + 2] & 0xFF];
        int d = VALUE[bytes[at + 3] & 0xFF];
        return (a | b | c | d) < 0 ? -1 : a << 12 | b << 8 | c << 4 | d;
    }

    /** The value of one hexadecimal digit, or -1. */
    public static int value(int digit) {
        return VALUE[digit & 0xFF];
    }

    /** Four decimal digits as a number, or -1. */
    public static int decimal4(byte[] bytes, int at) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = bytes[at + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    public static boolean hasLowerCase(byte[] bytes, int at) {
        return ((bytes[at] | bytes[at + 1] | bytes[at + 2] | bytes[at + 3]) & 0x40) != 0
                && (bytes[at] >= 'a' || bytes[at + 1] >= 'a' || bytes[at + 2] >= 'a' || bytes[at + 3] >= 'a');
    }

    /** Text for a report: anything that is not printable ASCII becomes a question mark. */
    public static String printable(byte[] bytes, int at, int length) {
        byte[] copy = new byte[length];
        for (int i = 0; i < length; i++) {
            byte b = bytes[at + i];
            copy[i] = b >= 0x20 && b < 0x7F ? b : (byte) '?';
        }
        return new String(copy, StandardCharsets.US_ASCII);
    }
}
