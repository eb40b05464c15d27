/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers texts that come again with every packet: device numbers, codes. Direct-mapped, so its size is bounded. */
public final class StringCache {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 64;

    private final byte[][] keys = new byte[SLOTS][];
    private final @Nullable String[] texts = new String[SLOTS];

    /** The text of a range of Latin-1 bytes. */
    public String get(byte[] bytes, int at, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return Texts.latin(bytes, at, length);
        }
        int slot = slot(bytes, at, length);
        String known = texts[slot];
        if (known != null && Arrays.equals(keys[slot], 0, keys[slot].length, bytes, at, at + length)) {
            return known;
        }
        String fresh = Texts.latin(bytes, at, length);
        keys[slot] = Arrays.copyOfRange(bytes, at, at + length);
        texts[slot] = fresh;
        return fresh;
    }

    private static int slot(byte[] bytes, int at, int length) {
        long hash = KeyTable.exactKey(bytes, at, Math.min(8, length));
        if (length > 8) {
            hash ^= Long.rotateLeft(Words.at(bytes, at + length - 8), 29) ^ length;
        }
        return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 54) & (SLOTS - 1);
    }
}
