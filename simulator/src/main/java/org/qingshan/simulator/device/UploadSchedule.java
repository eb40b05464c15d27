/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which uploads fall due as the logger's clock runs. Real-time values are sent as they are now or not at all; every
 * period is sent, late ones marked as backlog.
 */
final class UploadSchedule {

    private final LoggerProfile profile;
    private final LoggerSettings settings;
    private final DataSource source;
    private final Cursor minutes = new Cursor();
    private final Cursor hours = new Cursor();
    private final Cursor days = new Cursor();
    private @Nullable LocalDateTime nextRealtime;

    /** The next period to be sent, and from when on periods are no backlog. */
    private static final class Cursor {
        private @Nullable LocalDateTime next;
        private @Nullable LocalDateTime fresh;
    }

    UploadSchedule(LoggerProfile profile, LoggerSettings settings, DataSource source) {
        this.profile = profile;
        this.settings = settings;
        this.source = source;
    }

    /** Begins with the periods that lie so far back. */
    void start(LocalDateTime clock, Backfill backfill) {
        begin(minutes, minuteSpan(), clock, clock.minus(backfill.minutes()));
        begin(hours, Span.HOUR, clock, clock.minus(backfill.hours()));
        begin(days, Span.DAY, clock, clock.minus(backfill.days()));
    }

    private static void begin(Cursor cursor, Span span, LocalDateTime clock, LocalDateTime from) {
        cursor.next = span.startOf(from);
        cursor.fresh = span.startOf(clock);
    }

    private Span minuteSpan() {
        return Span.minutes(Math.max(1, settings.minuteMinutes()));
    }

    /** After an outage: what ended meanwhile is backlog. */
    void reconnected(LocalDateTime clock) {
        minutes.fresh = minuteSpan().startOf(clock);
        hours.fresh = Span.HOUR.startOf(clock);
        days.fresh = Span.DAY.startOf(clock);
    }

    /** Everything that is due at the logger's time, oldest first. */
    List<Outgoing> listDue(LocalDateTime clock) {
        var due = new ArrayList<Outgoing>();
        if (settings.isRealtimeOn()) {
            addRealtime(due, clock);
        }
        if (settings.minuteMinutes() > 0) {
            addPeriods(due, minutes, minuteSpan(), clock);
        }
        addPeriods(due, hours, Span.HOUR, clock);
        if (profile.dayReports()) {
            addPeriods(due, days, Span.DAY, clock);
        }
        return due;
    }

    private void addRealtime(List<Outgoing> due, LocalDateTime clock) {
        int interval = settings.realtimeSeconds();
        if (nextRealtime == null || !clock.isBefore(nextRealtime)) {
            int ofDay = clock.toLocalTime().toSecondOfDay() / interval * interval;
            var at = clock.toLocalDate().atStartOfDay().plusSeconds(ofDay);
            nextRealtime = at.plusSeconds(interval);
            var items = source.listRealtime(at);
            if (!items.isEmpty()) {
                due.add(Outgoing.upload("2011", at, items, false));
            }
        }
    }

    private void addPeriods(List<Outgoing> due, Cursor cursor, Span span, LocalDateTime clock) {
        while (cursor.next != null && !span.endOf(cursor.next).isAfter(clock)) {
            var start = cursor.next;
            cursor.next = span.endOf(start);
            var items = source.listPeriod(span, start);
            if (!items.isEmpty()) {
                boolean backlog = cursor.fresh != null && start.isBefore(cursor.fresh);
                due.add(Outgoing.upload(span.cn(), start, items, backlog));
            }
        }
    }

    /** When something falls due next, by the logger's clock. */
    LocalDateTime nextDue(LocalDateTime clock) {
        var next = clock.plusMinutes(1).withSecond(0).withNano(0);
        boolean soon = settings.isRealtimeOn() && nextRealtime != null && nextRealtime.isBefore(next);
        return soon && nextRealtime != null ? nextRealtime : next;
    }
}
