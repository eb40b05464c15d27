/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.Problem;
import org.qingshan.hj212.Replies;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Draft;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.ingest.Plausibility;
import org.qingshan.server.telemetry.model.RawPacket;

/**
 * Decides what becomes of a packet: data with an answer after the commit, a reply to one of our commands, raw bytes with a note, or
 * quarantine. One per event loop.
 */
final class PacketClerk {

    private final PacketParser parser = new PacketParser(this::profileOf);
    private final DeviceAdmission admission;
    private final CommitQueue queue;
    private final Drafts drafts;
    private final DeviceTraffic traffic;
    private final UnknownSenders unknownSenders;
    private final GatewayFigures figures;
    private final DevicePaces paces;
    private final Clock clock;
    private final Map<String, Known> known = new HashMap<>();
    private long knownVersion = Long.MIN_VALUE;

    private record Known(AdmittedDevice device, DeviceProfile profile, Pace pace) {}

    PacketClerk(
            DeviceAdmission admission,
            CommitQueue queue,
            Drafts drafts,
            DeviceTraffic traffic,
            UnknownSenders unknownSenders,
            GatewayFigures figures,
            DevicePaces paces,
            Clock clock) {
        this.admission = admission;
        this.queue = queue;
        this.drafts = drafts;
        this.traffic = traffic;
        this.unknownSenders = unknownSenders;
        this.figures = figures;
        this.paces = paces;
        this.clock = clock;
    }

    void handle(DeviceConnection connection, Frame frame) {
        forgetWhenChanged();
        long arrival = clock.millis() * 1_000;
        Packet packet = parser.parse(frame, Instant.ofEpochMilli(arrival / 1_000));
        Known sender = known.get(packet.mn());
        if (sender == null) {
            connection.slow(connection.paceOfStrangers(paces));
            figures.unknown.increment();
            var raw = new RawPacket(arrival, 0, connection.peer(), codes(packet), frame.toBytes());
            unknownSenders.keep(packet, raw, connection.address().getHostAddress(), null);
            return;
        }
        int command = commandOf(packet);
        List<String> notes = codes(packet);
        String refusal = refusal(packet, sender.device(), connection, arrival);
        if (refusal != null) {
            notes.add(refusal);
        }
        var raw = new RawPacket(arrival, sender.device().id(), connection.peer(), notes, frame.toBytes());
        boolean believed = refusal == null && packet.accepted();
        // Whoever merely knows the number must not use up the rate of the device itself.
        connection.slow(believed ? sender.pace() : connection.paceOfStrangers(paces));
        if (!believed) {
            figures.held.increment();
            queue.add(new Intake(raw, command, sender.device(), packet.edition().code(), null, null));
            return;
        }
        admit(connection, frame, packet, sender.device(), raw, command);
    }

    void closed(DeviceConnection connection) {
        traffic.closed(connection);
    }

    private void admit(
            DeviceConnection connection,
            Frame frame,
            Packet packet,
            AdmittedDevice device,
            RawPacket raw,
            int command) {
        long begin = System.nanoTime();
        figures.taken.increment();
        traffic.heard(device, packet, connection);
        Draft draft = draft(frame, packet, device, command);
        Runnable answer = null;
        if (isNotification(packet, command)) {
            answer = answer(connection, Replies.notificationAck(packet), begin);
        } else if (packet.answerWanted()) {
            answer = answer(connection, Replies.dataAck(packet), begin);
        }
        queue.add(new Intake(raw, command, device, packet.edition().code(), draft, answer));
    }

    private Runnable answer(DeviceConnection connection, byte[] bytes, long begin) {
        return () -> {
            connection.send(bytes);
            figures.acknowledgement.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        };
    }

    private @Nullable Draft draft(Frame frame, Packet packet, AdmittedDevice device, int command) {
        Instant time = packet.findDataInstant().orElse(null);
        if (time == null || packet.reply()) {
            return null;
        }
        return drafts.draft(packet, command, device, time.getEpochSecond(), frame);
    }

    private @Nullable String refusal(Packet packet, AdmittedDevice device, DeviceConnection connection, long arrival) {
        if (!packet.accepted()) {
            return null;
        }
        return switch (admission.check(packet.mn(), packet.pw(), connection.address())) {
            case Admission.Refused refused
            when !isForgiven(refused, packet, device) -> refused.reason().code();
            case Admission.Unknown _ -> Admission.Reason.SUSPENDED.code();
            case Admission.Refused _, Admission.Admitted _ ->
                Plausibility.isPlausible(packet, device, arrival) ? null : Plausibility.IMPLAUSIBLE_TIME;
        };
    }

    private boolean isForgiven(Admission.Refused refused, Packet packet, AdmittedDevice device) {
        return refused.reason() == Admission.Reason.WRONG_PASSWORD && traffic.isOffered(device, packet.pw());
    }

    /** 1013 asks for the time; 1001 and 9015 are of 2025 (and of surface water): all are answered with 9013. */
    private static boolean isNotification(Packet packet, int command) {
        return command == 1013 || command == 9015 || (command == 1001 && packet.edition() == Edition.HJ_2025);
    }

    private DeviceProfile profileOf(String mn) {
        Known sender = known.get(mn);
        if (sender == null) {
            AdmittedDevice device = admission.findDevice(mn).orElse(null);
            if (device == null) {
                return DeviceProfile.UNKNOWN;
            }
            sender = new Known(device, Profiles.of(device), paces.of(device.id()));
            known.put(mn, sender);
        }
        return sender.profile();
    }

    private void forgetWhenChanged() {
        long version = admission.version();
        if (version != knownVersion) {
            known.clear();
            knownVersion = version;
        }
    }

    private static int commandOf(Packet packet) {
        String cn = packet.cn();
        if (cn.length() != 4 || !cn.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return Integer.parseInt(cn);
    }

    private static List<String> codes(Packet packet) {
        List<String> codes = new ArrayList<>();
        for (Problem problem : packet.notes()) {
            codes.add(problem.code().code());
        }
        return codes;
    }
}
