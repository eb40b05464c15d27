/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.health;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the health ledger down. */
public final class HealthStore {

    private static final Logger LOG = LoggerFactory.getLogger(HealthStore.class);
    private static final String DEVICE =
            "INSERT INTO telemetry.device_health AS h (device, last_seen, last_peer, edition, last_data, clock_drift_s, packets, bytes)"
                    + " VALUES (?, ?, ?, nullif(?, ''), ?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET"
                    + " last_seen = greatest(h.last_seen, EXCLUDED.last_seen), last_peer = EXCLUDED.last_peer,"
                    + " edition = coalesce(EXCLUDED.edition, h.edition), last_data = greatest(h.last_data, EXCLUDED.last_data),"
                    + " clock_drift_s = coalesce(EXCLUDED.clock_drift_s, h.clock_drift_s),"
                    + " packets = h.packets + EXCLUDED.packets, bytes = h.bytes + EXCLUDED.bytes";
    private static final String HOUR = "INSERT INTO telemetry.device_hour AS h (device, hour, packets) VALUES (?, ?, ?)"
            + " ON CONFLICT (device, hour) DO UPDATE SET packets = h.packets + EXCLUDED.packets";
    private static final String PROBLEM =
            "INSERT INTO telemetry.packet_problem AS p (device, day, code, count, last_seen) VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (device, day, code) DO UPDATE SET count = p.count + EXCLUDED.count, last_seen = EXCLUDED.last_seen";

    private final HealthLedger ledger;
    private final DataSource dataSource;

    public HealthStore(HealthLedger ledger, DataSource dataSource) {
        this.ledger = ledger;
        this.dataSource = dataSource;
    }

    /** Writes what was counted since the last call; when that fails, it is lost and said. */
    public void write() {
        HealthLedger.Taken taken = ledger.take();
        if (taken.tallies().isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                writeDevices(connection, new TreeMap<>(taken.tallies()));
                writeProblems(connection, taken.problems());
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.warn(
                    "event=health.write-failed devices={} message={}",
                    taken.tallies().size(),
                    e.getMessage());
        }
    }

    private static void writeDevices(Connection connection, Map<Integer, HealthLedger.Tally> tallies)
            throws SQLException {
        try (PreparedStatement device = connection.prepareStatement(DEVICE);
                PreparedStatement hour = connection.prepareStatement(HOUR)) {
            for (Map.Entry<Integer, HealthLedger.Tally> entry : tallies.entrySet()) {
                bind(device, entry.getKey(), entry.getValue());
                device.addBatch();
                for (Map.Entry<Long, Integer> count : entry.getValue().byHour.entrySet()) {
                    hour.setInt(1, entry.getKey());
                    hour.setObject(2, Instant.ofEpochSecond(count.getKey()).atOffset(ZoneOffset.UTC));
                    hour.setInt(3, count.getValue());
                    hour.addBatch();
                }
            }
            device.executeBatch();
            hour.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, int device, HealthLedger.Tally tally) throws SQLException {
        statement.setInt(1, device);
        statement.setObject(2, ofMicros(tally.lastMicros));
        statement.setString(3, tally.peer);
        statement.setString(4, tally.edition);
        if (tally.lastData == Long.MIN_VALUE) {
            statement.setNull(5, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(5, Instant.ofEpochSecond(tally.lastData).atOffset(ZoneOffset.UTC));
        }
        if (tally.driftSeconds == Long.MIN_VALUE) {
            statement.setNull(6, Types.INTEGER);
        } else {
            statement.setInt(6, Math.clamp(tally.driftSeconds, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        statement.setLong(7, tally.packets);
        statement.setLong(8, tally.bytes);
    }

    private static void writeProblems(Connection connection, Map<HealthLedger.Problem, HealthLedger.Count> problems)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PROBLEM)) {
            for (Map.Entry<HealthLedger.Problem, HealthLedger.Count> entry : problems.entrySet()) {
                statement.setInt(1, entry.getKey().device());
                statement.setObject(2, entry.getKey().day());
                statement.setString(3, entry.getKey().code());
                statement.setLong(4, entry.getValue().times);
                statement.setObject(5, ofMicros(entry.getValue().lastMicros));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static OffsetDateTime ofMicros(long micros) {
        return Instant.ofEpochMilli(micros / 1_000).atOffset(ZoneOffset.UTC);
    }
}
