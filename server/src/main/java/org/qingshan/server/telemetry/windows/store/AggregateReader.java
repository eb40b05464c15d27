/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.server.telemetry.windows.model.AggregateCodec;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.qingshan.server.telemetry.windows.model.StoredWindow;
import org.springframework.stereotype.Component;

/** Reads aggregate rows in force, in the pipeline's form. */
@Component
public class AggregateReader {

    private static final String COLUMNS =
            "a.point_id, extract(epoch FROM a.start)::bigint, a.seconds, a.revision, a.rules_id,"
                    + " a.digest, a.computed_at, a.late, a.layout_id, a.body, a.conditions";
    private final AggregateLayouts layouts;
    private final ConditionsJson json = new ConditionsJson();

    AggregateReader(AggregateLayouts layouts) {
        this.layouts = layouts;
    }

    private static String ranges(String table) {
        return "SELECT " + COLUMNS + " FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS r(p, f, t) JOIN "
                + table + " a ON a.point_id = r.p AND a.start >= to_timestamp(r.f)"
                + " AND a.start < to_timestamp(r.t) AND NOT a.superseded ORDER BY a.point_id, a.start";
    }

    /** Rows in force of all ranges, by point and start; as {@code qs_ingest}. */
    public List<StoredWindow> list(Connection connection, Level level, Collection<PointRange> ranges)
            throws SQLException {
        return list(connection, level, AggregateTable.sql(level), ranges);
    }

    /** The same through the scoped view; as {@code qs_web} inside a scoped transaction. */
    public List<StoredWindow> listScoped(Connection connection, Level level, Collection<PointRange> ranges)
            throws SQLException {
        return list(connection, level, AggregateTable.view(level), ranges);
    }

    private List<StoredWindow> list(Connection connection, Level level, String table, Collection<PointRange> ranges)
            throws SQLException {
        List<StoredWindow> windows = new ArrayList<>();
        if (ranges.isEmpty()) {
            return windows;
        }
        try (PreparedStatement select = connection.prepareStatement(ranges(table))) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            select.setArray(
                    1,
                    arrays.createArrayOf(
                            "int4",
                            ranges.stream().mapToInt(PointRange::pointId).toArray()));
            select.setArray(
                    2,
                    arrays.createArrayOf(
                            "int8",
                            ranges.stream()
                                    .mapToLong(r -> r.from().getEpochSecond())
                                    .toArray()));
            select.setArray(
                    3,
                    arrays.createArrayOf(
                            "int8",
                            ranges.stream()
                                    .mapToLong(r -> r.to().getEpochSecond())
                                    .toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    windows.add(window(level, rows));
                }
            }
        }
        return windows;
    }

    /** The start of the next stored window of the point and level. */
    public Optional<Instant> findNextStart(Connection connection, Window window) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT min(start) FROM "
                + AggregateTable.sql(window.level()) + " WHERE point_id = ? AND start > ? AND NOT superseded")) {
            select.setInt(1, window.pointId());
            select.setObject(2, window.start().atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    private StoredWindow window(Level level, ResultSet row) throws SQLException {
        Instant start = Instant.ofEpochSecond(row.getLong(2));
        Window window = new Window(row.getInt(1), level, start, start.plusSeconds(row.getInt(3)));
        List<AggregateCodec.Element> elements = AggregateCodec.decode(layouts.get(row.getInt(9)), row.getBytes(10));
        ConditionsJson.Content conditions = json.read(row.getString(11));
        WindowSummary summary = new WindowSummary(
                window,
                elements.stream().map(AggregateCodec.Element::aggregate).toList(),
                conditions.findings(),
                conditions.states());
        return new StoredWindow(
                row.getInt(4),
                row.getLong(5),
                row.getLong(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getBoolean(8),
                summary,
                elements.stream().map(AggregateCodec.Element::verdict).toList(),
                conditions.signals());
    }
}
