/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.rates.model.HourCounts;
import org.springframework.stereotype.Component;

/** Keeps how many hours of a day were due, received, in time and valid, whenever the day is computed. */
@Component
class CaptureDays {

    private static final String UPSERT =
            "INSERT INTO telemetry.capture_day AS c (point_id, day, factor, due, received, in_time,"
                    + " valid, stopped) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (point_id, day, factor) DO UPDATE SET due = excluded.due,"
                    + " received = excluded.received, in_time = excluded.in_time, valid = excluded.valid, stopped = excluded.stopped"
                    + " WHERE (c.due, c.received, c.in_time, c.valid, c.stopped) IS DISTINCT FROM"
                    + " (excluded.due, excluded.received, excluded.in_time, excluded.valid, excluded.stopped)";

    void write(Connection connection, Level level, List<Evaluated> evaluated, RulesSnapshot rules, Instant now)
            throws SQLException {
        if (level != Level.DAY) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (Evaluated day : evaluated) {
                PointRule point = rules.getPoint(day.window().pointId()).point();
                Map<String, HourCounts> counts = HourCounts.ofDay(
                        day.window(), due(day, rules), day.gathered().parts(), point::isClosedAt, now);
                for (Map.Entry<String, HourCounts> entry : counts.entrySet()) {
                    bind(upsert, day, entry.getKey(), entry.getValue());
                    upsert.addBatch();
                }
            }
            upsert.executeBatch();
        }
    }

    /** What the registry declares, else what the point sent within the reach of the history and still has a channel for. */
    private static Set<String> due(Evaluated day, RulesSnapshot rules) {
        PointRules point = rules.getPoint(day.window().pointId());
        if (!point.point().factors().isEmpty()) {
            return point.point().factors();
        }
        return day.gathered().history().stream()
                .flatMap(earlier -> earlier.aggregates().stream())
                .map(Aggregate::factor)
                .filter(factor -> point.isMeasured(factor, day.window().start()))
                .collect(Collectors.toSet());
    }

    private static void bind(PreparedStatement upsert, Evaluated day, String factor, HourCounts counts)
            throws SQLException {
        upsert.setInt(1, day.window().pointId());
        upsert.setObject(2, ReportingZone.dayOf(day.window().start()));
        upsert.setString(3, factor);
        upsert.setInt(4, counts.due());
        upsert.setInt(5, counts.received());
        upsert.setInt(6, counts.inTime());
        upsert.setInt(7, counts.valid());
        upsert.setInt(8, counts.stopped());
    }
}
