/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Raw packets of a device, newest first; passwords are masked. */
@Service
class RawPackets {

    private static final int MOST = 200;
    /** Samples are found by data time; packets that came later than this after their time are found by their own day only. */
    private static final String POINTERS =
            "(SELECT arrival, batch, ordinal FROM telemetry.sample WHERE device = ? AND arrival < ?"
                    + " AND data_time > ?::timestamptz - interval '2 days' AND data_time < ?::timestamptz + interval '1 day'"
                    + " ORDER BY arrival DESC LIMIT ?)"
                    + " UNION ALL (SELECT arrival, batch, ordinal FROM telemetry.packet_note WHERE device = ? AND arrival < ?"
                    + " ORDER BY arrival DESC LIMIT ?) ORDER BY arrival DESC, batch DESC, ordinal DESC LIMIT ?";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final RawBatchStore batches;

    RawPackets(
            @Qualifier("ingest") JdbcClient jdbc, @Qualifier("ingest") DataSource dataSource, RawBatchStore batches) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.batches = batches;
    }

    private record Pointer(long batch, int ordinal) {}

    /** A packet with what was noted about it. */
    record PacketView(
            String packetId, OffsetDateTime arrival, String peer, List<String> notes, String text, int length) {}

    /** @param device internal id of a device for which the caller was found to have the right */
    @RequiresRight(Right.RAW_READ)
    public List<PacketView> list(int device, Instant before, int limit) throws SQLException {
        int most = Math.clamp(limit, 1, MOST);
        OffsetDateTime end = before.atOffset(ZoneOffset.UTC);
        List<Pointer> pointers = jdbc.sql(POINTERS)
                .params(device, end, end, end, most, device, end, most, most)
                .query((row, _) -> new Pointer(row.getLong(2), row.getInt(3)))
                .list();
        Map<Long, List<RawPacket>> read = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Pointer pointer : pointers) {
                if (!read.containsKey(pointer.batch())) {
                    read.put(pointer.batch(), batches.list(connection, pointer.batch()));
                }
            }
        }
        return pointers.stream()
                .map(pointer -> view(
                        pointer, read.getOrDefault(pointer.batch(), List.of()).get(pointer.ordinal())))
                .toList();
    }

    private static PacketView view(Pointer pointer, RawPacket raw) {
        OffsetDateTime arrival =
                Instant.ofEpochMilli(raw.arrivalMicros() / 1_000).atOffset(ZoneOffset.ofHours(8));
        String id = pointer.batch() + "-" + pointer.ordinal();
        return new PacketView(id, arrival, raw.peer(), raw.notes(), PacketMask.masked(raw.bytes()), raw.bytes().length);
    }
}
