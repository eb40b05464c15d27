/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.qingshan.server.telemetry.model.RawPacket;

/** The table {@code telemetry.raw_batch}. */
public final class RawBatchStore {

    static final long HOUR_MICROS = 3_600_000_000L;

    private static final String INSERT =
            "INSERT INTO telemetry.raw_batch (id, arrival_from, arrival_to, packets, length, dictionary,"
                    + " devices, digest, body) VALUES (?, timestamptz 'epoch' + ? * interval '1 microsecond',"
                    + " timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?, ?, ?)";
    /** A fold has the id of its first batch, and never reaches over an hour. */
    private static final String SELECT =
            "SELECT id, last_id, (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body"
                    + " FROM telemetry.raw_batch WHERE id <= ? AND id > ? ORDER BY id DESC LIMIT 1";

    private static final String LAST = "SELECT coalesce(last_id, id) FROM telemetry.raw_batch ORDER BY id DESC LIMIT 1";
    private static final String EXISTS = "SELECT FROM telemetry.raw_batch WHERE id = ?";

    public void insert(Connection connection, long id, List<RawPacket> packets, RawBatchCodec codec)
            throws SQLException {
        long from = packets.stream().mapToLong(RawPacket::arrivalMicros).min().orElseThrow();
        long to = packets.stream().mapToLong(RawPacket::arrivalMicros).max().orElseThrow();
        IntStream devices = packets.stream().mapToInt(RawPacket::device);
        RawBatchCodec.Packed packed = codec.pack(packets, from);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, id);
            insert.setLong(2, from);
            insert.setLong(3, to);
            insert.setInt(4, packets.size());
            insert.setInt(5, packed.length());
            insert.setShort(6, RawBatchCodec.DICTIONARY);
            int[] distinct = devices.filter(d -> d > 0).sorted().distinct().toArray();
            insert.setArray(7, connection.unwrap(PGConnection.class).createArrayOf("int4", distinct));
            insert.setBytes(8, packed.digest());
            insert.setBytes(9, packed.body());
            insert.executeUpdate();
        }
    }

    /** Whether the newest batch is the one of this number: the newest is never in a fold. */
    public boolean exists(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EXISTS)) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The packets of a batch by their ordinal, folded or not; empty when there is no such batch. */
    public List<RawPacket> list(Connection connection, long id) throws SQLException {
        return findRow(connection, id).stream()
                .flatMap(row -> row.members().stream())
                .filter(batch -> batch.id() == id)
                .findFirst()
                .map(RawFold.Member::packets)
                .orElse(List.of());
    }

    /** What the row holds in which a batch must lie: many batches when it is a fold, else one. */
    public Optional<RawFold> findRow(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, batch);
            select.setLong(2, batch - HOUR_MICROS);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(unpack(rows)) : Optional.empty();
            }
        }
    }

    static RawFold unpack(ResultSet row) throws SQLException {
        long id = row.getLong(1);
        if (row.getObject(2) != null) {
            return RawFoldCodec.unpack(row.getBytes(6), row.getInt(4));
        }
        List<RawPacket> packets = RawBatchCodec.unpack(row.getBytes(6), row.getInt(4), row.getShort(5), row.getLong(3));
        return new RawFold(List.of(new RawFold.Member(id, packets)));
    }

    /** The highest id there ever was, 0 when there is none. */
    public long lastId(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
