/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.region.Region;
import org.qingshan.server.region.Regions;
import org.qingshan.server.telemetry.DeviceIntervalSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A device that was told to send at another interval is expected at that interval from then on. Whoever may command a device
 * causes this, also without the right to edit the registry.
 */
@Component
class IntervalsFollowDevices implements OutboxListener<DeviceIntervalSet> {

    private final RegistryEdits edits;
    private final Regions regions;
    private final JdbcClient ingest;

    IntervalsFollowDevices(RegistryEdits edits, Regions regions, @Qualifier("ingest") JdbcClient ingest) {
        this.edits = edits;
        this.regions = regions;
        this.ingest = ingest;
    }

    private record Present(UUID id, int version) {}

    @Override
    public String name() {
        return "registry.intervals";
    }

    @Override
    public Class<DeviceIntervalSet> type() {
        return DeviceIntervalSet.class;
    }

    @Override
    public void on(DeviceIntervalSet event, UUID eventId) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("mn", event.mn());
        if (event.realtimeSeconds() != null) {
            values.put("realtime_interval_s", event.realtimeSeconds().toString());
        }
        if (event.minuteMinutes() != null) {
            values.put("minute_interval_min", event.minuteMinutes().toString());
        }
        ingest.sql("SELECT public_id AS id, version FROM registry.device WHERE mn = ?")
                .param(event.mn())
                .query(Present.class)
                .optional()
                .ifPresent(device -> ScopeContext.runAs(
                        scope(event),
                        () -> edits.change(
                                SheetKind.DEVICES, device.id(), device.version(), values, "set on the device")));
    }

    private Scope scope(DeviceIntervalSet event) {
        return new Scope(
                event.person(),
                event.personName(),
                Set.of(),
                EnumSet.of(Right.REGISTRY_EDIT),
                regions.list().stream().map(Region::id).toList(),
                List.of(),
                List.of());
    }
}
