/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows.Taken;
import org.qingshan.server.telemetry.windows.WindowsSettings;

/**
 * When a dirty window is due. A minute: its end and a moment for the packets under way. An hour or day that is over: the
 * same; one that is not over: a pause after it was computed last. All are spread over the points, so that twenty thousand
 * windows do not fall due at once: minutes over some seconds, hours and days over minutes.
 */
final class Dues {

    private static final int POINTS_PER_SECOND = 100;
    private static final int MINUTES_PER_SECOND = 400;
    private static final long MOST_SPREAD = 600;

    private final WindowsSettings settings;
    private final Map<Long, Instant> openComputed = new ConcurrentHashMap<>();

    Dues(WindowsSettings settings) {
        this.settings = settings;
    }

    /** The due time of a window, {@link Instant#EPOCH} for a point that is no longer known. */
    Instant of(DirtyWindow dirty, RulesSnapshot rules, Instant now) {
        PointRules point = rules.findPoint(dirty.point()).orElse(null);
        if (point == null) {
            return Instant.EPOCH;
        }
        Window window = WindowWorker.cut(dirty, point);
        int points = rules.listPoints().size();
        if (dirty.level() == Level.MINUTE) {
            return window.end().plus(settings.minuteSettle()).plus(minuteSpread(dirty.point(), points));
        }
        Duration spread = spread(dirty.point(), points);
        Instant over = window.end().plus(settings.periodSettle()).plus(spread);
        if (!now.isBefore(over)) {
            return over;
        }
        Duration pause = dirty.level() == Level.HOUR ? settings.openHourPause() : settings.openDayPause();
        Instant last = openComputed.computeIfAbsent(
                dirty.packed(), none -> later(window.start(), now.minus(pause)).plus(spread));
        Instant next = last.plus(pause);
        return next.isBefore(over) ? next : over;
    }

    /** The earliest start that no minute window can be due with. */
    long minutesStartedBefore(Instant now) {
        return now.minus(settings.minuteSettle()).getEpochSecond() - 60 + 1;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration minuteSpread(int point, int points) {
        long most = points * 1_000L / MINUTES_PER_SECOND;
        return Duration.ofMillis(most == 0 ? 0 : Math.floorMod(point * 0x9E3779B1L, most));
    }

    private static Duration spread(int point, int points) {
        long most = Math.min(MOST_SPREAD, points / POINTS_PER_SECOND);
        return Duration.ofSeconds(most == 0 ? 0 : Math.floorMod(point * 0x9E3779B1L, most));
    }

    /** Remembers when windows that are not over were computed. */
    void computed(Iterable<Taken> done, Instant now) {
        openComputed.values().removeIf(at -> at.isBefore(now.minus(Duration.ofDays(2))));
        for (Taken taken : done) {
            if (taken.window().level() != Level.MINUTE) {
                openComputed.put(taken.window().packed(), now);
            }
        }
    }
}
