/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.RulesChanged;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.windows.store.AggregateTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A rule, limit, mark or ruling that reaches back makes the stored windows it touches dirty. */
@Component
class RulesFollower {

    private static final Logger LOG = LoggerFactory.getLogger(RulesFollower.class);
    private static final int CHUNK = 5_000;
    private static final Timestamp EVER = Timestamp.from(Instant.parse("1990-01-01T00:00:00Z"));
    private static final Timestamp NEVER = Timestamp.from(Instant.parse("2190-01-01T00:00:00Z"));

    private final JdbcClient ingest;
    private final DirtyMarks marks;

    RulesFollower(@Qualifier("ingest") JdbcClient ingest, DirtyMarks marks, RulesInForce rules) {
        this.ingest = ingest;
        this.marks = marks;
        rules.onChange(this::follow);
    }

    void follow(RulesChanged change) {
        if (!change.recompute()) {
            return;
        }
        int windows = 0;
        for (Level level : Level.values()) {
            windows += mark(level, change);
        }
        LOG.info("event=rules-changed rules={} windows={}", change.snapshot(), windows);
    }

    private int mark(Level level, RulesChanged change) {
        List<DirtyWindow> touched = new ArrayList<>();
        int[] count = {0};
        ingest.sql("SELECT point_id, start FROM telemetry." + AggregateTable.name(level)
                        + " WHERE NOT superseded AND (:everything OR point_id = ANY (:points))"
                        + " AND start >= CAST(:from AS timestamptz) - interval '1 day'"
                        + " AND start + make_interval(secs => seconds) > :from"
                        + " AND start < :to")
                .param("everything", change.everything())
                .param("points", change.points().toArray(Integer[]::new))
                .param("from", change.from() == null ? EVER : Timestamp.from(change.from()))
                .param("to", change.to() == null ? NEVER : Timestamp.from(change.to()))
                .query(row -> {
                    touched.add(new DirtyWindow(
                            row.getInt(1), level, row.getTimestamp(2).toInstant()));
                    if (touched.size() == CHUNK) {
                        marks.mark(touched);
                        touched.clear();
                    }
                    count[0]++;
                });
        marks.mark(touched);
        return count[0];
    }
}
