/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of unknown numbers and what is decided about them. */
@Service
public class QuarantineDesk {

    private final JdbcClient jdbc;
    private final Quarantine quarantine;
    private final QuarantineStore store;
    private final AuditTrail audit;
    private final Clock clock;

    QuarantineDesk(
            @Qualifier("ingest") JdbcClient jdbc,
            Quarantine quarantine,
            QuarantineStore store,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.quarantine = quarantine;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a page ended. */
    public record Place(OffsetDateTime lastSeen, UUID id) {

        public static Place of(Stranger stranger) {
            return new Place(stranger.lastSeen(), stranger.id());
        }

        /** From the text of {@link #cursor()}. */
        public static Place parse(String cursor) {
            try {
                int bar = cursor.indexOf('_');
                Instant time =
                        Instant.ofEpochSecond(0, Math.multiplyExact(Long.parseLong(cursor.substring(0, bar)), 1_000));
                return new Place(time.atOffset(ZoneOffset.UTC), UUID.fromString(cursor.substring(bar + 1)));
            } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
                throw new ProblemException("telemetry.quarantine.cursor", Map.of("cursor", cursor));
            }
        }

        public String cursor() {
            Instant time = lastSeen.toInstant();
            return (time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000) + "_" + id;
        }
    }

    /** A number nobody knows. */
    public record Stranger(
            UUID id,
            String mn,
            String peer,
            @Nullable String st,
            @Nullable String edition,
            OffsetDateTime firstSeen,
            OffsetDateTime lastSeen,
            long packets,
            long bytes,
            int keptPackets) {}

    /**
     * Strangers, the last heard first.
     *
     * @param address only those last heard from there; empty = all
     * @param before the last one of the page before; null = from the first
     */
    @RequiresRight(Right.DEVICE_ADMIT)
    public List<Stranger> list(String address, @Nullable Place before, int most) {
        return jdbc.sql("SELECT public_id, mn, peer, st, edition, first_seen, last_seen, packets, bytes, kept_packets"
                        + " FROM telemetry.quarantine WHERE state = 'open' AND (:address = '' OR peer = :address)"
                        + " AND (CAST(:time AS timestamptz) IS NULL OR (last_seen, public_id) < (:time, :id))"
                        + " ORDER BY last_seen DESC, public_id DESC LIMIT :most")
                .param("address", address)
                .param("time", before == null ? null : before.lastSeen(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", before == null ? null : before.id(), Types.OTHER)
                .param("most", most)
                .query((row, _) -> new Stranger(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        local(row.getObject(6, OffsetDateTime.class)),
                        local(row.getObject(7, OffsetDateTime.class)),
                        row.getLong(8),
                        row.getLong(9),
                        row.getInt(10)))
                .list();
    }

    /** The device number of an open row. */
    @RequiresRight(Right.DEVICE_ADMIT)
    public String getOpenNumber(UUID id) {
        return jdbc.sql("SELECT mn FROM telemetry.quarantine WHERE public_id = ? AND state = 'open' AND mn <> ?")
                .params(id, Quarantine.UNREADABLE)
                .query(String.class)
                .optional()
                .orElseThrow(
                        () -> ProblemException.notFound("telemetry.quarantine.not-found", Map.of("id", id.toString())));
    }

    /**
     * What is kept of a number is thrown away; when it comes again, it is listed again. Whose device it is nobody knows, so it takes
     * a post that holds everywhere; one of a district adopts at its own points.
     */
    @RequiresRight(Right.DEVICE_ADMIT)
    @Transactional("ingest")
    public void dismiss(UUID id) {
        NotPermitted.unlessEverywhere(Right.DEVICE_ADMIT);
        String mn = getOpenNumber(id);
        jdbc.sql("DELETE FROM telemetry.quarantine WHERE public_id = ?")
                .param(id)
                .update();
        audit.record(AuditEntry.of("telemetry.quarantine.dismissed", "quarantine", id)
                .before(Map.of("mn", mn)));
        quarantine.dismissed(List.of(mn));
    }

    /**
     * The same for every number last heard from an address: someone who invents numbers leaves many.
     *
     * @return how many there were
     */
    @RequiresRight(Right.DEVICE_ADMIT)
    @Transactional("ingest")
    public int dismissAllOf(String address) {
        NotPermitted.unlessEverywhere(Right.DEVICE_ADMIT);
        List<String> numbers = jdbc.sql(
                        "DELETE FROM telemetry.quarantine WHERE peer = ? AND state = 'open' RETURNING mn")
                .param(address)
                .query(String.class)
                .list();
        if (!numbers.isEmpty()) {
            audit.record(AuditEntry.of("telemetry.quarantine.address-dismissed", "quarantine", address)
                    .before(Map.of("numbers", numbers.size())));
            quarantine.dismissed(numbers);
        }
        return numbers.size();
    }

    /** Called after the device was registered. */
    @RequiresRight(Right.DEVICE_ADMIT)
    @Transactional("ingest")
    public void adopted(UUID id, String mn, UUID device) {
        jdbc.sql(
                        "UPDATE telemetry.quarantine SET state = 'adopted', decided_at = ?, decided_by = ? WHERE public_id = ?")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        ScopeContext.current().name(),
                        id)
                .update();
        audit.record(AuditEntry.of("telemetry.quarantine.adopted", "quarantine", id)
                .after(Map.of("device", device.toString())));
        quarantine.adopted(mn);
    }

    /** Writes what has come and is not written yet, so that a decision covers it. */
    public void writeDown() {
        store.write();
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.ofHours(8));
    }
}
