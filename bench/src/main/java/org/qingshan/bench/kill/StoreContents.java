/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a store holds of a stretch of time, apart from when and in how many steps it came there: the samples of each device, and
 * each aggregate in force with counts, sums, least and greatest values, marks and conditions as they are packed.
 *
 * @param samples number of rows and digest, by device
 * @param windows digests of length, lateness, layout, body and conditions, by {@code kind point start}
 * @param revisions aggregate rows in all, superseded ones too
 */
record StoreContents(Map<String, String> samples, Map<String, String> windows, long revisions) {

    private static final String SAMPLES = """
            SELECT d.mn AS key, count(*) || ' ' || md5(string_agg(md5(jsonb_build_array(s.kind, extract(epoch FROM s.data_time)::bigint,
                       s.digest, y.st, y.command, y.items, s.rf, encode(s.figures, 'hex'), s.flags, s.texts)::text), ''
                       ORDER BY s.kind, s.data_time, s.digest)) AS value
            FROM telemetry.sample s JOIN registry.device d ON d.id = s.device JOIN telemetry.layout y ON y.id = s.layout
            WHERE s.data_time >= ? AND s.data_time < ? GROUP BY d.mn
            """;
    private static final String WINDOWS = """
            SELECT 'TABLE ' || p.code || ' ' || to_char(a.start AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS key,
                   concat_ws(' ', a.seconds, a.late, md5(y.keys::text), md5(a.body), md5(a.conditions::text)) AS value
            FROM telemetry.TABLE a JOIN registry.point p ON p.id = a.point_id
                JOIN telemetry.aggregate_layout y ON y.id = a.layout_id
            WHERE NOT a.superseded AND a.start >= ? AND a.start < ?
            """;
    private static final String REVISIONS = """
            SELECT (SELECT count(*) FROM telemetry.minute WHERE start >= ? AND start < ?) AS rows
            """;
    private static final String DIRTY =
            "SELECT count(*) AS rows FROM telemetry.dirty_window WHERE start >= ? AND start < ?";

    static StoreContents of(Connection database, Instant from, Instant to) throws SQLException {
        Map<String, String> windows = new HashMap<>();
        for (String table : List.of("minute", "hour", "day")) {
            windows.putAll(read(database, WINDOWS.replace("TABLE", table), from, to));
        }
        return new StoreContents(read(database, SAMPLES, from, to), windows, count(database, REVISIONS, from, to));
    }

    /** Windows of the stretch that are still to be worked off. */
    static long dirty(Connection database, Instant from, Instant to) throws SQLException {
        return count(database, DIRTY, from, to);
    }

    private static Map<String, String> read(Connection database, String sql, Instant from, Instant to)
            throws SQLException {
        Map<String, String> found = new HashMap<>();
        try (var statement = database.prepareStatement(sql)) {
            statement.setObject(1, at(from));
            statement.setObject(2, at(to));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString("key"), rows.getString("value"));
                }
            }
        }
        return found;
    }

    private static long count(Connection database, String sql, Instant from, Instant to) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setObject(1, at(from));
            statement.setObject(2, at(to));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong("rows");
            }
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
