/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.registry.RulesJournal;
import org.qingshan.server.registry.model.DeviceKeys;
import org.qingshan.server.telemetry.DeviceSecrets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down, as the background, what devices have confirmed. The device's history shows who asked for it. */
@Component
class AcceptedSecrets implements DeviceSecrets {

    private final JdbcClient ingest;
    private final SecretBox box;
    private final DevicePasswords known;
    private final DeviceKeeper devices;
    private final RulesJournal journal;
    private final AuditTrail audit;
    private final Clock clock;

    AcceptedSecrets(
            @Qualifier("ingest") JdbcClient ingest,
            SecretBox box,
            DevicePasswords known,
            DeviceKeeper devices,
            RulesJournal journal,
            AuditTrail audit,
            Clock clock) {
        this.ingest = ingest;
        this.box = box;
        this.known = known;
        this.devices = devices;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    private record Changed(UUID publicId, int point) {}

    @Override
    @Transactional("ingest")
    public void passwordAccepted(int device, String password, String by) {
        journal.lock();
        keep(device, "password_sealed", box.seal(password), "password", by);
    }

    @Override
    @Transactional("ingest")
    public void keyAccepted(int device, String key, String by) {
        journal.lock();
        List<String> keys = known.of(Set.of(device))
                .getOrDefault(device, DevicePasswords.Known.NOTHING)
                .keys();
        keep(device, "sm4_keys_sealed", box.seal(DeviceKeys.joined(DeviceKeys.with(key, keys))), "sm4_key", by);
    }

    private void keep(int device, String column, byte[] sealed, String what, String by) {
        var now = ReportingZone.at(clock.instant());
        String reason = "accepted by the device: " + what;
        Changed changed = ingest.sql("UPDATE registry.device SET " + column
                        + " = :sealed, version = version + 1, changed_at = :now WHERE id = :id"
                        + " RETURNING public_id, point_id")
                .param("sealed", sealed)
                .param("now", now)
                .param("id", device)
                .query((row, n) -> new Changed(row.getObject(1, UUID.class), row.getInt(2)))
                .single();
        ingest.sql(devices.table().revise())
                .param("ids", new Integer[] {device})
                .param("now", now)
                .param("person", null)
                .param("name", by)
                .param("reason", reason)
                .param("act", "changed")
                .param("from", null)
                .param("to", null)
                .update();
        journal.note(
                new RulesJournal.Change("registry.device-secret", false, Set.of(changed.point()), null, null, false));
        audit.record(AuditEntry.of("registry.device.change", "device", changed.publicId())
                .because(reason)
                .after(Map.of("accepted", what, "by", by)));
    }
}
