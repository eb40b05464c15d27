/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A rate, and how much may come at once (the generic cell rate algorithm: one number says when the next event is due). Times are of
 * {@link System#nanoTime}. Safe for threads.
 */
final class Pace {

    private final long interval;
    private final long burst;
    private final AtomicLong due = new AtomicLong(Long.MIN_VALUE);

    /** @param burstSeconds so many seconds' worth may come at once */
    Pace(int perSecond, int burstSeconds) {
        interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        burst = TimeUnit.SECONDS.toNanos(burstSeconds);
    }

    /** Counts an event that has happened; nanoseconds to wait before the next, 0 while the rate is kept. */
    long count(long now) {
        return Math.max(0, due.updateAndGet(next -> Math.max(next, now) + interval) - now - burst);
    }

    /** Counts an event unless it is one too many. */
    boolean admits(long now) {
        long before = due.getAndUpdate(next -> isOver(next, now) ? next : Math.max(next, now) + interval);
        return !isOver(before, now);
    }

    private boolean isOver(long next, long now) {
        return Math.max(next, now) + interval - now > burst;
    }

    /** Nothing of the past counts any more. */
    boolean isAtRest(long now) {
        return due.get() <= now;
    }
}
