/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time, the first byte lowest. */
final class Words {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private Words() {}

    /** The eight bytes from {@code at}; the caller knows that they are there. */
    static long at(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Position of the first byte equal to {@code wanted} in a word, 8 when there is none. */
    static int indexOf(long word, byte wanted) {
        long difference = word ^ (ONES * (wanted & 0xFF));
        return Long.numberOfTrailingZeros((difference - ONES) & ~difference & TOPS) >>> 3;
    }

    /** The lowest {@code length} bytes of a word, 1 to 8. */
    static long low(long word, int length) {
        return word & -1L >>> (64 - 8 * length);
    }
}
