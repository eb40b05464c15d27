/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.qingshan.standards.number.Ratio;

/** Reads what {@link ByteWriter} wrote. */
final class ByteReader {

    private static final double[] POWERS = powers();

    private final byte[] buffer;
    private int at;

    ByteReader(byte[] buffer) {
        this.buffer = buffer;
    }

    private static double[] powers() {
        double[] powers = new double[23];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    int octet() {
        return buffer[at++] & 0xFF;
    }

    long varint() {
        long value = 0;
        int shift = 0;
        byte octet;
        do {
            octet = buffer[at++];
            value |= (long) (octet & 0x7F) << shift;
            shift += 7;
        } while (octet < 0);
        return value;
    }

    int size() {
        return Math.toIntExact(varint());
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        int size = size();
        at += size;
        return Arrays.copyOfRange(buffer, at - size, at);
    }

    void skipBytes() {
        int size = size();
        at += size;
    }

    Ratio ratio() {
        int scale = octet();
        if (scale == ByteWriter.FRACTION) {
            return Ratio.of(new BigInteger(bytes()), new BigInteger(bytes()));
        }
        return Ratio.ofUnscaled(signed(), scale);
    }

    private long signed() {
        long zigzag = varint();
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    /** The same number for drawing. */
    double drawn() {
        int scale = octet();
        if (scale == ByteWriter.FRACTION) {
            return Ratio.of(new BigInteger(bytes()), new BigInteger(bytes())).toDouble();
        }
        long unscaled = signed();
        return scale < POWERS.length
                ? unscaled / POWERS[scale]
                : Ratio.ofUnscaled(unscaled, scale).toDouble();
    }

    void skipRatio() {
        if (octet() == ByteWriter.FRACTION) {
            skipBytes();
            skipBytes();
        } else {
            varint();
        }
    }
}
