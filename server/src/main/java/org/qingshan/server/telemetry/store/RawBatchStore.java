/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.model.RawPacket;

/** The table {@code telemetry.raw_batch}. */
public final class RawBatchStore {

    static final long HOUR_MICROS = 3_600_000_000L;

    private static final String INSERT =
            "INSERT INTO telemetry.raw_batch (id, arrival_from, arrival_to, packets, length, dictionary,"
                    + " devices, digest, body, sealed) VALUES (?, timestamptz 'epoch' + ? * interval '1 microsecond',"
                    + " timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?, ?, ?, ?)";
    /** A fold has the id of its first batch, and never reaches over an hour. */
    private static final String SELECT =
            "SELECT id, last_id, (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body"
                    + " FROM telemetry.raw_batch WHERE id <= ? AND id > ? ORDER BY id DESC LIMIT 1";

    private static final String LAST = "SELECT coalesce(last_id, id) FROM telemetry.raw_batch ORDER BY id DESC LIMIT 1";
    private static final String EXISTS = "SELECT FROM telemetry.raw_batch WHERE id = ?";
    /** A fold does not tell its devices, and begins up to an hour before the batch that is looked for. */
    private static final String SELECT_OF_DEVICE =
            "SELECT id, last_id, (extract(epoch FROM arrival_from) * 1000000)::bigint, length, dictionary, body"
                    + " FROM telemetry.raw_batch WHERE id < ? AND id > ? AND coalesce(last_id, id) >= ?"
                    + " AND (last_id IS NOT NULL OR ? = ANY (devices)) ORDER BY id DESC LIMIT ?";
    /** Rows asked for at once; a fold is some MiB when it is unpacked, so they are unpacked one by one. */
    private static final int ROWS = 16;

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
                return rows.next() ? Optional.of(unpack(rows, box::open)) : Optional.empty();
            }
        }
    }

    /** Takes a batch and its packets by their ordinal. */
    @FunctionalInterface
    public interface BatchSink {

        void take(long id, List<RawPacket> packets);
    }

    /** Reads the batches with a packet of the device and an id in [from, to), folded or not, the newest first, at most so many. */
    public void eachOf(Connection connection, int device, long from, long to, int most, BatchSink sink)
            throws SQLException {
        int given = 0;
        long upper = to;
        int rows = ROWS;
        while (given < most && rows == ROWS) {
            rows = 0;
            try (PreparedStatement select = selectOf(connection, device, from, upper);
                    ResultSet found = select.executeQuery()) {
                while (given < most && found.next()) {
                    RawFold row = unpack(found, box::open);
                    given += give(row, device, from, to, most - given, sink);
                    upper = row.first();
                    rows++;
                }
            }
        }
    }

    private static int give(RawFold row, int device, long from, long to, int most, BatchSink sink) {
        int given = 0;
        for (RawFold.Member batch : row.members().reversed()) {
            if (given < most && batch.id() >= from && batch.id() < to && holds(batch, device)) {
                sink.take(batch.id(), batch.packets());
                given++;
            }
        }
        return given;
    }

    private static boolean holds(RawFold.Member batch, int device) {
        return batch.packets().stream().anyMatch(packet -> packet.device() == device);
    }

    private static PreparedStatement selectOf(Connection connection, int device, long from, long to)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(SELECT_OF_DEVICE);
        select.setLong(1, to);
        select.setLong(2, from - HOUR_MICROS);
        select.setLong(3, from);
        select.setInt(4, device);
        select.setInt(5, ROWS);
        return select;
    }

    /** @param open for the bytes of sealed packets, which are never in a fold */
    static RawFold unpack(ResultSet row, UnaryOperator<byte[]> open) throws SQLException {
        long id = row.getLong(1);
        if (row.getObject(2) != null) {
            return RawFoldCodec.unpack(row.getBytes(6), row.getInt(4));
        }
        List<RawPacket> packets =
                RawBatchCodec.unpack(row.getBytes(6), row.getInt(4), row.getShort(5), row.getLong(3), open);
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
