/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.platform.Rebuild;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.gateway.Profiles;
import org.qingshan.server.telemetry.ingest.Draft;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.Intake;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.mqtt.StationMessage;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Reads raw packets again as the gateway did. Whether a sender was believed is taken from the note that was stored with the packet:
 * passwords and addresses may be others today.
 */
@Component
@Profile(Rebuild.PROFILE)
class RawIntakes {

    private static final Set<String> HELD = Stream.concat(
                    Arrays.stream(Admission.Reason.values()).map(Admission.Reason::code),
                    Stream.of(
                            "telemetry.data-time.implausible", "telemetry.store.refused", "telemetry.layout.too-many"))
            .collect(Collectors.toUnmodifiableSet());

    private final DeviceAdmission admission;
    private final PacketParser parser;
    private final PacketParser messages = new PacketParser(_ -> StationMessage.PROFILE);
    private final Drafts drafts;

    RawIntakes(DeviceAdmission admission, Drafts.SlotTable slots) {
        this.admission = admission;
        this.parser = new PacketParser(
                mn -> admission.findDevice(mn).map(Profiles::of).orElse(DeviceProfile.UNKNOWN));
        this.drafts = new Drafts(slots);
    }

    Intake intake(RawPacket raw) {
        boolean message = StationMessage.isSender(raw.peer());
        Frame frame = Frame.of(message ? StationMessage.frame(raw.peer(), raw.bytes()) : raw.bytes());
        Packet packet = (message ? messages : parser).parse(frame, Instant.ofEpochMilli(raw.arrivalMicros() / 1_000));
        AdmittedDevice device = admission.findDevice(packet.mn()).orElse(null);
        int command = packet.cn().matches("\\d{4}") ? Integer.parseInt(packet.cn()) : 0;
        boolean believed = packet.accepted() && raw.notes().stream().noneMatch(HELD::contains);
        Draft draft = device == null || !believed || packet.reply() ? null : draft(frame, packet, command, device);
        return new Intake(raw, command, device, packet.edition().code(), draft, null);
    }

    private @Nullable Draft draft(Frame frame, Packet packet, int command, AdmittedDevice device) {
        return packet.findDataInstant()
                .map(time -> drafts.draft(packet, command, device, time.getEpochSecond(), frame))
                .orElse(null);
    }
}
