/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;

/**
 * One period of one monitoring point.
 *
 * <p>Packs into a {@code long} (point 32 bits, kind 2 bits, start in minutes since 1970 30 bits), so that twenty thousand
 * of them a second cost no objects.
 *
 * @param start begin of the period, a whole minute
 */
public record Window(int point, WindowKind kind, Instant start) {

    public Window {
        if (start.getEpochSecond() % 60 != 0 || start.getNano() != 0) {
            throw new IllegalArgumentException("A window starts at a whole minute, not at " + start);
        }
    }

    public long packed() {
        return pack(point, kind, start.getEpochSecond());
    }

    public static long pack(int point, WindowKind kind, long startEpochSecond) {
        return ((long) point << 32) | ((long) kind.code() << 30) | Math.floorDiv(startEpochSecond, 60L);
    }

    public static Window unpack(long packed) {
        return new Window(pointOf(packed), WindowKind.of(kindOf(packed)), Instant.ofEpochSecond(startOf(packed)));
    }

    static int pointOf(long packed) {
        return (int) (packed >>> 32);
    }

    static short kindOf(long packed) {
        return (short) ((packed >>> 30) & 3);
    }

    static long startOf(long packed) {
        return (packed & 0x3FFF_FFFFL) * 60;
    }
}
