/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.windows.store.AggregateTable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Follows the clock where no packet comes: every hour and day of every point that is due is computed once
 * when it is over, so that missing hours are seen, conditions step and our own figures are judged. A stop is caught up.
 */
@Component
class ClockSteps {

    /** So long after a closing windows are still computed, in which conditions that were open come to an end. */
    private static final Duration RUN_OUT = Duration.ofDays(1);

    private static final Duration MOST_BEHIND = Duration.ofDays(31);

    private final JdbcClient ingest;
    private final RulesInForce rulesInForce;
    private final DirtyMarks marks;
    private final Clock clock;

    ClockSteps(
            @Qualifier("ingest") JdbcClient ingest,
            RulesInForce rulesInForce,
            DirtyMarks marks,
            Clock clock,
            Jobs jobs) {
        this.ingest = ingest;
        this.rulesInForce = rulesInForce;
        this.marks = marks;
        this.clock = clock;
        jobs.every("telemetry.clock", Duration.ofSeconds(5), this::step);
    }

    void step() {
        RulesSnapshot rules = rulesInForce.current();
        step(Level.HOUR, rules);
        step(Level.DAY, rules);
    }

    private void step(Level level, RulesSnapshot rules) {
        Instant now = clock.instant();
        Window open = window(level, 0, now);
        Instant done = doneUntil(level, open);
        if (done.isBefore(now.minus(MOST_BEHIND))) {
            done = window(level, 0, now.minus(MOST_BEHIND)).start();
        }
        for (Window next = window(level, 0, done);
                !now.isBefore(Graces.closing(next, rules));
                next = window(level, 0, next.end())) {
            close(next, rules);
        }
    }

    private static Window window(Level level, int point, Instant time) {
        return level == Level.DAY ? Windows.day(point, time) : Windows.hour(point, time);
    }

    /** A clock that was ahead and went back has left a border that lies in the future: until there nothing would be missed. */
    private Instant doneUntil(Level level, Window open) {
        List<Timestamp> known = ingest.sql("SELECT done_until FROM telemetry.clock_step WHERE name = :name")
                .param("name", AggregateTable.name(level))
                .query(Timestamp.class)
                .list();
        if (known.isEmpty() || known.getFirst().toInstant().isAfter(open.end())) {
            setDone(level, open.start());
            return open.start();
        }
        return known.getFirst().toInstant();
    }

    private void close(Window period, RulesSnapshot rules) {
        Topology topology = Topology.of(rules);
        Set<Integer> points = new TreeSet<>(topology.pointsDueAt(period.start()));
        points.addAll(topology.pointsDueAt(period.start().minus(RUN_OUT)));
        marks.mark(points.stream()
                .map(point -> new DirtyWindow(point, period.level(), period.start()))
                .toList());
        setDone(period.level(), period.end());
    }

    private void setDone(Level level, Instant until) {
        ingest.sql("INSERT INTO telemetry.clock_step (name, done_until) VALUES (:name, :until)"
                        + " ON CONFLICT (name) DO UPDATE SET done_until = excluded.done_until")
                .param("name", AggregateTable.name(level))
                .param("until", Timestamp.from(until))
                .update();
    }
}
