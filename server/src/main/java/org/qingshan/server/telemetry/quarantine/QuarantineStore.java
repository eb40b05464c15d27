/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.model.RawPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code telemetry.quarantine} and {@code telemetry.quarantine_packet}. */
public final class QuarantineStore {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineStore.class);
    private static final String VISIT =
            "INSERT INTO telemetry.quarantine AS q (mn, peer, st, edition, first_seen, last_seen, packets, bytes,"
                    + " kept_packets, kept_bytes) VALUES (?, ?, nullif(?, ''), nullif(?, ''), ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (mn) DO UPDATE SET peer = EXCLUDED.peer, st = EXCLUDED.st, edition = EXCLUDED.edition,"
                    + " last_seen = EXCLUDED.last_seen, packets = q.packets + EXCLUDED.packets, bytes = q.bytes + EXCLUDED.bytes,"
                    + " kept_packets = q.kept_packets + EXCLUDED.kept_packets, kept_bytes = q.kept_bytes + EXCLUDED.kept_bytes"
                    + " RETURNING id";
    private static final String PACKET =
            "INSERT INTO telemetry.quarantine_packet (quarantine, arrival, peer, body, sealed) VALUES (?, ?, ?, ?, ?)";

    private final Quarantine quarantine;
    private final DataSource dataSource;
    private final SecretBox box;

    public QuarantineStore(Quarantine quarantine, DataSource dataSource, SecretBox box) {
        this.quarantine = quarantine;
        this.dataSource = dataSource;
        this.box = box;
    }

    /** Reads what is kept, so that the caps hold across restarts and after a dismissal. */
    public void restore() throws SQLException {
        List<String> numbers = new ArrayList<>();
        Map<String, long[]> kept = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement mns = connection.prepareStatement("SELECT mn FROM telemetry.quarantine");
                PreparedStatement sums = connection.prepareStatement(
                        "SELECT peer, count(*), coalesce(sum(length(body)), 0) FROM telemetry.quarantine_packet GROUP BY peer")) {
            try (ResultSet rows = mns.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getString(1));
                }
            }
            try (ResultSet rows = sums.executeQuery()) {
                while (rows.next()) {
                    kept.put(rows.getString(1), new long[] {rows.getLong(2), rows.getLong(3)});
                }
            }
        }
        quarantine.restore(numbers, kept);
    }

    /** Writes what came since the last call. */
    public void write() {
        List<Quarantine.Visit> visits = quarantine.take();
        if (visits.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Quarantine.Visit visit : visits) {
                    write(connection, visit);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warn("event=quarantine.write-failed numbers={} message={}", visits.size(), e.getMessage());
        }
    }

    private void write(Connection connection, Quarantine.Visit visit) throws SQLException {
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
            statement.setLong(
                    10, visit.kept.stream().mapToLong(raw -> raw.bytes().length).sum());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                packet.setInt(1, rows.getInt(1));
            }
            packet.setString(3, visit.address);
            for (RawPacket raw : visit.kept) {
                packet.setObject(2, ofMicros(raw.arrivalMicros()));
                packet.setBytes(4, raw.secret() ? box.seal(raw.bytes()) : raw.bytes());
                packet.setBoolean(5, raw.secret());
                packet.addBatch();
            }
            packet.executeBatch();
        }
    }

    private static OffsetDateTime ofMicros(long micros) {
        return Instant.ofEpochMilli(micros / 1_000).atOffset(ZoneOffset.UTC);
    }
}
