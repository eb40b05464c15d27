/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.telemetry.DeviceAdoption;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The points of an import, as far as a post of the person covers them. What is imported at a point belongs to a device of its own, which is registered at
 * the first import, cannot connect (it is suspended) and is never called offline.
 */
@Component
class ImportPoints {

    private final JdbcClient web;
    private final DeviceAdoption adoption;
    private final AuditTrail audit;

    ImportPoints(@Qualifier("web") JdbcClient web, DeviceAdoption adoption, AuditTrail audit) {
        this.web = web;
        this.adoption = adoption;
        this.audit = audit;
    }

    /** A point the person may import to. */
    record Point(int id, UUID publicId, String code, String kind) {

        /** The number of the device that imported values belong to. */
        String importNumber() {
            return "import-" + publicId;
        }

        /** HJ 212-2017 table 5. */
        String systemCode() {
            return switch (kind) {
                case "waste_gas_outlet" -> "31";
                case "waste_water_outlet", "pump_station" -> "32";
                case "water_section" -> "21";
                default -> "22";
            };
        }
    }

    @ScopedRead
    public Map<String, Point> points(Collection<String> codes) {
        return web
                .sql("""
                        SELECT id, public_id, code, kind FROM registry.point WHERE code = ANY (:codes)
                            AND (region_id = ANY ((SELECT access.regions_for('IMPORT'))::int[])
                                OR enterprise_id = ANY ((SELECT access.enterprises_for('IMPORT'))::int[]))
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, _) ->
                        new Point(row.getInt(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.toMap(Point::code, point -> point));
    }

    @ScopedRead
    public Set<String> factors() {
        return Set.copyOf(
                web.sql("SELECT code FROM registry.factor").query(String.class).list());
    }

    /** Registers the devices that are missing and records the import, in one transaction. */
    @ScopedWrite
    public void prepare(Map<Point, Integer> minutesOfNewDevices, AuditEntry entry) {
        minutesOfNewDevices.forEach((point, minutes) -> {
            Map<String, String> attributes = Map.of(
                    "name", "数据导入",
                    "edition", "2017",
                    "state", "suspended",
                    "minute_interval_min", minutes.toString());
            adoption.adopt(point.importNumber(), point.publicId(), attributes);
        });
        audit.record(entry);
    }
}
