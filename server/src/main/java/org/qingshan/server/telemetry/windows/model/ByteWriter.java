/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;

/** Writes the packed form of {@link AggregateCodec}. */
final class ByteWriter {

    /** Scale byte of a number that is no finite decimal of a {@code long}: numerator and denominator follow. */
    static final int FRACTION = 255;

    private byte[] buffer = new byte[256];
    private int length;

    void octet(int value) {
        ensure(1);
        buffer[length++] = (byte) value;
    }

    void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] value) {
        varint(value.length);
        ensure(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    void ratio(Ratio value) {
        Decimal decimal = compact(value);
        if (decimal == null) {
            octet(FRACTION);
            integer(value.numerator());
            integer(value.denominator());
        } else {
            long unscaled = decimal.unscaledLong();
            octet(decimal.scale());
            varint((unscaled << 1) ^ (unscaled >> 63));
        }
    }

    private static @Nullable Decimal compact(Ratio value) {
        Decimal decimal = value.findDecimal().orElse(null);
        return decimal == null || !decimal.isCompact() || decimal.scale() < 0 || decimal.scale() > Decimal.MAX_SCALE
                ? null
                : decimal;
    }

    private void integer(BigInteger value) {
        bytes(value.toByteArray());
    }

    byte[] written() {
        return Arrays.copyOf(buffer, length);
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
