/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.gateway.Profiles;
import org.qingshan.server.telemetry.ingest.Belief;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Draft;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.ingest.Waiting;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.mqtt.StationMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the kept packets of an adopted device the way they would have gone, with their own arrival times and without answers: each is
 * held against password, address list and data time. A packet leaves quarantine after its commit; a job takes up what an adoption
 * did not reach, be it for a slow registry, a full queue, or a packet written down afterwards.
 */
@Component
public class Readmission {

    private static final Logger LOG = LoggerFactory.getLogger(Readmission.class);
    private static final int MOST = 500;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final CommitQueue queue;
    private final Drafts.SlotTable slots;
    private final ObjectProvider<DeviceAdmission> admission;
    private final Quarantine quarantine;
    private final Set<Long> onTheWay = new HashSet<>();
    /** Rows that no key opens; they stay where they are. */
    private final Set<Long> unreadable = new HashSet<>();

    private final Queue<Long> durable = new ConcurrentLinkedQueue<>();
    private final Queue<Long> lost = new ConcurrentLinkedQueue<>();
    private final SecretBox box;

    Readmission(
            @Qualifier("ingest") JdbcClient jdbc,
            CommitQueue queue,
            Drafts.SlotTable slots,
            ObjectProvider<DeviceAdmission> admission,
            Quarantine quarantine,
            SecretBox box,
            Jobs jobs) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.slots = slots;
        this.admission = admission;
        this.quarantine = quarantine;
        this.box = box;
        jobs.every("telemetry.readmission", PAUSE, this::work);
    }

    @SuppressWarnings("ArrayRecordComponent") // a row, read once
    private record Kept(long id, Instant arrival, String peer, byte[] body) {}

    /** Readmits what waits of every adopted number whose device is known by now. */
    void work() {
        forgetDurable();
        List<String> numbers = jdbc.sql("SELECT q.mn FROM telemetry.quarantine q WHERE q.state = 'adopted' AND EXISTS"
                        + " (SELECT FROM telemetry.quarantine_packet p WHERE p.quarantine = q.id)")
                .query(String.class)
                .list();
        for (String mn : numbers) {
            admission.getObject().findDevice(mn).ifPresent(this::readmit);
        }
    }

    /** @return how many packets were handed to the committer */
    public synchronized int readmit(AdmittedDevice device) {
        quarantine.adopted(device.mn());
        List<Kept> waiting = jdbc.sql(
                        "SELECT p.id, p.arrival, p.peer, p.body, p.sealed FROM telemetry.quarantine_packet p"
                                + " JOIN telemetry.quarantine q ON q.id = p.quarantine"
                                + " WHERE q.mn = ? AND q.state = 'adopted' AND NOT p.id = ANY (?) ORDER BY p.id LIMIT ?")
                .params(device.mn(), passedOver(), MOST)
                .query((row, _) -> new Kept(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        opened(row.getLong(1), row.getBytes(4), row.getBoolean(5))))
                .list();
        var drafts = new Drafts(slots);
        int handed = 0;
        while (handed < waiting.size() && !queue.isFull()) {
            Kept packet = waiting.get(handed++);
            if (!unreadable.contains(packet.id())) {
                onTheWay.add(packet.id());
                queue.add(intake(packet, device, drafts));
            }
        }
        return handed;
    }

    private Long[] passedOver() {
        return Stream.concat(onTheWay.stream(), unreadable.stream()).toArray(Long[]::new);
    }

    /** A row that cannot be opened must not hold up those behind it. */
    private byte[] opened(long id, byte[] body, boolean sealed) {
        try {
            return sealed ? box.open(body) : body;
        } catch (IllegalArgumentException e) {
            unreadable.add(id);
            LOG.error(
                    "event=quarantine.unreadable packet={} cure=\"the key file of the data folder is not the one it was sealed with\"",
                    id,
                    e);
            return new byte[0];
        }
    }

    private Intake intake(Kept kept, AdmittedDevice device, Drafts drafts) {
        boolean json = StationMessage.isJson(kept.body());
        var parser = new PacketParser(_ -> json ? StationMessage.PROFILE : Profiles.of(device));
        StationMessage.Reading message = json ? StationMessage.read(kept.body(), device.mn()) : null;
        Frame frame = Frame.of(message == null ? kept.body() : message.frame());
        Packet packet = parser.parse(frame, kept.arrival());
        long micros = kept.arrival().toEpochMilli() * 1_000;
        List<String> notes = new ArrayList<>();
        packet.notes().forEach(problem -> notes.add(problem.code().code()));
        if (message instanceof StationMessage.Malformed malformed) {
            notes.add(malformed.code());
        } else if (packet.accepted()) {
            Belief.findRefusal(admission.getObject(), device, packet, addressOf(kept.peer()), micros)
                    .ifPresent(notes::add);
        }
        boolean believed = packet.accepted() && notes.size() == packet.notes().size();
        int command = packet.cn().matches("\\d{4}") ? Integer.parseInt(packet.cn()) : 0;
        Draft draft = believed && !packet.reply() ? draft(frame, packet, command, device, drafts) : null;
        String sender = json ? StationMessage.senderOf(device.mn()) : kept.peer();
        var raw = new RawPacket(micros, device.id(), sender, notes, kept.body());
        return new Intake(raw, command, device, packet.edition().code(), draft, new Passage(kept.id()));
    }

    /** What becomes of a kept packet: durable, it leaves quarantine; lost, it is tried again. */
    private final class Passage implements Waiting {

        private final long id;

        Passage(long id) {
            this.id = id;
        }

        @Override
        public void run() {
            durable.add(id);
        }

        @Override
        public void lost() {
            lost.add(id);
        }
    }

    private static @Nullable Draft draft(
            Frame frame, Packet packet, int command, AdmittedDevice device, Drafts drafts) {
        return packet.findDataInstant()
                .map(time -> drafts.draft(packet, command, device, time.getEpochSecond(), frame))
                .orElse(null);
    }

    /** Of a socket, or of the broker that a message came through. Rows of the first release name no broker. */
    private static InetAddress addressOf(String peer) {
        String address = StationMessage.isSender(peer) ? peer.substring(peer.indexOf(':') + 1) : peer;
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private synchronized void forgetDurable() {
        for (Long id = lost.poll(); id != null; id = lost.poll()) {
            onTheWay.remove(id);
        }
        List<Long> ids = new ArrayList<>();
        for (Long id = durable.poll(); id != null; id = durable.poll()) {
            ids.add(id);
        }
        if (!ids.isEmpty()) {
            jdbc.sql("DELETE FROM telemetry.quarantine_packet WHERE id = ANY (?)")
                    .param(ids.toArray(Long[]::new))
                    .update();
            ids.forEach(onTheWay::remove);
        }
    }
}
