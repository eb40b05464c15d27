/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The CRC of Appendix A, the same in every edition.
 *
 * <p>The register keeps only its high byte from one byte to the next, so the chain is an 8-bit state machine
 * {@code h' = H(h ^ b)} with {@code H(x) = T(x) >> 8}. {@code H} is linear over XOR, and applied eight times it is the
 * identity. Bytes eight apart therefore weigh the same: the whole segment folds into one 64-bit word by XOR, and eight
 * table steps finish it. (The same fact says what the CRC cannot see: two equal changes, or an exchange of two bytes,
 * at a distance of eight.)
 */
public final class Crc {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int START = 0xFF;
    private static final char[] TABLE = table();
    private static final byte[] STEP = step();

    private Crc() {}

    /** CRC of {@code length} bytes from {@code offset}; FFFF for no bytes at all. */
    public static int compute(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0xFFFF;
        }
        int at = offset;
        int state = START;
        for (int head = (length - 1) & 7; head > 0; head--) {
            state = STEP[state ^ (bytes[at++] & 0xFF)] & 0xFF;
        }
        // One byte is kept back, so that its table entry gives the low byte of the register too.
        long folded = state;
        int last = offset + length - 1;
        while (at + 32 <= last) {
            folded ^= word(bytes, at) ^ word(bytes, at + 8) ^ word(bytes, at + 16) ^ word(bytes, at + 24);
            at += 32;
        }
        for (; at < last; at += 8) {
            folded ^= word(bytes, at);
        }
        return TABLE[eightSteps(folded) ^ (bytes[last] & 0xFF)];
    }

    /** Where {@link #advance} begins. */
    public static final int BEGIN = START;

    /** What {@link #advance} has come to after the bytes from {@code from} to before {@code to}. */
    public static int advance(int state, byte[] bytes, int from, int to) {
        int advanced = state;
        for (int i = from; i < to; i++) {
            advanced = STEP[advanced ^ (bytes[i] & 0xFF)] & 0xFF;
        }
        return advanced;
    }

    /** The CRC of the bytes advanced through and one more. */
    public static int end(int state, byte last) {
        return TABLE[state ^ (last & 0xFF)];
    }

    /** CRC-16/MODBUS, which some devices send instead; only used to name what they did. */
    public static int modbus(byte[] bytes, int offset, int length) {
        int register = 0xFFFF;
        for (int i = offset; i < offset + length; i++) {
            register = register >>> 8 ^ TABLE[(register ^ bytes[i]) & 0xFF];
        }
        return register;
    }

    /** The known variant that gives {@code sent} for this segment, if any; the right algorithm comes first. */
    public static Optional<CrcVariant> findVariant(int sent, byte[] bytes, int offset, int length) {
        for (CrcVariant variant : CrcVariant.values()) {
            if (variant.compute(bytes, offset, length) == sent) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    private static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    /** Runs the state through the eight bytes of a folded word; for a fold of nothing this is the identity. */
    private static int eightSteps(long folded) {
        int state = 0;
        long rest = folded;
        for (int i = 0; i < 8; i++) {
            state = STEP[state ^ (int) (rest & 0xFF)] & 0xFF;
            rest >>>= 8;
        }
        return state;
    }

    private static char[] table() {
        char[] table = new char[256];
        for (int x = 0; x < 256; x++) {
            int register = x;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 1 ? register >>> 1 ^ 0xA001 : register >>> 1;
            }
            table[x] = (char) register;
        }
        return table;
    }

    private static byte[] step() {
        byte[] step = new byte[256];
        for (int x = 0; x < 256; x++) {
            step[x] = (byte) (TABLE[x] >>> 8);
        }
        return step;
    }
}
