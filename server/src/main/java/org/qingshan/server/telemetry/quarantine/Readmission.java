/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.gateway.Profiles;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Draft;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.mqtt.StationMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the kept packets of an adopted device the way they would have gone, with their own arrival times and without answers. */
@Component
public class Readmission {

    private final JdbcClient jdbc;
    private final CommitQueue queue;
    private final Drafts.SlotTable slots;
    private final SecretBox box;

    Readmission(@Qualifier("ingest") JdbcClient jdbc, CommitQueue queue, Drafts.SlotTable slots, SecretBox box) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.slots = slots;
        this.box = box;
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, read once
    private record Kept(long id, Instant arrival, String peer, byte[] body) {}

    /** @return how many packets were handed to the committer */
    public int readmit(AdmittedDevice device) {
        List<Kept> kept = jdbc.sql("SELECT p.id, p.arrival, p.peer, p.body, p.sealed FROM telemetry.quarantine_packet p"
                        + " JOIN telemetry.quarantine q ON q.id = p.quarantine WHERE q.mn = ? ORDER BY p.id")
                .param(device.mn())
                .query((row, _) -> new Kept(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getBoolean(5) ? box.open(row.getBytes(4)) : row.getBytes(4)))
                .list();
        var drafts = new Drafts(slots);
        for (Kept packet : kept) {
            queue.add(intake(packet, device, drafts));
        }
        return kept.size();
    }

    private Intake intake(Kept kept, AdmittedDevice device, Drafts drafts) {
        boolean json = StationMessage.isJson(kept.body());
        var parser = new PacketParser(_ -> json ? StationMessage.PROFILE : Profiles.of(device));
        Frame frame =
                Frame.of(json ? StationMessage.read(kept.body(), device.mn()).frame() : kept.body());
        Packet packet = parser.parse(frame, kept.arrival());
        long micros = kept.arrival().toEpochMilli() * 1_000;
        List<String> notes =
                packet.notes().stream().map(problem -> problem.code().code()).toList();
        // Who reads the raw bytes again sees by the sender that they are a message.
        String peer = json ? StationMessage.senderOf(device.mn()) : kept.peer();
        var raw = new RawPacket(micros, device.id(), peer, notes, kept.body());
        boolean believed = packet.accepted()
                && (device.password().isEmpty() || device.password().equals(packet.pw()));
        int command = packet.cn().matches("\\d{4}") ? Integer.parseInt(packet.cn()) : 0;
        Draft draft = believed && !packet.reply() ? draft(frame, packet, command, device, drafts) : null;
        Runnable done = () -> Thread.startVirtualThread(() -> forget(kept.id()));
        return new Intake(raw, command, device, packet.edition().code(), draft, done);
    }

    private static @org.jspecify.annotations.Nullable Draft draft(
            Frame frame, Packet packet, int command, AdmittedDevice device, Drafts drafts) {
        return packet.findDataInstant()
                .map(time -> drafts.draft(packet, command, device, time.getEpochSecond(), frame))
                .orElse(null);
    }

    private void forget(long id) {
        jdbc.sql("DELETE FROM telemetry.quarantine_packet WHERE id = ?")
                .param(id)
                .update();
    }
}
