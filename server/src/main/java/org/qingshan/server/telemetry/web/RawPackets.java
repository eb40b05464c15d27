/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Raw packets of a device, newest first; passwords and keys are masked. */
@Service
class RawPackets {

    private static final int MOST = 200;
    /** The hours in which the device was heard, so that the batches in between need not be looked at. */
    private static final String HOURS = "SELECT hour FROM telemetry.device_hour WHERE device = ? AND hour <= ?"
            + " AND hour >= ?::timestamptz - interval '40 days' ORDER BY hour DESC";

    private static final String EARLIER = "SELECT max(hour) FROM telemetry.device_hour WHERE device = ? AND hour < ?";
    /** A packet may be counted in the hour after its commit began. */
    private static final Duration SLACK = Duration.ofMinutes(15);
    /** What the counters have not written down yet. */
    private static final Duration UNCOUNTED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final RawBatchStore batches;

    RawPackets(
            @Qualifier("ingest") JdbcClient jdbc, @Qualifier("ingest") DataSource dataSource, RawBatchStore batches) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.batches = batches;
    }

    /** A packet with what was noted about it. */
    record PacketView(
            String packetId, OffsetDateTime arrival, String peer, List<String> notes, String text, int length) {}

    /** Where the last page ended: what was committed before is next. */
    record Place(long batch, int ordinal) {

        private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,5})");

        static Place before(Instant time) {
            return new Place(Math.multiplyExact(time.toEpochMilli(), 1_000L), 0);
        }

        /** From the id of a packet. */
        static Place of(String packetId) {
            Matcher matcher = FORM.matcher(packetId);
            if (!matcher.matches()) {
                throw new ProblemException("telemetry.wrong-cursor", Map.of());
            }
            return new Place(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    /**
     * Packets in the order of their commits, which is that of their arrival but for what waited in quarantine; whatever time their
     * data are of.
     *
     * @param device internal id of a device for which the caller was found to have the right
     * @param from null = the newest first
     */
    @RequiresRight(Right.RAW_READ)
    public List<PacketView> list(int device, @Nullable Place from, int limit) throws SQLException {
        int most = Math.clamp(limit, 1, MOST);
        List<PacketView> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            Place before = from == null ? new Place(batches.lastId(connection) + 1, 0) : from;
            long upper = before.batch() + 1;
            Instant hour = ofMicros(upper).truncatedTo(ChronoUnit.HOURS);
            upper = read(connection, device, before, hour.minus(UNCOUNTED), upper, most, found);
            Optional<Instant> next = Optional.of(hour);
            while (found.size() < most && next.isPresent()) {
                for (Instant heard : hours(device, next.get())) {
                    upper = found.size() < most ? read(connection, device, before, heard, upper, most, found) : upper;
                }
                next = earlier(device, next.get().minus(Duration.ofDays(40)));
            }
        }
        return found;
    }

    /** Reads from the given hour up to the bound; the new bound. */
    private long read(
            Connection connection, int device, Place before, Instant from, long upper, int most, List<PacketView> found)
            throws SQLException {
        long lower = from.minus(SLACK).toEpochMilli() * 1_000;
        long until = Math.min(upper, from.plus(Duration.ofHours(2)).toEpochMilli() * 1_000);
        if (lower >= upper) {
            return upper;
        }
        batches.eachOf(connection, device, lower, until, most - found.size() + 1, (batch, packets) -> {
            for (int ordinal = packets.size() - 1; ordinal >= 0 && found.size() < most; ordinal--) {
                boolean isBefore = batch < before.batch() || ordinal < before.ordinal();
                if (isBefore && packets.get(ordinal).device() == device) {
                    found.add(view(batch, ordinal, packets.get(ordinal)));
                }
            }
        });
        return lower;
    }

    private List<Instant> hours(int device, Instant last) {
        OffsetDateTime end = last.atOffset(ZoneOffset.UTC);
        return jdbc.sql(HOURS)
                .params(device, end, end)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    private Optional<Instant> earlier(int device, Instant before) {
        return jdbc.sql(EARLIER)
                .params(device, before.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochMilli(micros / 1_000);
    }

    private static PacketView view(long batch, int ordinal, RawPacket raw) {
        OffsetDateTime arrival = ofMicros(raw.arrivalMicros()).atOffset(ZoneOffset.ofHours(8));
        String id = batch + "-" + ordinal;
        return new PacketView(id, arrival, raw.peer(), raw.notes(), PacketMask.masked(raw.bytes()), raw.bytes().length);
    }
}
