/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import org.qingshan.server.platform.Traces;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a device ever sent, and whether a point has figures or marks. */
@Component
class TelemetryTraces implements Traces {

    private static final String OF_DEVICE = """
            SELECT EXISTS (SELECT FROM telemetry.device_health WHERE device = :id)
                OR EXISTS (SELECT FROM telemetry.sample WHERE device = :id)
                OR EXISTS (SELECT FROM telemetry.packet_note WHERE device = :id)
                OR EXISTS (SELECT FROM telemetry.command WHERE device = :id)
            """;

    private static final String OF_POINT = """
            SELECT EXISTS (SELECT FROM telemetry.latest WHERE point_id = :id)
                OR EXISTS (SELECT FROM telemetry.minute WHERE point_id = :id)
                OR EXISTS (SELECT FROM telemetry.hour WHERE point_id = :id)
                OR EXISTS (SELECT FROM telemetry.day WHERE point_id = :id)
                OR EXISTS (SELECT FROM telemetry.mark WHERE point_id = :id)
            """;

    private final JdbcClient ingest;

    TelemetryTraces(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    @Override
    public boolean exist(String kind, int id) {
        return switch (kind) {
            case "device" -> exists(OF_DEVICE, id);
            case "point" -> exists(OF_POINT, id);
            default -> false;
        };
    }

    private boolean exists(String sql, int id) {
        return ingest.sql(sql).param("id", id).query(Boolean.class).single();
    }
}
