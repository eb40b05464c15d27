/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qingshan.server.platform.Rebuild;
import org.qingshan.server.telemetry.replay.internal.ContentDigest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empties and compares what is made of raw packets: samples and aggregates with all that hangs on them. */
public final class TelemetryRebuild implements Rebuild {

    /** Raw batches stay: they are what is read. Health, presence and commands of devices stay as they were. */
    private static final String EMPTY = """
            TRUNCATE telemetry.sample, telemetry.packet_note, telemetry.layout, telemetry.dirty_window, telemetry.minute,
                telemetry.hour, telemetry.day, telemetry.aggregate_layout, telemetry.rules_snapshot,
                telemetry.revision_note, telemetry.exceedance, telemetry.latest, telemetry.clock_step,
                telemetry.capture_day RESTART IDENTITY
            """;

    /**
     * How far the source had come. Its clock began with the first packet or the first use of rules, and followed the borders
     * of hours and days to where {@code clock_step} says: up to there its aggregates are closed and comparable. What it had not
     * worked off, windows and changes of the rules, differs rightly.
     */
    private static final String SOURCE = """
            CREATE TABLE replay.source AS
            SELECT least((SELECT min(arrival_from) FROM telemetry.raw_batch),
                         (SELECT min(first_used) FROM telemetry.rules_snapshot)) AS began,
                   (SELECT max(arrival_to) FROM telemetry.raw_batch) AS ended,
                   coalesce((SELECT done_until FROM telemetry.clock_step WHERE name = 'hour'), '-infinity') AS hours_until,
                   coalesce((SELECT done_until FROM telemetry.clock_step WHERE name = 'day'), '-infinity') AS days_until,
                   (SELECT count(*) FROM telemetry.dirty_window d JOIN telemetry.clock_step c
                           ON c.name = CASE d.kind WHEN 3 THEN 'day' ELSE 'hour' END AND d.start < c.done_until)
                   + (SELECT count(*) FROM registry.rules_change WHERE recompute
                           AND id > coalesce((SELECT last_id FROM registry.rules_told), 0)) AS unfinished
            """;

    @Override
    public void empty(JdbcClient superuser) {
        superuser.sql("DROP SCHEMA IF EXISTS replay CASCADE").update();
        superuser.sql("CREATE SCHEMA replay").update();
        superuser.sql(SOURCE).update();
        superuser
                .sql("CREATE TABLE replay.digest (part text, rows bigint, sha256 text)")
                .update();
        superuser.sql("GRANT USAGE ON SCHEMA replay TO qs_ingest").update();
        superuser.sql("GRANT SELECT ON replay.source TO qs_ingest").update();
        ContentDigest.of(superuser).keep(superuser);
        superuser.sql(EMPTY).update();
    }

    @Override
    public Outcome compare(JdbcClient superuser) {
        ContentDigest source = ContentDigest.kept(superuser);
        ContentDigest rebuilt = ContentDigest.of(superuser);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("digest", rebuilt.total());
        details.put("sourceDigest", source.total());
        details.put("parts", rebuilt.parts());
        details.put("sourceParts", source.parts());
        superuser.sql("SELECT * FROM replay.source").query(row -> {
            details.put("hoursUntil", row.getString("hours_until"));
            details.put("daysUntil", row.getString("days_until"));
            details.put("unfinishedInSource", row.getLong("unfinished"));
        });
        superuser.sql("DROP SCHEMA replay CASCADE").update();
        return new Outcome(rebuilt.total().equals(source.total()), details);
    }
}
