/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which sets of rules outputs were made by. */
@Component
class RulesRecord {

    private final JdbcClient ingest;
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    RulesRecord(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    void note(long rulesId, Instant now) {
        if (known.contains(rulesId)) {
            return;
        }
        ingest.sql("INSERT INTO telemetry.rules_snapshot (id, first_used) VALUES (:id, :at) ON CONFLICT DO NOTHING")
                .param("id", rulesId)
                .param("at", Timestamp.from(now))
                .update();
        known.add(rulesId);
    }
}
