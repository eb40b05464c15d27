/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.gateway.UnknownSenders;
import org.qingshan.server.telemetry.ingest.Belief;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Draft;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.ingest.Plausibility;
import org.qingshan.server.telemetry.model.RawPacket;

/** Decides what becomes of a message: data, raw bytes with a note, or quarantine. Each is acknowledged once it is kept. Used by one thread. */
final class MqttClerk {

    private final PacketParser parser = new PacketParser(_ -> StationMessage.PROFILE);
    private final MqttTopic topics;
    private final MqttFigures figures;
    private final DeviceAdmission admission;
    private final CommitQueue queue;
    private final Drafts drafts;
    private final UnknownSenders unknownSenders;
    private final Clock clock;

    MqttClerk(MqttTopic topics, MqttFigures figures, MqttInputs.Parts parts) {
        this.topics = topics;
        this.figures = figures;
        this.admission = parts.admission();
        this.queue = parts.queue();
        this.drafts = new Drafts(parts.slots());
        this.unknownSenders = parts.unknownSenders();
        this.clock = parts.clock();
    }

    /**
     * Takes a message.
     *
     * @param broker the address it came from, which a device's address list is held against
     * @param acknowledge run once the message is durable
     */
    void handle(String topic, byte[] payload, InetAddress broker, Runnable acknowledge) {
        figures.messages.increment();
        long arrival = clock.millis() * 1_000;
        String mn = topics.numberOf(topic);
        StationMessage.Reading reading = StationMessage.read(payload, mn);
        Frame frame = Frame.of(reading.frame());
        Packet packet = parser.parse(frame, Instant.ofEpochMilli(arrival / 1_000));
        boolean refused = payload.length > StationMessage.LONGEST_KEPT;
        byte[] kept = refused ? new byte[0] : payload;
        if (refused) {
            figures.refused.increment();
        }
        AdmittedDevice device = admission.findDevice(mn).orElse(null);
        if (device == null) {
            figures.unknown.increment();
            String sender = StationMessage.senderOf(mn);
            unknownSenders.keep(
                    packet,
                    new RawPacket(arrival, 0, sender, notes(reading), kept),
                    StationMessage.senderOf(broker.getHostAddress()),
                    acknowledge);
            return;
        }
        String note = problem(reading, packet, device, broker, arrival);
        List<String> notes = note == null ? List.of() : List.of(note);
        var raw = new RawPacket(arrival, device.id(), StationMessage.senderOf(mn), notes, kept);
        int command = packet.accepted() ? Integer.parseInt(packet.cn()) : 0;
        if (note != null) {
            figures.held.increment();
        }
        Draft draft = note == null ? draft(packet, command, device, frame) : null;
        queue.add(new Intake(raw, command, device, "", draft, acknowledge));
    }

    private @Nullable Draft draft(Packet packet, int command, AdmittedDevice device, Frame frame) {
        return packet.findDataInstant()
                .map(time -> drafts.draft(packet, command, device, time.getEpochSecond(), frame))
                .orElse(null);
    }

    private @Nullable String problem(
            StationMessage.Reading reading, Packet packet, AdmittedDevice device, InetAddress broker, long arrival) {
        return switch (reading) {
            case StationMessage.Malformed malformed -> {
                figures.malformed.increment();
                yield malformed.code();
            }
            case StationMessage.Translated _ -> refusal(packet, device, broker, arrival);
        };
    }

    private @Nullable String refusal(Packet packet, AdmittedDevice device, InetAddress broker, long arrival) {
        Optional<String> refusal = Belief.findRefusal(admission, device, packet, broker, arrival);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return packet.accepted() ? null : Plausibility.IMPLAUSIBLE_TIME;
    }

    private static List<String> notes(StationMessage.Reading reading) {
        return switch (reading) {
            case StationMessage.Malformed malformed -> List.of(malformed.code());
            case StationMessage.Translated _ -> List.of();
        };
    }
}
