/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.internal;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.LabelSide;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.registry.model.NetAddress;
import org.qingshan.server.registry.store.RulesStore;
import org.qingshan.server.telemetry.Admission;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.DeviceDialect;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may send, from memory: the devices of the snapshot with their passwords and addresses. */
@Component
class AdmissionTable implements DeviceAdmission {

    private final RulesStore store;
    private final ObjectProvider<RulesKeeper> rules;
    private final Map<Integer, Secret> secrets = new HashMap<>();
    private volatile @Nullable Table table;

    AdmissionTable(RulesStore store, ObjectProvider<RulesKeeper> rules) {
        this.store = store;
        this.rules = rules;
    }

    private record Secret(String password, List<String> keys, List<NetAddress> addresses) {

        private static final Secret NONE = new Secret("", List.of(), List.of());
    }

    private record Entry(AdmittedDevice device, Secret secret, boolean active) {}

    private record Table(long version, Map<String, Entry> byMn) {}

    @Override
    public Admission check(String mn, String password, InetAddress address) {
        Entry entry = table().byMn().get(mn);
        if (entry == null) {
            return new Admission.Unknown();
        }
        if (!entry.active()) {
            return refused(entry, Admission.Reason.SUSPENDED);
        }
        if (!isAllowed(entry.secret().addresses(), address)) {
            return refused(entry, Admission.Reason.ADDRESS_NOT_ALLOWED);
        }
        if (!isRight(entry.secret().password(), password)) {
            return refused(entry, Admission.Reason.WRONG_PASSWORD);
        }
        return new Admission.Admitted(entry.device());
    }

    private static Admission refused(Entry entry, Admission.Reason reason) {
        return new Admission.Refused(entry.device().id(), reason);
    }

    private static boolean isAllowed(List<NetAddress> allowed, InetAddress address) {
        return allowed.isEmpty() || allowed.stream().anyMatch(block -> block.contains(address));
    }

    /** Takes the same time wherever the texts begin to differ. */
    private static boolean isRight(String expected, String sent) {
        return expected.isEmpty()
                || MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<AdmittedDevice> findDevice(String mn) {
        return Optional.ofNullable(table().byMn().get(mn)).map(Entry::device);
    }

    @Override
    public long version() {
        return table().version();
    }

    private Table table() {
        Table known = table;
        if (known == null) {
            rules.getObject().current();
            known = table;
        }
        return known == null ? new Table(0, Map.of()) : known;
    }

    /** After a new snapshot; reads the secrets of the devices at the touched points again, null = of all. */
    void refresh(RulesSnapshot snapshot, @Nullable Collection<Integer> touched) {
        if (touched == null) {
            secrets.clear();
        }
        for (RulesStore.Credentials credentials : store.listCredentials(touched)) {
            secrets.put(
                    credentials.deviceId(),
                    new Secret(
                            credentials.password(),
                            credentials.keys(),
                            credentials.addresses().stream()
                                    .flatMap(text -> NetAddress.find(text).stream())
                                    .toList()));
        }
        Map<String, DeviceDialect> dialects = store.dialects();
        Map<String, Entry> byMn = new HashMap<>(snapshot.listDevices().size() * 2);
        for (DeviceRule device : snapshot.listDevices()) {
            Secret secret = secrets.getOrDefault(device.id(), Secret.NONE);
            DeviceDialect dialect = dialects.getOrDefault(device.dialect(), DeviceDialect.NONE);
            byMn.put(device.mn(), new Entry(admitted(device, secret, dialect, snapshot), secret, device.active()));
        }
        table = new Table(snapshot.id(), byMn);
    }

    private static AdmittedDevice admitted(
            DeviceRule device, Secret secret, DeviceDialect dialect, RulesSnapshot snapshot) {
        List<ChannelRule> channels = snapshot.listChannels(device.id());
        List<Integer> points = points(device, channels);
        return new AdmittedDevice(
                device.id(),
                device.mn(),
                device.edition(),
                dialect,
                device.crc(),
                secret.password(),
                secret.keys(),
                points,
                points.stream().map(point -> minutes(point, device, snapshot)).toList(),
                Math.toIntExact(device.realtimeInterval().toSeconds()),
                Math.toIntExact(device.minuteInterval().toMinutes()),
                device.labelSide() == LabelSide.END,
                labels(device, channels),
                Math.toIntExact(device.clockOffset().toSeconds()));
    }

    /** Of the point's windows, not of the device: devices of different intervals may feed one point. */
    private static int minutes(int point, DeviceRule device, RulesSnapshot snapshot) {
        return Math.toIntExact(snapshot.findPoint(point)
                .map(rules -> rules.point().minuteInterval())
                .orElse(device.minuteInterval())
                .toMinutes());
    }

    /** Channels that say a side of their own, and another than the device. */
    private static List<AdmittedDevice.ChannelLabel> labels(DeviceRule device, List<ChannelRule> channels) {
        return channels.stream()
                .filter(channel -> channel.labelSide() != null && channel.labelSide() != device.labelSide())
                .map(channel -> new AdmittedDevice.ChannelLabel(
                        channel.st(), channel.wireCode(), channel.validFrom(), channel.validTo()))
                .toList();
    }

    /** Its own point too: a code without a channel goes there. */
    private static List<Integer> points(DeviceRule device, List<ChannelRule> channels) {
        return channels.isEmpty()
                ? List.of(device.pointId())
                : Stream.concat(Stream.of(device.pointId()), channels.stream().map(ChannelRule::pointId))
                        .distinct()
                        .toList();
    }
}
