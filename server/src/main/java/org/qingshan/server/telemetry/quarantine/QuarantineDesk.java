/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final QuarantineStore store;
    private final AuditTrail audit;
    private final Clock clock;

    QuarantineDesk(@Qualifier("ingest") JdbcClient jdbc, QuarantineStore store, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
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

    @RequiresRight(Right.DEVICE_ADMIT)
    public List<Stranger> list() {
        return jdbc.sql("SELECT public_id, mn, peer, st, edition, first_seen, last_seen, packets, bytes, kept_packets"
                        + " FROM telemetry.quarantine WHERE state = 'open' ORDER BY last_seen DESC LIMIT 500")
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

    /** What is kept of a number is thrown away; when it comes again, it is listed again. */
    @RequiresRight(Right.DEVICE_ADMIT)
    @Transactional("ingest")
    public void dismiss(UUID id) throws SQLException {
        String mn = getOpenNumber(id);
        jdbc.sql("DELETE FROM telemetry.quarantine WHERE public_id = ?")
                .param(id)
                .update();
        audit.record(AuditEntry.of("telemetry.quarantine.dismissed", "quarantine", id)
                .before(Map.of("mn", mn)));
    }

    /** Called after the device was registered. */
    @RequiresRight(Right.DEVICE_ADMIT)
    @Transactional("ingest")
    public void adopted(UUID id, UUID device) {
        jdbc.sql(
                        "UPDATE telemetry.quarantine SET state = 'adopted', decided_at = ?, decided_by = ? WHERE public_id = ?")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        ScopeContext.current().name(),
                        id)
                .update();
        audit.record(AuditEntry.of("telemetry.quarantine.adopted", "quarantine", id)
                .after(Map.of("device", device.toString())));
    }

    /** Makes room in the caps after a decision. */
    public void refreshCaps() throws SQLException {
        store.restore();
    }

    private static OffsetDateTime local(OffsetDateTime time) {
        return time.withOffsetSameInstant(ZoneOffset.ofHours(8));
    }
}
