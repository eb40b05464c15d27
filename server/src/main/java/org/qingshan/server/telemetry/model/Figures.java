/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Exact decimals in the packed form of {@code telemetry.sample.figures}: per value a scale byte (digits after the point as
 * sent) and the unscaled value as a zigzag varint; scale byte 255 alone = no number.
 */
public final class Figures {

    private static final int NONE = 255;

    private final byte[] scales;
    private final long[] unscaled;

    private Figures(byte[] scales, long[] unscaled) {
        this.scales = scales;
        this.unscaled = unscaled;
    }

    public static Figures unpack(byte[] packed) {
        byte[] scales = new byte[packed.length];
        long[] unscaled = new long[packed.length];
        int count = 0;
        int at = 0;
        while (at < packed.length) {
            scales[count] = packed[at++];
            if ((scales[count] & 0xFF) != NONE) {
                long zigzag = 0;
                int shift = 0;
                byte octet;
                do {
                    octet = packed[at++];
                    zigzag |= (long) (octet & 0x7F) << shift;
                    shift += 7;
                } while (octet < 0);
                unscaled[count] = (zigzag >>> 1) ^ -(zigzag & 1);
            }
            count++;
        }
        return new Figures(Arrays.copyOf(scales, count), Arrays.copyOf(unscaled, count));
    }

    public int size() {
        return scales.length;
    }

    /** The device sent a number at this place. */
    public boolean isNumber(int index) {
        return (scales[index] & 0xFF) != NONE;
    }

    public int scale(int index) {
        return scales[index];
    }

    public long unscaled(int index) {
        return unscaled[index];
    }

    public Optional<BigDecimal> findNumber(int index) {
        return isNumber(index) ? Optional.of(BigDecimal.valueOf(unscaled[index], scales[index])) : Optional.empty();
    }

    /** Fills a packed form; reused from packet to packet by one thread. */
    public static final class Packer {

        private byte[] buffer = new byte[256];
        private int length;

        public void clear() {
            length = 0;
        }

        public void add(long value, int scale) {
            ensure(11);
            buffer[length++] = (byte) scale;
            long zigzag = (value << 1) ^ (value >> 63);
            while ((zigzag & ~0x7FL) != 0) {
                buffer[length++] = (byte) (zigzag | 0x80);
                zigzag >>>= 7;
            }
            buffer[length++] = (byte) zigzag;
        }

        public void addNone() {
            ensure(1);
            buffer[length++] = (byte) NONE;
        }

        public byte[] packed() {
            return Arrays.copyOf(buffer, length);
        }

        private void ensure(int more) {
            if (buffer.length - length < more) {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
    }
}
