/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decimal numbers as exact unscaled value and scale. */
public final class Numbers {
    /** Digits that always fit a long. */
    public static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** A number read from a text. */
    public record Parsed(long unscaled, int scale) {}

    /** The exact number of a text, or null when it is none or has more digits than a long holds. */
    public static @Nullable Parsed parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        NumberScanner scanner = new NumberScanner();
        int end = scanner.scan(bytes, 0, bytes.length);
        return end == bytes.length && scanner.exact() ? new Parsed(scanner.unscaled(), scanner.scale()) : null;
    }
}
