/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.windows.model.PackedWindow;
import org.qingshan.server.telemetry.windows.store.AggregateLayouts;
import org.qingshan.server.telemetry.windows.store.AggregateTable;
import org.qingshan.server.telemetry.windows.store.AggregateWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The newest row of each point and kind by measurement time, gathered in memory and written now and then. */
@Component
class LatestRows {

    static final short REALTIME = 0;

    private static final String UPSERT =
            "INSERT INTO telemetry.latest AS l (point_id, kind, time, arrival, layout_id, body)"
                    + " SELECT p, k, to_timestamp(t / 1000.0), to_timestamp(a / 1000.0), y, b"
                    + " FROM unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[], ?::int[], ?::bytea[]) AS w(p, k, t, a, y, b)"
                    + " ON CONFLICT (point_id, kind) DO UPDATE SET time = excluded.time, arrival = excluded.arrival,"
                    + " layout_id = excluded.layout_id, body = excluded.body WHERE l.time <= excluded.time";

    private final DataSource ingest;
    private final AggregateLayouts layouts;
    private final ChangeNotices notices;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private Map<Key, Row> pending = new HashMap<>();

    LatestRows(@Qualifier("ingest") DataSource ingest, AggregateLayouts layouts, ChangeNotices notices, Clock clock) {
        this.clock = clock;
        this.ingest = ingest;
        this.layouts = layouts;
        this.notices = notices;
    }

    private record Key(int pointId, short kind) {}

    private record Row(Key key, Instant time, Instant arrival, PackedWindow window) {}

    /** A stored aggregate; it counts only if it is the newest of its level that is over. */
    void offer(AggregateWriter.Row row) {
        boolean running = row.window().window().end().isAfter(clock.instant());
        if (running || row.window().keys().isEmpty()) {
            return;
        }
        Level level = row.window().window().level();
        offer(DirtyWindow.code(level), row.window(), row.window().window().end());
    }

    void offer(short kind, PackedWindow window, Instant arrival) {
        Key key = new Key(window.window().pointId(), kind);
        Row row = new Row(key, window.window().start(), arrival, window);
        synchronized (this) {
            pending.merge(key, row, (old, now) -> now.time().isBefore(old.time()) ? old : now);
        }
    }

    /** Writes what is pending; after a failure it is pending again unless something newer came. */
    int flush() throws SQLException {
        List<Row> rows;
        synchronized (this) {
            rows = new ArrayList<>(pending.values());
            pending = new HashMap<>();
        }
        if (rows.isEmpty()) {
            return 0;
        }
        writing.lock();
        try (Connection connection = ingest.getConnection()) {
            write(connection, rows);
        } catch (SQLException e) {
            synchronized (this) {
                rows.forEach(row -> pending.putIfAbsent(row.key(), row));
            }
            throw e;
        } finally {
            writing.unlock();
        }
        notices.latest(pointsOf(rows));
        return rows.size();
    }

    /** From the row that is known on; a window that is not over does not count, a row without layout keys holds no figure. */
    private static String restore(Level level) {
        return """
            INSERT INTO telemetry.latest AS l (point_id, kind, time, arrival, layout_id, body)
            SELECT p.id, ?, n.start, n.start + n.seconds * interval '1 second', n.layout_id, n.body
            FROM unnest(?::int[]) AS p(id)
            LEFT JOIN telemetry.latest k ON k.point_id = p.id AND k.kind = ?
            CROSS JOIN LATERAL (
                SELECT a.start, a.seconds, a.layout_id, a.body
                FROM %s a JOIN telemetry.aggregate_layout y ON y.id = a.layout_id AND cardinality(y.keys) > 0
                WHERE a.point_id = p.id AND a.start >= coalesce(k.time, '-infinity') AND NOT a.superseded
                  AND a.start + a.seconds * interval '1 second' <= ?
                ORDER BY a.start DESC LIMIT 1) n
            ON CONFLICT (point_id, kind) DO UPDATE SET time = excluded.time, arrival = excluded.arrival,
                layout_id = excluded.layout_id, body = excluded.body WHERE l.time <= excluded.time
            """.formatted(AggregateTable.sql(level));
    }

    /** Brings the rows of one level up to what is stored; returns how many points have one. */
    int restore(Level level, int[] points) throws SQLException {
        writing.lock();
        try (Connection connection = ingest.getConnection();
                PreparedStatement restore = connection.prepareStatement(restore(level))) {
            restore.setShort(1, DirtyWindow.code(level));
            restore.setArray(2, connection.unwrap(PGConnection.class).createArrayOf("int4", points));
            restore.setShort(3, DirtyWindow.code(level));
            restore.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            return restore.executeUpdate();
        } finally {
            writing.unlock();
        }
    }

    private static Set<Integer> pointsOf(List<Row> rows) {
        return rows.stream().map(row -> row.key().pointId()).collect(Collectors.toSet());
    }

    private void write(Connection connection, List<Row> rows) throws SQLException {
        PGConnection arrays = connection.unwrap(PGConnection.class);
        short[] kinds = new short[rows.size()];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = rows.get(i).key().kind();
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setArray(
                    1,
                    arrays.createArrayOf(
                            "int4",
                            rows.stream().mapToInt(r -> r.key().pointId()).toArray()));
            upsert.setArray(2, arrays.createArrayOf("int2", kinds));
            upsert.setArray(
                    3,
                    arrays.createArrayOf(
                            "int8",
                            rows.stream()
                                    .mapToLong(r -> r.time().toEpochMilli())
                                    .toArray()));
            upsert.setArray(
                    4,
                    arrays.createArrayOf(
                            "int8",
                            rows.stream()
                                    .mapToLong(r -> r.arrival().toEpochMilli())
                                    .toArray()));
            upsert.setArray(
                    5,
                    arrays.createArrayOf(
                            "int4",
                            rows.stream()
                                    .mapToInt(r ->
                                            layouts.intern(r.window().keys()).id())
                                    .toArray()));
            upsert.setArray(
                    6,
                    arrays.createArrayOf(
                            "bytea", rows.stream().map(r -> r.window().body()).toArray(byte[][]::new)));
            upsert.executeUpdate();
        }
    }
}
