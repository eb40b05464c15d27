/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A fixed map from short ASCII names to small numbers that is asked with bytes of a buffer, so that looking a name up
 * makes no garbage. Names up to eight bytes are packed into one long; longer ones are hashed and then compared.
 */
public final class KeyTable {
    /** Makes a letter a lower-case one and leaves digits and hyphens as they are. */
    private static final int FOLD = 0x20;

    private static final long FOLD_ALL = 0x2020202020202020L;

    private final long[] keys;
    private final short[] numbers;
    private final byte[][] names;
    private final boolean folding;
    private final int mask;

    private KeyTable(int size, boolean folding) {
        int slots = Integer.highestOneBit(Math.max(16, size * 8));
        this.keys = new long[slots];
        this.numbers = new short[slots];
        this.names = new byte[slots][];
        this.mask = slots - 1;
        this.folding = folding;
    }

    /** A table of {@code items}, numbered in their order; an empty name is left out, of equal ones the first counts. */
    public static <T> KeyTable of(T[] items, Function<T, String> name, boolean folding) {
        KeyTable table = new KeyTable(items.length, folding);
        for (int i = 0; i < items.length; i++) {
            table.put(name.apply(items[i]), i);
        }
        return table;
    }

    private void put(String name, int number) {
        if (name.isEmpty() || find(name) >= 0) {
            return;
        }
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        long key = key(bytes, 0, bytes.length);
        int slot = slot(key);
        while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        numbers[slot] = (short) number;
        names[slot] = bytes;
    }

    /** The number of a name, or -1. */
    public int find(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return find(bytes, 0, bytes.length);
    }

    /** The number of the name that stands in a buffer, or -1. */
    public int find(byte[] bytes, int at, int length) {
        return length == 0 ? -1 : find(key(bytes, at, length), bytes, at, length);
    }

    /** The number of a name of at most eight bytes by its packed key, or -1. */
    public int findPacked(long key) {
        for (int slot = slot(key); keys[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return numbers[slot];
            }
        }
        return -1;
    }

    private int find(long key, byte[] bytes, int at, int length) {
        for (int slot = slot(key); keys[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key && (key > 0 || same(names[slot], bytes, at, length))) {
                return numbers[slot];
            }
        }
        return -1;
    }

    private boolean same(byte[] name, byte[] bytes, int at, int length) {
        if (name.length != length) {
            return false;
        }
        int fold = folding ? FOLD : 0;
        for (int i = 0; i < length; i++) {
            if ((name[i] | fold) != (bytes[at + i] | fold)) {
                return false;
            }
        }
        return true;
    }

    private long key(byte[] bytes, int at, int length) {
        return folding ? foldedKey(bytes, at, length) : exactKey(bytes, at, length);
    }

    /** Up to eight bytes packed into a long; a longer name gives a negative hash. */
    public static long exactKey(byte[] bytes, int at, int length) {
        return length <= 8 ? packed(bytes, at, length, 0) : hash(bytes, at, length, 0);
    }

    /** As {@link #exactKey}, the same for upper and lower case. */
    public static long foldedKey(byte[] bytes, int at, int length) {
        return length <= 8 ? packed(bytes, at, length, FOLD_ALL) : hash(bytes, at, length, FOLD);
    }

    private static long packed(byte[] bytes, int at, int length, long fold) {
        if (length == 0) {
            return 0;
        }
        long word = 0;
        if (at + 8 <= bytes.length) {
            word = Words.at(bytes, at);
        } else {
            for (int i = at + length - 1; i >= at; i--) {
                word = word << 8 | (bytes[i] & 0xFF);
            }
        }
        return Words.low(word | fold, length);
    }

    private static long hash(byte[] bytes, int at, int length, int fold) {
        long key = 0;
        for (int i = 0; i < length; i++) {
            key = key * 1099511628211L + (bytes[at + i] | fold);
        }
        return key | Long.MIN_VALUE;
    }

    private int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 44) & mask;
    }
}
