/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.model.RawPacket;
import org.springframework.stereotype.Component;

/** Hands packets made of a file to the group commit and waits until they are durable. */
@Component
class ImportCommit {

    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 20;

    private final CommitQueue queue;
    private final Drafts.SlotTable slots;
    private final DeviceAdmission admission;
    private final Clock clock;

    ImportCommit(CommitQueue queue, Drafts.SlotTable slots, DeviceAdmission admission, Clock clock) {
        this.queue = queue;
        this.slots = slots;
        this.admission = admission;
        this.clock = clock;
    }

    /** The device that imported values of a point belong to, once there is one. */
    Optional<AdmittedDevice> findDevice(ImportPoints.Point point) {
        return admission.findDevice(point.importNumber());
    }

    /** @param peer what the raw packets name as their sender */
    void commit(List<ImportedPackets.Written> packets, String peer) throws InterruptedException {
        long end = System.nanoTime() + COMMIT_PATIENCE.toNanos();
        Map<Integer, AdmittedDevice> devices = new HashMap<>();
        for (ImportedPackets.Written packet : packets) {
            if (!devices.containsKey(packet.point().id())) {
                devices.put(packet.point().id(), awaitDevice(packet.point()));
            }
        }
        var parser = new PacketParser(_ -> DeviceProfile.of(Edition.HJ_2017));
        var drafts = new Drafts(slots);
        var durable = new CountDownLatch(packets.size());
        for (ImportedPackets.Written packet : packets) {
            awaitRoom(end);
            AdmittedDevice device = devices.get(packet.point().id());
            if (device != null) {
                queue.add(intake(packet, device, parser, drafts, peer, durable));
            }
        }
        if (!durable.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw late();
        }
    }

    private Intake intake(
            ImportedPackets.Written packet,
            AdmittedDevice device,
            PacketParser parser,
            Drafts drafts,
            String peer,
            CountDownLatch durable) {
        Instant arrival = clock.instant();
        Frame frame = Frame.of(packet.frame());
        Packet parsed = parser.parse(frame, arrival);
        long second = parsed.findDataInstant()
                .filter(_ -> parsed.accepted())
                .orElseThrow(() -> new IllegalStateException("An imported packet is not accepted: " + parsed.notes()))
                .getEpochSecond();
        var raw = new RawPacket(arrival.toEpochMilli() * 1_000, device.id(), peer, List.of(), packet.frame());
        var draft = drafts.draft(parsed, packet.command(), device, second, frame);
        return new Intake(raw, packet.command(), device, "", draft, durable::countDown);
    }

    /** The rules that hold a new device follow its commit by a moment. */
    private AdmittedDevice awaitDevice(ImportPoints.Point point) throws InterruptedException {
        long end = System.nanoTime() + REGISTRY_PATIENCE.toNanos();
        Optional<AdmittedDevice> device = findDevice(point);
        while (device.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
            device = findDevice(point);
        }
        return device.orElseThrow(ImportCommit::late);
    }

    private void awaitRoom(long end) throws InterruptedException {
        while (queue.isFull()) {
            if (System.nanoTime() > end) {
                throw late();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static ProblemException late() {
        return new ProblemException(ProblemException.Kind.UNAVAILABLE, "telemetry.import.not-durable", Map.of());
    }
}
