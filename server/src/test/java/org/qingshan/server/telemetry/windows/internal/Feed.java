/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.model.Figures;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.store.RawPointer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;

/** Commits samples as ingest does: row, dirty window, word to the listeners. */
@TestComponent
class Feed {

    private static final AtomicLong BATCHES = new AtomicLong(1);

    private final DataSource ingest;
    private final Layouts layouts;
    private final DirtyWindows dirtyWindows;
    private final List<CommitListener> listeners;
    private final RulesInForce rules;
    private final Clock clock;

    Feed(
            @Qualifier("ingest") DataSource ingest,
            Layouts layouts,
            DirtyWindows dirtyWindows,
            List<CommitListener> listeners,
            RulesInForce rules,
            Clock clock) {
        this.ingest = ingest;
        this.layouts = layouts;
        this.dirtyWindows = dirtyWindows;
        this.listeners = listeners;
        this.rules = rules;
        this.clock = clock;
    }

    /** One packet: {@code items} like {@code a21026-Rtd} with their numbers. */
    record Packet(String mn, UploadKind kind, Instant time, Map<String, String> items, boolean supplementary) {

        Packet {
            items = new TreeMap<>(items);
        }

        Packet(String mn, UploadKind kind, Instant time, Map<String, String> items) {
            this(mn, kind, time, items, false);
        }

        /** The same packet with RF=1 (HJ 212-2025: supplementary upload). */
        Packet asSupplementary() {
            return new Packet(mn, kind, time, items, true);
        }

        static Packet realtime(String mn, Instant time, String factor, String value) {
            return new Packet(mn, UploadKind.REALTIME, time, Map.of(factor + "-Rtd", value));
        }

        static Packet minute(String mn, Instant time, String factor, String value) {
            return new Packet(mn, UploadKind.MINUTE, time, Map.of(factor + "-Avg", value));
        }

        static Packet hour(String mn, Instant time, String factor, String value) {
            return new Packet(mn, UploadKind.HOUR, time, Map.of(factor + "-Avg", value));
        }
    }

    void commit(Packet... packets) {
        commit(List.of(packets));
    }

    /** The row that was stored. */
    CommittedSample commitOne(Packet packet) {
        return commit(List.of(packet)).getFirst();
    }

    List<CommittedSample> commit(List<Packet> packets) {
        try (Connection connection = ingest.getConnection()) {
            return commit(connection, packets);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CommittedSample> commit(Connection connection, List<Packet> packets) throws SQLException {
        RulesSnapshot snapshot = rules.current();
        List<CommittedSample> samples = new ArrayList<>();
        long batch = BATCHES.incrementAndGet();
        for (Packet packet : packets) {
            int layout = layouts.intern(
                    connection,
                    new Layouts.Shape(
                            "31",
                            command(packet.kind()),
                            List.copyOf(packet.items().keySet())));
            samples.add(sample(snapshot, packet, layout, RawPointer.of(batch, samples.size())));
        }
        connection.setAutoCommit(false);
        try (DirtyWindows.Marking marking = dirtyWindows.begin()) {
            for (int i = 0; i < packets.size(); i++) {
                mark(marking, packets.get(i), snapshot);
            }
            List<CommittedSample> stored = insert(connection, samples);
            marking.write(connection);
            connection.commit();
            marking.committed();
            listeners.forEach(listener -> listener.committed(stored));
            return stored;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private CommittedSample sample(RulesSnapshot snapshot, Packet packet, int layout, long pointer) {
        Figures.Packer packer = new Figures.Packer();
        packer.clear();
        for (String value : packet.items().values()) {
            BigDecimal number = new BigDecimal(value);
            packer.add(number.unscaledValue().longValueExact(), number.scale());
        }
        return new CommittedSample(
                snapshot.findDevice(packet.mn()).orElseThrow().id(),
                packet.kind(),
                packet.time().getEpochSecond(),
                packet.items().toString().hashCode(),
                layout,
                packet.supplementary(),
                packer.packed(),
                null,
                null,
                clock.millis() * 1000,
                pointer);
    }

    private static int command(UploadKind kind) {
        return switch (kind) {
            case REALTIME -> 2011;
            case MINUTE -> 2051;
            case HOUR -> 2061;
            case DAY -> 2031;
            case FACILITY_STATE, FACILITY_RUN_TIME, OTHER -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static void mark(DirtyWindows.Marking marking, Packet packet, RulesSnapshot snapshot) {
        DeviceRule device = snapshot.findDevice(packet.mn()).orElseThrow();
        Level level = switch (packet.kind()) {
            case HOUR -> Level.HOUR;
            case DAY -> Level.DAY;
            case REALTIME, MINUTE, FACILITY_STATE, FACILITY_RUN_TIME, OTHER -> Level.MINUTE;
        };
        long second = packet.time().getEpochSecond();
        snapshot.listPointsOf(device).forEach(point -> marking.mark(point, level, second - Math.floorMod(second, 60)));
    }

    private static List<CommittedSample> insert(Connection connection, List<CommittedSample> samples)
            throws SQLException {
        List<CommittedSample> stored = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO telemetry.sample (data_time, digest, arrival, batch, device, layout, kind, ordinal, rf, figures)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (CommittedSample sample : samples) {
                insert.setObject(1, Instant.ofEpochSecond(sample.dataSecond()).atOffset(ZoneOffset.UTC));
                insert.setLong(2, sample.digest());
                insert.setObject(
                        3, Instant.ofEpochMilli(sample.arrivalMicros() / 1000).atOffset(ZoneOffset.UTC));
                insert.setLong(4, RawPointer.batchOf(sample.pointer()));
                insert.setInt(5, sample.device());
                insert.setInt(6, sample.layout());
                insert.setShort(7, sample.kind().code());
                insert.setInt(8, RawPointer.ordinalOf(sample.pointer()));
                insert.setBoolean(9, sample.supplementary());
                insert.setBytes(10, sample.figures());
                if (insert.executeUpdate() == 1) {
                    stored.add(sample);
                }
            }
        }
        return stored;
    }
}
