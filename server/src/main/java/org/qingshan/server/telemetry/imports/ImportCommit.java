/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.ingest.Waiting;
import org.qingshan.server.telemetry.model.RawPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands the packets of accepted imports to the group commit until all are durable, then looks which of them the database refused. An
 * import that a crash or an error broke off is taken up again: what is stored already is not stored twice.
 */
@Component
class ImportCommit {

    private static final Logger LOG = LoggerFactory.getLogger(ImportCommit.class);
    private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PREPARATION = Duration.ofHours(1);
    private static final int PAUSE_MILLIS = 20;
    private static final int ASKED_AT_ONCE = 2_000;

    private final ImportStore store;
    private final CommitQueue queue;
    private final Drafts.SlotTable slots;
    private final DeviceAdmission admission;
    private final Clock clock;
    private final Map<UUID, CompletableFuture<Set<Integer>>> running = new ConcurrentHashMap<>();

    ImportCommit(
            ImportStore store,
            CommitQueue queue,
            Drafts.SlotTable slots,
            DeviceAdmission admission,
            Clock clock,
            Jobs jobs) {
        this.store = store;
        this.queue = queue;
        this.slots = slots;
        this.admission = admission;
        this.clock = clock;
        jobs.every("telemetry.imports", PAUSE, this::resume);
    }

    /** The device that imported values of a point belong to, once there is one. */
    Optional<AdmittedDevice> findDevice(ImportPoints.Point point) {
        return admission.findDevice(point.importNumber());
    }

    /** An import is still being written; what another would add to it cannot be told yet. */
    boolean isBusy() {
        return !store.listWriting().isEmpty();
    }

    /**
     * Writes an import that was begun, and waits for it for a while.
     *
     * @return lines that the database refused; empty when it is still being written
     */
    Optional<Set<Integer>> write(UUID id, Duration patience) throws InterruptedException {
        try {
            return Optional.of(start(id).get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("event=import.still-writing id={}", id);
            return Optional.empty();
        }
    }

    private void resume() {
        store.dropPrepared(clock.instant().minus(LONGEST_PREPARATION));
        for (UUID id : store.listWriting()) {
            var _ = start(id);
        }
    }

    private CompletableFuture<Set<Integer>> start(UUID id) {
        return running.computeIfAbsent(id, _ -> {
            var result = new CompletableFuture<Set<Integer>>();
            Thread.ofVirtual().name("import-" + id).start(() -> run(id, result));
            return result;
        });
    }

    /** Whatever breaks it off, the job takes it up again. */
    private void run(UUID id, CompletableFuture<Set<Integer>> result) {
        try {
            Set<Integer> refused = store(id);
            store.finish(id, refused, clock.instant());
            result.complete(refused);
        } catch (InterruptedException | RuntimeException e) {
            LOG.warn("event=import.broken-off id={} message={}", id, e.getMessage());
            result.completeExceptionally(e);
        } finally {
            running.remove(id);
        }
    }

    private Set<Integer> store(UUID id) throws InterruptedException {
        List<ImportedPackets.Written> packets = store.packets(id);
        Map<String, AdmittedDevice> devices = new HashMap<>();
        for (ImportedPackets.Written packet : packets) {
            if (!devices.containsKey(packet.device())) {
                devices.put(packet.device(), awaitDevice(packet.device()));
            }
        }
        var parser = new PacketParser(_ -> DeviceProfile.of(Edition.HJ_2017));
        var drafts = new Drafts(slots);
        var durable = new CountDownLatch(packets.size());
        List<ImportStore.Key> keys = new ArrayList<>(packets.size());
        for (ImportedPackets.Written packet : packets) {
            while (queue.isFull()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            AdmittedDevice device = devices.get(packet.device());
            if (device != null) {
                keys.add(add(packet, device, parser, drafts, "import:" + id, durable));
            }
        }
        durable.await();
        return refused(packets, keys);
    }

    private ImportStore.Key add(
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
        queue.add(new Intake(raw, packet.command(), device, "", draft, new Counted(durable)));
        return new ImportStore.Key(device.id(), draft.kind().code(), draft.dataSecond(), draft.digest());
    }

    /** A packet that is lost has no sample either: its lines are among the refused. */
    private record Counted(CountDownLatch durable) implements Waiting {

        @Override
        public void run() {
            durable.countDown();
        }

        @Override
        public void lost() {
            durable.countDown();
        }
    }

    /** The bytes of a refused packet are kept, but there is no sample of it. */
    private Set<Integer> refused(List<ImportedPackets.Written> packets, List<ImportStore.Key> keys) {
        Set<Integer> lines = new TreeSet<>();
        for (int from = 0; from < keys.size(); from += ASKED_AT_ONCE) {
            List<Boolean> stored = store.areStored(keys.subList(from, Math.min(keys.size(), from + ASKED_AT_ONCE)));
            for (int i = 0; i < stored.size(); i++) {
                if (!stored.get(i)) {
                    lines.addAll(packets.get(from + i).lines());
                }
            }
        }
        return lines;
    }

    /** The rules that hold a new device follow its commit by a moment. */
    private AdmittedDevice awaitDevice(String number) throws InterruptedException {
        long end = System.nanoTime() + REGISTRY_PATIENCE.toNanos();
        Optional<AdmittedDevice> device = admission.findDevice(number);
        while (device.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLIS);
            device = admission.findDevice(number);
        }
        return device.orElseThrow(() -> new IllegalStateException("There is no device " + number + " yet"));
    }
}
