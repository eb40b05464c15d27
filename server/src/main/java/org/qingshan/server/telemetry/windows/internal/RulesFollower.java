/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.RulesChanged;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.windows.store.AggregateTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A rule, limit, mark or ruling that reaches back makes the stored windows it touches dirty. Where devices lead to other points than
 * before, the windows of their stored samples are dirty too: of samples that came before the mapping nothing was computed yet.
 */
@Component
class RulesFollower {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFollower.class);
    private static final int CHUNK = 5_000;
    /** Windows marked and not worked off beyond which no more are marked by a change of rules. */
    private static final int MOST_WAITING = 400_000;

    private static final long PAUSE_MILLIS = 200;
    private static final Timestamp EVER = Timestamp.from(Instant.parse("1990-01-01T00:00:00Z"));
    private static final Timestamp NEVER = Timestamp.from(Instant.parse("2190-01-01T00:00:00Z"));

    private final JdbcClient ingest;
    private final DirtyMarks marks;
    private final DirtyWindows dirtyWindows;
    private final SampleSpans samples;
    private final RulesInForce rules;

    RulesFollower(
            @Qualifier("ingest") JdbcClient ingest,
            DirtyMarks marks,
            DirtyWindows dirtyWindows,
            SampleSpans samples,
            RulesInForce rules) {
        this.ingest = ingest;
        this.marks = marks;
        this.dirtyWindows = dirtyWindows;
        this.samples = samples;
        this.rules = rules;
        rules.onChange(this::follow);
    }

    /** @return how many windows it touches */
    int follow(RulesChanged change) {
        if (!change.recompute()) {
            return 0;
        }
        int windows = 0;
        for (Level level : Level.values()) {
            windows += mark(level, change);
        }
        if (change.rerouted()) {
            windows += markSamples(change);
        }
        LOG.info("event=rules-changed rules={} windows={}", change.snapshot(), windows);
        return windows;
    }

    /** Page by page, each read and marked for itself: of a change that reaches far nothing long is held in memory or open. */
    private int mark(Level level, RulesChanged change) {
        var batch = new Batch();
        var last = new DirtyWindow(0, level, Instant.EPOCH);
        List<DirtyWindow> page;
        do {
            page = page(level, change, last);
            for (DirtyWindow window : page) {
                batch.add(window);
                last = window;
            }
        } while (page.size() == CHUNK);
        return batch.finish();
    }

    private List<DirtyWindow> page(Level level, RulesChanged change, DirtyWindow after) {
        return ingest.sql("SELECT point_id, start FROM telemetry." + AggregateTable.name(level)
                        + " WHERE NOT superseded AND (:everything OR point_id = ANY (:points))"
                        + " AND start >= CAST(:from AS timestamptz) - interval '1 day'"
                        + " AND start + make_interval(secs => seconds) > :from"
                        + " AND start < :to AND (point_id, start) > (:point, :start)"
                        + " ORDER BY point_id, start LIMIT " + CHUNK)
                .param("everything", change.everything())
                .param("points", change.points().toArray(Integer[]::new))
                .param("from", from(change))
                .param("to", to(change))
                .param("point", after.point())
                .param("start", Timestamp.from(after.start()))
                .query((row, n) -> new DirtyWindow(
                        row.getInt(1), level, row.getTimestamp(2).toInstant()))
                .list();
    }

    private int markSamples(RulesChanged change) {
        var batch = new Batch();
        RulesSnapshot current = rules.current();
        for (int point : change.points()) {
            samples.each(point, current, from(change), to(change), batch::add);
        }
        return batch.finish();
    }

    private static Timestamp from(RulesChanged change) {
        return change.from() == null ? EVER : Timestamp.from(change.from());
    }

    private static Timestamp to(RulesChanged change) {
        return change.to() == null ? NEVER : Timestamp.from(change.to());
    }

    /** Marks in chunks, so that five years of a point need no list of their windows. */
    private final class Batch {

        private final List<DirtyWindow> touched = new ArrayList<>();
        private int count;

        void add(DirtyWindow window) {
            touched.add(window);
            count++;
            if (touched.size() == CHUNK) {
                awaitRoom();
                marks.mark(touched);
                touched.clear();
            }
        }

        /** What is marked is held in memory until it is worked off: the work sets the pace. */
        private void awaitRoom() {
            while (dirtyWindows.size() > MOST_WAITING) {
                try {
                    Thread.sleep(PAUSE_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("Stopped before all windows were marked; it begins anew", e);
                }
            }
        }

        int finish() {
            marks.mark(touched);
            return count;
        }
    }
}
