/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decimals in which a factor is printed at a kind of point; read again at most once a minute. */
@Component
public class FactorForms {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int UNKNOWN_FACTOR = 3;

    private final JdbcClient ingest;
    private volatile Map<String, Integer> decimals = Map.of();
    private volatile long readAt;

    FactorForms(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    public int decimals(String factor, String pointKind) {
        Map<String, Integer> known = known();
        Integer special = known.get(factor + '|' + pointKind);
        return special != null ? special : known.getOrDefault(factor, UNKNOWN_FACTOR);
    }

    private Map<String, Integer> known() {
        if (decimals.isEmpty() || System.nanoTime() - readAt > MINUTE) {
            Map<String, Integer> read = new HashMap<>();
            ingest.sql("SELECT code, decimals FROM registry.factor UNION ALL"
                            + " SELECT factor || '|' || point_kind, decimals FROM registry.factor_form")
                    .query(row -> {
                        read.put(row.getString(1), row.getInt(2));
                    });
            decimals = Map.copyOf(read);
            readAt = System.nanoTime();
        }
        return decimals;
    }
}
