/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Remembers texts that come again with every packet: device numbers, codes. Direct-mapped, so its size is bounded. */
public final class StringCache {
    private static final int SLOTS = 1024;
    private static final int LONGEST = 64;

    private final @Nullable String[] slots = new String[SLOTS];

    /** The text of a range of Latin-1 bytes. */
    public String get(byte[] bytes, int at, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return Texts.latin(bytes, at, length);
        }
        int hash = length;
        for (int i = at; i < at + length; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        String known = slots[slot];
        if (known != null && same(known, bytes, at, length)) {
            return known;
        }
        String fresh = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean same(String text, byte[] bytes, int at, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != (bytes[at + i] & 0xFF)) {
                return false;
            }
        }
        return true;
    }
}
