/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.windows.model.PackedWindow;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes aggregate rows, many at a time. */
@Component
public class AggregateWriter {

    private static final String NOTE =
            "INSERT INTO telemetry.revision_note (point_id, kind, start, revision, recorded_at, cause,"
                    + " rules_id, factors) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private final AggregateLayouts layouts;
    private final JdbcClient ingest;
    private final Set<String> months = ConcurrentHashMap.newKeySet();

    AggregateWriter(AggregateLayouts layouts, @Qualifier("ingest") JdbcClient ingest) {
        this.layouts = layouts;
        this.ingest = ingest;
    }

    /**
     * A row to write.
     *
     * @param note what the revision changes, null = the window is still overwritten in place
     */
    public record Row(
            PackedWindow window, int revision, @Nullable Note note) {}

    /** Why a closed window has another revision: {@code data} or {@code rules}, and which factors changed. */
    public record Note(String cause, List<String> factors) {}

    /** Makes partitions and layouts; call it outside of the transaction that writes. */
    public void prepare(Level level, List<Row> rows) {
        for (Row row : rows) {
            layouts.intern(row.window().keys());
            LocalDate month = ReportingZone.dayOf(row.window().window().start()).withDayOfMonth(1);
            String name = AggregateTable.name(level) + month;
            if (!months.contains(name)) {
                ingest.sql("SELECT telemetry.ensure_month(:parent, :month)")
                        .param("parent", AggregateTable.name(level))
                        .param("month", month)
                        .query((result, number) -> true)
                        .list();
                months.add(name);
            }
        }
    }

    /** Writes the rows of one level, inside the caller's transaction; prepared before. */
    public void write(Connection connection, Level level, List<Row> rows, Instant now) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Row> revisions = rows.stream().filter(row -> row.note() != null).toList();
        supersede(connection, level, revisions);
        upsert(connection, level, rows, now);
        note(connection, level, revisions, now);
    }

    private static String upsert(Level level) {
        return "INSERT INTO " + AggregateTable.sql(level)
                + " AS a (start, computed_at, rules_id, digest, point_id, layout_id,"
                + " seconds, revision, late, body, conditions)"
                + " SELECT to_timestamp(s), ?, u, g, p, l, n, v, b, d, c::jsonb"
                + " FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::int[], ?::smallint[],"
                + " ?::boolean[], ?::bytea[], ?::text[]) AS w(s, u, g, p, l, n, v, b, d, c)"
                + " ON CONFLICT (point_id, start, revision) DO UPDATE SET computed_at = excluded.computed_at,"
                + " rules_id = excluded.rules_id, digest = excluded.digest, layout_id = excluded.layout_id,"
                + " seconds = excluded.seconds, late = excluded.late, body = excluded.body, conditions = excluded.conditions";
    }

    private static String supersede(Level level) {
        return "UPDATE " + AggregateTable.sql(level) + " a SET superseded = true"
                + " FROM unnest(?::int[], ?::bigint[], ?::smallint[]) AS w(p, s, v)"
                + " WHERE a.point_id = w.p AND a.start = to_timestamp(w.s) AND a.revision < w.v AND NOT a.superseded";
    }

    private void upsert(Connection connection, Level level, List<Row> rows, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(upsert(level))) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setArray(2, arrays.createArrayOf("int8", starts(rows)));
            insert.setArray(
                    3,
                    arrays.createArrayOf(
                            "int8",
                            rows.stream().mapToLong(r -> r.window().rulesId()).toArray()));
            insert.setArray(
                    4,
                    arrays.createArrayOf(
                            "int8",
                            rows.stream().mapToLong(r -> r.window().digest()).toArray()));
            insert.setArray(5, arrays.createArrayOf("int4", points(rows)));
            insert.setArray(
                    6,
                    arrays.createArrayOf(
                            "int4",
                            rows.stream()
                                    .mapToInt(r ->
                                            layouts.intern(r.window().keys()).id())
                                    .toArray()));
            insert.setArray(
                    7,
                    arrays.createArrayOf(
                            "int4",
                            rows.stream().mapToInt(AggregateWriter::seconds).toArray()));
            insert.setArray(8, arrays.createArrayOf("int2", revisions(rows)));
            insert.setArray(9, arrays.createArrayOf("bool", late(rows)));
            insert.setArray(
                    10,
                    arrays.createArrayOf(
                            "bytea", rows.stream().map(r -> r.window().body()).toArray(byte[][]::new)));
            insert.setArray(
                    11,
                    arrays.createArrayOf(
                            "text",
                            rows.stream().map(r -> r.window().conditions()).toArray(String[]::new)));
            insert.executeUpdate();
        }
    }

    private static void supersede(Connection connection, Level level, List<Row> revisions) throws SQLException {
        if (revisions.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(supersede(level))) {
            PGConnection arrays = connection.unwrap(PGConnection.class);
            update.setArray(1, arrays.createArrayOf("int4", points(revisions)));
            update.setArray(2, arrays.createArrayOf("int8", starts(revisions)));
            update.setArray(3, arrays.createArrayOf("int2", revisions(revisions)));
            update.executeUpdate();
        }
    }

    private static void note(Connection connection, Level level, List<Row> revisions, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            for (Row row : revisions) {
                Note note = java.util.Objects.requireNonNull(row.note());
                insert.setInt(1, row.window().window().pointId());
                insert.setShort(2, DirtyWindow.code(level));
                insert.setObject(3, row.window().window().start().atOffset(ZoneOffset.UTC));
                insert.setInt(4, row.revision());
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.setString(6, note.cause());
                insert.setLong(7, row.window().rulesId());
                insert.setArray(
                        8, connection.createArrayOf("text", note.factors().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static int seconds(Row row) {
        return Math.toIntExact(row.window().window().length().toSeconds());
    }

    private static int[] points(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.window().window().pointId()).toArray();
    }

    private static long[] starts(List<Row> rows) {
        return rows.stream()
                .mapToLong(row -> row.window().window().start().getEpochSecond())
                .toArray();
    }

    private static short[] revisions(List<Row> rows) {
        short[] revisions = new short[rows.size()];
        for (int i = 0; i < revisions.length; i++) {
            revisions[i] = (short) rows.get(i).revision();
        }
        return revisions;
    }

    private static boolean[] late(List<Row> rows) {
        boolean[] late = new boolean[rows.size()];
        for (int i = 0; i < late.length; i++) {
            late[i] = rows.get(i).window().late();
        }
        return late;
    }
}
