/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.qingshan.server.telemetry.model.RawPacket;

/** The table {@code telemetry.raw_batch}. */
public final class RawBatchStore {

    private static final String INSERT =
            "INSERT INTO telemetry.raw_batch (id, arrival_from, arrival_to, packets, length, dictionary,"
                    + " devices, digest, body) VALUES (?, timestamptz 'epoch' + ? * interval '1 microsecond',"
                    + " timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body"
                    + " FROM telemetry.raw_batch WHERE id = ?";
    private static final String EXISTS = "SELECT FROM telemetry.raw_batch WHERE id = ?";
    private static final String LAST = "SELECT coalesce(max(id), 0) FROM telemetry.raw_batch";

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

    /** Whether a batch of this number is stored. */
    public boolean exists(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(EXISTS)) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The packets of a batch by their ordinal; empty when there is no such batch. */
    public List<RawPacket> list(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? RawBatchCodec.unpack(rows.getBytes(4), rows.getInt(2), rows.getShort(3), rows.getLong(1))
                        : List.of();
            }
        }
    }

    /** The highest id there is, 0 when there is none. */
    public long lastId(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
