/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.ReportingZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What telemetry takes on disk, a packet and a day of it, and how long the disk lasts at the pace of the last day. */
final class DiskFigures {

    private static final Logger LOG = LoggerFactory.getLogger(DiskFigures.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SIZES = """
            SELECT CASE WHEN c.relname ~ '^raw_batch' THEN 'raw' WHEN c.relname ~ '^sample' THEN 'sample'
                        WHEN c.relname ~ '^(minute|hour|day)(_|$)' THEN 'aggregate' ELSE 'other' END AS store,
                   sum(pg_total_relation_size(c.oid))::bigint AS bytes
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'telemetry' AND c.relkind = 'r' GROUP BY 1
            """;
    private static final String PACKETS = "SELECT coalesce(sum(packets), 0)::bigint FROM telemetry.device_health";
    private static final String LAST_DAY =
            "SELECT coalesce(sum(packets), 0)::bigint FROM telemetry.device_hour WHERE hour > :since";

    private final JdbcClient ingest;
    private final DiskGuard disk;
    private final Clock clock;
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();
    private volatile double bytesPerPacket = Double.NaN;
    private volatile double bytesPerDay = Double.NaN;
    private boolean said;

    DiskFigures(JdbcClient ingest, DiskGuard disk, Clock clock, MeterRegistry meters) {
        this.ingest = ingest;
        this.disk = disk;
        this.clock = clock;
        for (String store : new String[] {"raw", "sample", "aggregate", "other"}) {
            Gauge.builder("qingshan.disk.telemetry", bytes, all -> all.getOrDefault(store, 0L))
                    .tag("store", store)
                    .baseUnit("bytes")
                    .register(meters);
        }
        Gauge.builder("qingshan.disk.packet", this, DiskFigures::bytesPerPacket)
                .baseUnit("bytes")
                .description("all of telemetry on disk, over the packets it was made of")
                .register(meters);
        Gauge.builder("qingshan.disk.day", this, DiskFigures::bytesPerDay)
                .baseUnit("bytes")
                .description("a day of telemetry on disk at the pace of the last 24 hours")
                .register(meters);
        Gauge.builder("qingshan.disk.left", this, DiskFigures::daysLeft)
                .baseUnit("days")
                .description("until the low-water mark at that pace")
                .register(meters);
    }

    void look() {
        ingest.sql(SIZES).query(row -> {
            bytes.put(row.getString(1), row.getLong(2));
        });
        long packets = ingest.sql(PACKETS).query(Long.class).single();
        long lastDay = ingest.sql(LAST_DAY)
                .param("since", ReportingZone.at(clock.instant().minus(DAY)))
                .query(Long.class)
                .single();
        bytesPerPacket = packets == 0
                ? Double.NaN
                : bytes.values().stream().mapToLong(Long::longValue).sum() / (double) packets;
        bytesPerDay = bytesPerPacket * lastDay;
        if (!said && lastDay > 0) {
            said = true;
            LOG.info(
                    "event=disk.projection bytesPerPacket={} bytesPerDay={} daysLeft={}",
                    Math.round(bytesPerPacket),
                    Math.round(bytesPerDay),
                    Math.round(daysLeft()));
        }
    }

    double bytesPerPacket() {
        return bytesPerPacket;
    }

    double bytesPerDay() {
        return bytesPerDay;
    }

    double daysLeft() {
        return Math.max(0, disk.freeBytes() - disk.lowWaterBytes()) / bytesPerDay;
    }
}
