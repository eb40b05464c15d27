/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import java.nio.BufferUnderflowException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.qingshan.server.telemetry.model.RawPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the batches of closed hours, each fold in one transaction. An hour is closed when a batch of a later one is there: batches
 * are numbered by the time of their commit and the numbers only grow. A batch that fails its digest or cannot be read stays as it is,
 * for {@code verify} to find, and holds up no other; batches with sealed packets stay too.
 */
public final class RawFolder {

    private static final Logger LOG = LoggerFactory.getLogger(RawFolder.class);

    /** Before compression; makes blobs of 256 KiB and more where an hour has that much. */
    private static final long ENOUGH = 3 << 20;

    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final int FETCH = 200;
    private static final String NEWEST = "SELECT id FROM telemetry.raw_batch ORDER BY id DESC LIMIT 1";
    private static final String LOOSE = "SELECT id FROM telemetry.raw_batch"
            + " WHERE id > ? AND id < ? AND last_id IS NULL AND NOT sealed ORDER BY id LIMIT 1";
    private static final String FROM = "SELECT id, (extract(epoch FROM arrival_from) * 1000000)::bigint, length,"
            + " dictionary, digest, body, last_id IS NULL AND NOT sealed FROM telemetry.raw_batch"
            + " WHERE id >= ? AND id < ? ORDER BY id";
    private static final String FOLD = "SELECT telemetry.fold_raw(?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final Clock clock;
    /** Loose batches up to here cannot be folded. */
    private long passed;

    private final LongAdder setAside = new LongAdder();

    public RawFolder(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Folds all that is closed and loose; returns how many batches went into folds. */
    public synchronized int fold() throws SQLException {
        int folded = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                long border = border(connection);
                for (OptionalLong loose = findLoose(connection, border);
                        loose.isPresent();
                        loose = findLoose(connection, border)) {
                    folded += foldFrom(connection, loose.getAsLong());
                    connection.commit();
                }
                return folded;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Batches that stay loose because they are not what their row says; since the start. */
    public long setAside() {
        return setAside.sum();
    }

    private long border(Connection connection) throws SQLException {
        Instant closed = clock.instant().minus(GRACE);
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, closed);
        try (PreparedStatement select = connection.prepareStatement(NEWEST);
                ResultSet rows = select.executeQuery()) {
            long newest = rows.next() ? rows.getLong(1) : 0;
            return hourOf(Math.min(now, newest));
        }
    }

    private static long hourOf(long id) {
        return id - id % RawBatchStore.HOUR_MICROS;
    }

    private OptionalLong findLoose(Connection connection, long border) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOSE)) {
            select.setLong(1, passed);
            select.setLong(2, border);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private int foldFrom(Connection connection, long first) throws SQLException {
        List<RawFold.Member> members = gather(connection, first);
        if (members.isEmpty()) {
            passed = first;
            setAside.increment();
            return 0;
        }
        store(connection, new RawFold(members));
        return members.size();
    }

    private static List<RawFold.Member> gather(Connection connection, long first) throws SQLException {
        List<RawFold.Member> members = new ArrayList<>();
        long length = 0;
        try (PreparedStatement select = connection.prepareStatement(FROM)) {
            select.setFetchSize(FETCH);
            select.setLong(1, first);
            select.setLong(2, hourOf(first) + RawBatchStore.HOUR_MICROS);
            try (ResultSet rows = select.executeQuery()) {
                while (length < ENOUGH && rows.next() && rows.getBoolean(7)) {
                    Optional<List<RawPacket>> packets = findPackets(rows);
                    if (packets.isEmpty()) {
                        break;
                    }
                    length += rows.getInt(3);
                    members.add(new RawFold.Member(rows.getLong(1), packets.get()));
                }
            }
        }
        return members;
    }

    /** A fold seals nothing, so a batch with sealed packets is not even asked for. */
    private static byte[] refuseSealed(byte[] sealed) {
        throw new IllegalStateException("A batch with sealed packets is not marked as such");
    }

    /** Empty when a row is not what it says; {@code verify} says more about it. */
    private static Optional<List<RawPacket>> findPackets(ResultSet row) throws SQLException {
        try {
            byte[] body = row.getBytes(6);
            byte[] digest = RawBatchCodec.digestOf(body, row.getInt(3), row.getShort(4));
            if (MessageDigest.isEqual(digest, row.getBytes(5))) {
                return Optional.of(RawBatchCodec.unpack(
                        body, row.getInt(3), row.getShort(4), row.getLong(2), RawFolder::refuseSealed));
            }
            LOG.error("event=fold.batch-damaged batch={}", row.getLong(1));
        } catch (IllegalStateException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | BufferUnderflowException unreadable) {
            LOG.error("event=fold.batch-unreadable batch={} reason={}", row.getLong(1), unreadable.getMessage());
        }
        return Optional.empty();
    }

    private static void store(Connection connection, RawFold fold) throws SQLException {
        RawBatchCodec.Packed packed = RawFoldCodec.pack(fold);
        LongSummaryStatistics arrivals = fold.members().stream()
                .flatMap(member -> member.packets().stream())
                .mapToLong(RawPacket::arrivalMicros)
                .summaryStatistics();
        try (PreparedStatement call = connection.prepareStatement(FOLD)) {
            call.setLong(1, fold.first());
            call.setLong(2, fold.last());
            call.setInt(3, fold.members().size());
            call.setObject(4, time(arrivals.getMin()));
            call.setObject(5, time(arrivals.getMax()));
            call.setInt(6, fold.packets());
            call.setInt(7, packed.length());
            call.setBytes(8, packed.digest());
            call.setBytes(9, packed.body());
            call.execute();
        }
    }

    private static java.time.OffsetDateTime time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
