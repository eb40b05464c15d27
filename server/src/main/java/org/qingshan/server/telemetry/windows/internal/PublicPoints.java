/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Public ids of points; they never change, so each is read once. */
@Component
class PublicPoints {

    private final JdbcClient ingest;
    private final Map<Integer, String> known = new ConcurrentHashMap<>();

    PublicPoints(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    Optional<String> find(int pointId) {
        String id = known.get(pointId);
        if (id == null) {
            readAll();
            id = known.get(pointId);
        }
        return Optional.ofNullable(id);
    }

    private synchronized void readAll() {
        ingest.sql("SELECT id, public_id::text FROM registry.point").query(row -> {
            known.put(row.getInt(1), row.getString(2));
        });
    }
}
