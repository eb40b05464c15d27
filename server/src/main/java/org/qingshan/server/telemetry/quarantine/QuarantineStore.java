/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.store.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables {@code telemetry.quarantine} and {@code telemetry.quarantine_packet}. What cannot be written now is written later; what the
 * database will never take is given up alone and holds up nobody else's.
 */
public final class QuarantineStore {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineStore.class);
    private static final String VISIT =
            "INSERT INTO telemetry.quarantine AS q (mn, peer, st, edition, first_seen, last_seen, packets, bytes,"
                    + " kept_packets, kept_bytes) VALUES (?, ?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (mn) DO UPDATE SET peer = EXCLUDED.peer, st = EXCLUDED.st, edition = EXCLUDED.edition,"
                    + " last_seen = EXCLUDED.last_seen, packets = q.packets + EXCLUDED.packets, bytes = q.bytes + EXCLUDED.bytes,"
                    + " kept_packets = q.kept_packets + EXCLUDED.kept_packets, kept_bytes = q.kept_bytes + EXCLUDED.kept_bytes,"
                    // Of a number that has no device any more, be it renamed or removed, people decide again.
                    + " state = CASE WHEN q.state = 'adopted' AND EXCLUDED.first_seen > q.decided_at + interval '1 hour'"
                    + " THEN 'open' ELSE q.state END"
                    + " RETURNING id";
    private static final String PACKET =
            "INSERT INTO telemetry.quarantine_packet (quarantine, arrival, peer, body, sealed) VALUES (?, ?, ?, ?, ?)";
    private static final String EVICT = "DELETE FROM telemetry.quarantine WHERE mn = ANY (?) AND state = 'open'";
    private static final String NUMBERS =
            "SELECT mn, peer FROM telemetry.quarantine WHERE state = 'open' ORDER BY last_seen";
    private static final String KEPT = "SELECT q.mn, p.peer, count(*), sum(length(p.body)) FROM telemetry.quarantine q"
            + " JOIN telemetry.quarantine_packet p ON p.quarantine = q.id WHERE q.state = 'open' GROUP BY 1, 2";

    private final Quarantine quarantine;
    private final DataSource dataSource;
    private final LongAdder refused = new LongAdder();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final SecretBox box;

    public QuarantineStore(Quarantine quarantine, DataSource dataSource, SecretBox box) {
        this.quarantine = quarantine;
        this.dataSource = dataSource;
        quarantine.onUrgent(this::writeSoon);
        this.box = box;
    }

    /** Reads what is kept, so that the caps hold across restarts. */
    public void restore() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement numbers = connection.prepareStatement(NUMBERS);
                PreparedStatement kept = connection.prepareStatement(KEPT)) {
            try (ResultSet rows = numbers.executeQuery()) {
                while (rows.next()) {
                    quarantine.restore(rows.getString(1), rows.getString(2));
                }
            }
            try (ResultSet rows = kept.executeQuery()) {
                while (rows.next()) {
                    quarantine.restoreKept(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4));
                }
            }
        }
    }

    /** Visits that the database will never take, since the start. */
    public long refused() {
        return refused.sum();
    }

    /** Somebody waits: one writing takes whatever came until it begins. */
    private void writeSoon() {
        if (asked.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                asked.set(false);
                write();
            });
        }
    }

    /** Writes what came since the last call; what fails is kept for the next. */
    public synchronized void write() {
        Quarantine.Pending pending = quarantine.take();
        if (pending.isEmpty()) {
            return;
        }
        Deque<Visit> left = new ArrayDeque<>(pending.visits());
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                evict(connection, pending.evicted());
                write(connection, left);
            } finally {
                connection.setAutoCommit(true);
            }
            pending.givenUp().forEach(Runnable::run);
        } catch (SQLException e) {
            LOG.warn("event=quarantine.write-failed numbers={} message={}", left.size(), e.getMessage());
            quarantine.putBack(new Quarantine.Pending(List.copyOf(left), pending.evicted(), pending.givenUp()));
        }
    }

    private static void evict(Connection connection, Collection<String> numbers) throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(EVICT)) {
            statement.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            statement.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    /** All in one transaction; each in its own when one of them is at fault. Takes from the deque what needs no further try. */
    private void write(Connection connection, Deque<Visit> left) throws SQLException {
        try {
            commit(connection, List.copyOf(left));
            left.clear();
            return;
        } catch (SQLException e) {
            if (!Refusals.isOfData(e)) {
                throw e;
            }
        }
        for (Visit visit = left.peek(); visit != null; visit = left.peek()) {
            try {
                commit(connection, List.of(visit));
            } catch (SQLException e) {
                if (!Refusals.isOfData(e)) {
                    throw e;
                }
                refused.increment();
                LOG.warn("event=quarantine.visit-refused packets={} message={}", visit.packets, e.getMessage());
            }
            left.remove();
        }
    }

    private void commit(Connection connection, List<Visit> visits) throws SQLException {
        try {
            for (Visit visit : visits) {
                write(connection, visit);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        visits.forEach(visit -> visit.waiting.forEach(Runnable::run));
    }

    private void write(Connection connection, Visit visit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VISIT);
                PreparedStatement packet = connection.prepareStatement(PACKET)) {
            statement.setString(1, visit.mn);
            statement.setString(2, visit.address);
            statement.setString(3, visit.st);
            statement.setString(4, visit.edition);
            statement.setObject(5, ofMicros(visit.firstMicros));
            statement.setObject(6, ofMicros(visit.lastMicros));
            statement.setLong(7, visit.packets);
            statement.setLong(8, visit.bytes);
            statement.setInt(9, visit.kept.size());
            statement.setLong(10, visit.keptBytes());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                packet.setInt(1, rows.getInt(1));
            }
            for (Visit.Kept kept : visit.kept) {
                packet.setObject(2, ofMicros(kept.raw().arrivalMicros()));
                packet.setString(3, kept.address());
                byte[] bytes = kept.raw().bytes();
                packet.setBytes(4, kept.raw().secret() ? box.seal(bytes) : bytes);
                packet.setBoolean(5, kept.raw().secret());
                packet.addBatch();
            }
            packet.executeBatch();
        }
    }

    private static OffsetDateTime ofMicros(long micros) {
        return Instant.ofEpochMilli(micros / 1_000).atOffset(ZoneOffset.UTC);
    }
}
