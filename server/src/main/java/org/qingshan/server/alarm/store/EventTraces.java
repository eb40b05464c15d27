/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import org.qingshan.server.platform.Traces;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there was ever an event about a point, a device or an enterprise. */
@Component
class EventTraces implements Traces {

    private final JdbcClient ingest;

    EventTraces(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    @Override
    public boolean exist(String kind, int id) {
        return switch (kind) {
            case "device", "point", "enterprise" ->
                ingest.sql("SELECT EXISTS (SELECT FROM alarm.event WHERE " + kind + "_id = :id)")
                        .param("id", id)
                        .query(Boolean.class)
                        .single();
            default -> false;
        };
    }
}
