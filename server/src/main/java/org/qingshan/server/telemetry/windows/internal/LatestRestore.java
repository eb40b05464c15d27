/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.store.SampleReader;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Brings the cache of latest values up to what is stored, at the start: what was not flushed before a crash, or all of it
 * when the table was emptied. By measurement time; looks from the known row of a point onwards.
 */
@Component
class LatestRestore {

    private static final String NEWEST = """
            SELECT d.id, n.data_time
            FROM unnest(?::int[], ?::int[]) AS d(id, point)
            LEFT JOIN telemetry.latest k ON k.point_id = d.point AND k.kind = 0
            CROSS JOIN LATERAL (
                SELECT s.data_time FROM telemetry.sample s
                WHERE s.device = d.id AND s.kind = ? AND s.data_time >= coalesce(k.time, '-infinity')
                ORDER BY s.data_time DESC LIMIT 1) n
            """;

    private final DataSource ingest;
    private final RulesInForce rulesInForce;
    private final SampleReader samples;
    private final LatestRealtime realtime;
    private final LatestRows rows;

    LatestRestore(
            @Qualifier("ingest") DataSource ingest,
            RulesInForce rulesInForce,
            SampleReader samples,
            LatestRealtime realtime,
            LatestRows rows) {
        this.ingest = ingest;
        this.rulesInForce = rulesInForce;
        this.samples = samples;
        this.realtime = realtime;
        this.rows = rows;
    }

    void run() {
        RulesSnapshot rules = rulesInForce.current();
        int[] points = rules.listPoints().stream()
                .mapToInt(point -> point.point().id())
                .toArray();
        try {
            for (Level level : Level.values()) {
                rows.restore(level, points);
            }
            restoreRealtime(rules);
            rows.flush();
        } catch (SQLException e) {
            throw new WindowsNotStored("Latest values could not be rebuilt", e);
        }
    }

    private void restoreRealtime(RulesSnapshot rules) throws SQLException {
        try (Connection connection = ingest.getConnection()) {
            for (Map.Entry<Instant, List<Integer>> entry :
                    newestTimes(connection, rules).entrySet()) {
                Map<Integer, List<Sample>> byDevice = new HashMap<>();
                samples.read(
                        connection,
                        entry.getValue().stream().mapToInt(Integer::intValue).toArray(),
                        SampleKind.REALTIME,
                        entry.getKey(),
                        entry.getKey().plusSeconds(1),
                        sample -> byDevice.computeIfAbsent(sample.deviceId(), none -> new ArrayList<>())
                                .add(sample));
                byDevice.forEach((device, stored) -> realtime.restore(device, stored, rules));
            }
        }
    }

    /** Devices by the time of their newest real-time sample: most report at the same seconds. */
    private static Map<Instant, List<Integer>> newestTimes(Connection connection, RulesSnapshot rules)
            throws SQLException {
        List<DeviceRule> devices = List.copyOf(rules.listDevices());
        Map<Instant, List<Integer>> times = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            select.setArray(
                    1,
                    arrays.createArrayOf(
                            "int4", devices.stream().mapToInt(DeviceRule::id).toArray()));
            select.setArray(
                    2,
                    arrays.createArrayOf(
                            "int4",
                            devices.stream().mapToInt(DeviceRule::pointId).toArray()));
            select.setShort(3, UploadKind.REALTIME.code());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    times.computeIfAbsent(
                                    found.getObject(2, OffsetDateTime.class).toInstant(), none -> new ArrayList<>())
                            .add(found.getInt(1));
                }
            }
        }
        return times;
    }
}
