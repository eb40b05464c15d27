/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Once everything listens: tells the memory of recent samples where it begins, and brings the latest values up to date. */
@Component
class WindowsLifecycle {

    private static final String AHEAD = """
            SELECT h.device, extract(epoch FROM max(s.data_time))::bigint / 60
            FROM telemetry.device_health h
            CROSS JOIN LATERAL (
                SELECT max(data_time) AS data_time FROM telemetry.sample
                WHERE device = h.device AND kind IN (1, 2) AND data_time >= :now) s
            WHERE s.data_time IS NOT NULL GROUP BY h.device
            """;

    private final JdbcClient ingest;
    private final RecentSamples recent;
    private final LatestRestore latest;
    private final Clock clock;

    WindowsLifecycle(@Qualifier("ingest") JdbcClient ingest, RecentSamples recent, LatestRestore latest, Clock clock) {
        this.ingest = ingest;
        this.recent = recent;
        this.latest = latest;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Map<Integer, Long> ahead = new HashMap<>();
        ingest.sql(AHEAD).param("now", Timestamp.from(clock.instant())).query(row -> {
            ahead.put(row.getInt(1), row.getLong(2));
        });
        recent.begin(ahead);
        latest.run();
    }
}
