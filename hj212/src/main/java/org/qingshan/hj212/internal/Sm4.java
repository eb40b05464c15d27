/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The SM4 block cipher (GB/T 32907-2016): 128-bit block and key, 32 rounds. */
public final class Sm4 {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int ROUNDS = 32;
    private static final int[] FK = {0xA3B1BAC6, 0x56AA3350, 0x677D9197, 0xB27022DC};
    private static final int[] SBOX = sbox();

    private final int[] keys;

    private Sm4(int[] keys) {
        this.keys = keys;
    }

    public static Sm4 forEncryption(byte[] key) {
        return new Sm4(expand(key));
    }

    public static Sm4 forDecryption(byte[] key) {
        int[] forward = expand(key);
        int[] backward = new int[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            backward[i] = forward[ROUNDS - 1 - i];
        }
        return new Sm4(backward);
    }

    /** Runs the cipher over {@code count} blocks in place. */
    public void blocks(byte[] bytes, int offset, int count) {
        for (int i = 0; i < count; i++) {
            block(bytes, offset + 16 * i);
        }
    }

    private void block(byte[] bytes, int at) {
        int a = (int) INT.get(bytes, at);
        int b = (int) INT.get(bytes, at + 4);
        int c = (int) INT.get(bytes, at + 8);
        int d = (int) INT.get(bytes, at + 12);
        for (int key : keys) {
            int mixed = substitute(b ^ c ^ d ^ key);
            int next = a
                    ^ mixed
                    ^ Integer.rotateLeft(mixed, 2)
                    ^ Integer.rotateLeft(mixed, 10)
                    ^ Integer.rotateLeft(mixed, 18)
                    ^ Integer.rotateLeft(mixed, 24);
            a = b;
            b = c;
            c = d;
            d = next;
        }
        INT.set(bytes, at, d);
        INT.set(bytes, at + 4, c);
        INT.set(bytes, at + 8, b);
        INT.set(bytes, at + 12, a);
    }

    private static int[] expand(byte[] key) {
        int[] k = new int[ROUNDS + 4];
        for (int i = 0; i < 4; i++) {
            k[i] = (int) INT.get(key, 4 * i) ^ FK[i];
        }
        for (int i = 0; i < ROUNDS; i++) {
            int mixed = substitute(k[i + 1] ^ k[i + 2] ^ k[i + 3] ^ constant(i));
            k[i + 4] = k[i] ^ mixed ^ Integer.rotateLeft(mixed, 13) ^ Integer.rotateLeft(mixed, 23);
        }
        return Arrays.copyOfRange(k, 4, ROUNDS + 4);
    }

    /** Round constant CK: its four bytes are multiples of seven. */
    private static int constant(int round) {
        int value = 0;
        for (int j = 0; j < 4; j++) {
            value = value << 8 | ((4 * round + j) * 7 & 0xFF);
        }
        return value;
    }

    private static int substitute(int x) {
        return SBOX[x >>> 24] << 24 | SBOX[x >>> 16 & 0xFF] << 16 | SBOX[x >>> 8 & 0xFF] << 8 | SBOX[x & 0xFF];
    }

    /**
     * The S-box as its algebra: an affine map, inversion in GF(2^8) modulo x^8+x^7+x^6+x^5+x^4+x^2+1, and the affine map
     * again.
     */
    private static int[] sbox() {
        int[] box = new int[256];
        for (int x = 0; x < 256; x++) {
            box[x] = affine(invert(affine(x)));
        }
        return box;
    }

    private static int affine(int x) {
        int result = 0;
        for (int i = 0; i < 8; i++) {
            int row = 0xA7 << i | 0xA7 >>> (8 - i);
            result |= (Integer.bitCount(x & row & 0xFF) & 1) << i;
        }
        return result ^ 0xD3;
    }

    private static int invert(int x) {
        int power = 1;
        for (int i = 0; i < 254; i++) {
            power = multiply(power, x);
        }
        return x == 0 ? 0 : power;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int i = 0; i < 8; i++) {
            if ((b >>> i & 1) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 0x80) != 0 ? (shifted << 1 ^ 0x1F5) & 0xFF : shifted << 1;
        }
        return product;
    }
}
