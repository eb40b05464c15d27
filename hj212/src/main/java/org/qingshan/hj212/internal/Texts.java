/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text on the wire: ASCII, UTF-8 since 2017, GBK from devices of 2005. */
public final class Texts {
    private static final Charset GBK = Charset.forName("GBK");

    private Texts() {}

    /** How a piece of text was read. */
    public enum Reading {
        ASCII,
        UTF_8,
        GBK,
        UNREADABLE
    }

    /** A piece of text and how it was read. */
    public record Decoded(String text, Reading reading) {}

    /** Strict UTF-8, then strict GBK, then each byte as it is. */
    public static Decoded decode(byte[] bytes, int offset, int length) {
        if (ascii(bytes, offset, length)) {
            return new Decoded(latin(bytes, offset, length), Reading.ASCII);
        }
        String utf8 = strict(StandardCharsets.UTF_8, bytes, offset, length);
        if (utf8 != null) {
            return new Decoded(utf8, Reading.UTF_8);
        }
        String gbk = strict(GBK, bytes, offset, length);
        return gbk != null
                ? new Decoded(gbk, Reading.GBK)
                : new Decoded(latin(bytes, offset, length), Reading.UNREADABLE);
    }

    public static boolean ascii(byte[] bytes, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }

    public static String latin(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static @Nullable String strict(Charset charset, byte[] bytes, int offset, int length) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException notThisCharset) {
            return null;
        }
    }
}
