/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Cuts time into windows. */
public final class Windows {

    /** The zone of reporting hours and days. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Windows() {}

    /** The minute window that holds the instant; intervals divide the hour (HJ 212-2017 table 6: 1 … 30 minutes). */
    public static Window minute(int pointId, Instant time, Duration interval) {
        long length = interval.toSeconds();
        long start = Math.floorDiv(time.getEpochSecond(), length) * length;
        return new Window(pointId, Level.MINUTE, Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + length));
    }

    public static Window hour(int pointId, Instant time) {
        Instant start = time.truncatedTo(ChronoUnit.HOURS);
        return new Window(pointId, Level.HOUR, start, start.plus(1, ChronoUnit.HOURS));
    }

    /** The natural day in Asia/Shanghai. */
    public static Window day(int pointId, Instant time) {
        Instant start = time.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        return new Window(pointId, Level.DAY, start, start.plus(1, ChronoUnit.DAYS));
    }
}
