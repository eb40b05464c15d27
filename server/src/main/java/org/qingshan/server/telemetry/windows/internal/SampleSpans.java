/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.UploadKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In which windows of a point there are stored samples of the devices that feed it now, whether or not anything was computed of them. */
@Component
class SampleSpans {

    private final JdbcClient ingest;

    SampleSpans(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    void each(int point, RulesSnapshot rules, Timestamp from, Timestamp to, Consumer<DirtyWindow> sink) {
        int[] devices = Topology.of(rules).devicesOf(point);
        if (devices.length == 0 || rules.findPoint(point).isEmpty()) {
            return;
        }
        Duration minutes = rules.getPoint(point).point().minuteInterval();
        each(point, devices, Level.MINUTE, minutes, from, to, sink);
        each(point, devices, Level.HOUR, Duration.ofHours(1), from, to, sink);
        each(point, devices, Level.DAY, Duration.ofDays(1), from, to, sink);
    }

    /** Days begin at midnight in Beijing, and so do all shorter windows. */
    private void each(
            int point,
            int[] devices,
            Level level,
            Duration length,
            Timestamp from,
            Timestamp to,
            Consumer<DirtyWindow> sink) {
        ingest.sql("""
                        SELECT DISTINCT start FROM telemetry.sample, LATERAL date_bin(
                            make_interval(secs => :seconds), data_time, timestamptz '2000-01-01 00:00+08') AS start
                        WHERE device = ANY (:devices) AND kind = ANY (:kinds)
                          AND data_time >= CAST(:from AS timestamptz) - make_interval(secs => :seconds)
                          AND start + make_interval(secs => :seconds) > :from AND data_time < :to
                        """)
                .param("seconds", length.toSeconds())
                .param("devices", devices)
                .param("kinds", kinds(level))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    sink.accept(
                            new DirtyWindow(point, level, row.getTimestamp(1).toInstant()));
                });
    }

    private static Short[] kinds(Level level) {
        List<UploadKind> kinds = switch (level) {
            case MINUTE -> List.of(UploadKind.REALTIME, UploadKind.MINUTE);
            case HOUR -> List.of(UploadKind.HOUR, UploadKind.OTHER);
            case DAY -> List.of(UploadKind.DAY);
        };
        return kinds.stream().map(UploadKind::code).toArray(Short[]::new);
    }
}
