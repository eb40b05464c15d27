/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.qingshan.server.telemetry.model.RawPacket;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * That every sample and note points at a packet of its device. Samples are read partition by partition in the order of their
 * pointers, so that a raw row is unpacked once for each.
 */
final class PointerCheck {

    private static final int FETCH = 5_000;

    /** The partitions of samples, and what lies before, between and after them. */
    private static final String RANGES = """
            WITH bound AS (
                SELECT (regexp_match(b, 'FROM \\(''(.*?)''\\)'))[1]::timestamptz AS lower,
                       (regexp_match(b, 'TO \\(''(.*?)''\\)'))[1]::timestamptz AS upper
                FROM (SELECT pg_get_expr(c.relpartbound, c.oid) AS b FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                      WHERE i.inhparent = 'telemetry.sample'::regclass) bounds
                WHERE b LIKE 'FOR VALUES FROM%'),
            edge AS (SELECT lower AS at FROM bound UNION SELECT upper FROM bound
                     UNION SELECT '-infinity' UNION SELECT 'infinity')
            SELECT at::text AS lower, (lead(at) OVER (ORDER BY at))::text AS upper FROM edge ORDER BY at
            """;

    private static final String SAMPLES = """
            SELECT batch, ordinal, device FROM telemetry.sample
            WHERE data_time >= CAST(:lower AS timestamptz) AND data_time < CAST(:upper AS timestamptz) ORDER BY batch, ordinal
            """;
    private static final String NOTES =
            "SELECT batch, ordinal, device FROM telemetry.packet_note ORDER BY batch, ordinal";
    private static final String ROW = """
            SELECT id, last_id, (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body
            FROM telemetry.raw_batch WHERE id <= :batch AND id > :batch - 3600000000 ORDER BY id DESC LIMIT 1
            """;

    private final JdbcClient ingest;
    private final Consumer<String> finding;
    /** Devices by ordinal of the batches of one raw row; null = it cannot be read, which is another's finding. */
    private Map<Long, int[]> batches = Map.of();

    private boolean readable = true;
    private long looked = Long.MIN_VALUE;

    PointerCheck(JdbcClient ingest, Consumer<String> finding) {
        this.ingest = ingest;
        this.finding = finding;
    }

    private record Range(String lower, String upper) {}

    void run() {
        List<Range> ranges = ingest.sql(RANGES)
                .query((row, number) -> new Range(row.getString(1), row.getString(2)))
                .list();
        for (Range range : ranges) {
            if (range.upper() != null) {
                ingest.sql(SAMPLES)
                        .param("lower", range.lower())
                        .param("upper", range.upper())
                        .withFetchSize(FETCH)
                        .query(row -> {
                            look("sample", row);
                        });
            }
        }
        ingest.sql(NOTES).withFetchSize(FETCH).query(row -> {
            look("packet_note", row);
        });
    }

    private void look(String table, ResultSet row) throws SQLException {
        long batch = row.getLong(1);
        int ordinal = row.getInt(2);
        int device = row.getInt(3);
        if (!batches.containsKey(batch) && looked != batch) {
            looked = batch;
            load(batch);
        }
        int[] devices = batches.get(batch);
        if (readable && (devices == null || !isOf(device, devices, ordinal))) {
            finding.accept(table + " points at no packet: batch " + batch + " ordinal " + ordinal);
        }
    }

    private static boolean isOf(int device, int[] devices, int ordinal) {
        return ordinal >= 0 && ordinal < devices.length && (device <= 0 || devices[ordinal] == device);
    }

    private void load(long batch) {
        readable = true;
        batches = Map.of();
        try {
            ingest.sql(ROW)
                    .param("batch", batch)
                    .query((row, number) -> RawBatchStore.unpack(row, UnaryOperator.identity()))
                    .optional()
                    .ifPresent(this::take);
        } catch (IllegalStateException | IllegalArgumentException damaged) {
            readable = false;
        }
    }

    private void take(RawFold row) {
        batches = new HashMap<>();
        for (RawFold.Member member : row.members()) {
            batches.put(
                    member.id(),
                    member.packets().stream().mapToInt(RawPacket::device).toArray());
        }
    }
}
