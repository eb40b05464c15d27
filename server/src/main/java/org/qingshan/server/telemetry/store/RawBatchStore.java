/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.model.RawPacket;

/** The table {@code telemetry.raw_batch}. */
public final class RawBatchStore {

    private static final String INSERT =
            "INSERT INTO telemetry.raw_batch (id, arrival_from, arrival_to, packets, length, dictionary,"
                    + " devices, digest, body, sealed) VALUES (?, timestamptz 'epoch' + ? * interval '1 microsecond',"
                    + " timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT =
            "SELECT (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body"
                    + " FROM telemetry.raw_batch WHERE id = ?";
    private static final String EXISTS = "SELECT FROM telemetry.raw_batch WHERE id = ?";
    private static final String SELECT_OF_DEVICE =
            "SELECT (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body, id"
                    + " FROM telemetry.raw_batch WHERE id >= ? AND id < ? AND ? = ANY (devices) ORDER BY id DESC LIMIT ?";
    private static final String LAST = "SELECT coalesce(max(id), 0) FROM telemetry.raw_batch";

    private final SecretBox box;

    public RawBatchStore(SecretBox box) {
        this.box = box;
    }

    public void insert(Connection connection, long id, List<RawPacket> packets, RawBatchCodec codec)
            throws SQLException {
        long from = packets.stream().mapToLong(RawPacket::arrivalMicros).min().orElseThrow();
        long to = packets.stream().mapToLong(RawPacket::arrivalMicros).max().orElseThrow();
        IntStream devices = packets.stream().mapToInt(RawPacket::device);
        RawBatchCodec.Packed packed = codec.pack(packets, from, box::seal);
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
            insert.setBoolean(10, packets.stream().anyMatch(RawPacket::secret));
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

    /** The packets of a batch by their ordinal, sealed ones opened; empty when there is no such batch. */
    public List<RawPacket> list(Connection connection, long id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, id);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? packets(rows) : List.of();
            }
        }
    }

    /** Takes a batch and its packets by their ordinal. */
    @FunctionalInterface
    public interface BatchSink {

        void take(long id, List<RawPacket> packets);
    }

    /** Reads the batches with a packet of the device and an id in [from, to), the newest first, at most so many. */
    public void eachOf(Connection connection, int device, long from, long to, int most, BatchSink sink)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_OF_DEVICE)) {
            select.setLong(1, from);
            select.setLong(2, to);
            select.setInt(3, device);
            select.setInt(4, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.take(rows.getLong(5), packets(rows));
                }
            }
        }
    }

    private List<RawPacket> packets(ResultSet rows) throws SQLException {
        return RawBatchCodec.unpack(rows.getBytes(4), rows.getInt(2), rows.getShort(3), rows.getLong(1), box::open);
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
