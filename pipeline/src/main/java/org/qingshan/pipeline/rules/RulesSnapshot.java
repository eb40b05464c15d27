/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.mark.Mark;

/**
 * The rules in force: devices, channels, points, dated limits, marks and rulings, parameters. Immutable; its id is
 * stored with every output. Look-ups by MN, device and point are hash look-ups; a change of one point's marks copies
 * one map of references.
 */
public final class RulesSnapshot {

    private final long id;
    private final Map<String, DeviceRule> devicesByMn;
    private final Map<Integer, DeviceRule> devices;
    private final Map<Integer, PointRules> points;
    private final Map<Integer, List<ChannelRule>> channelsByDevice;
    private final Parameters parameters;

    private RulesSnapshot(
            long id,
            Map<String, DeviceRule> devicesByMn,
            Map<Integer, DeviceRule> devices,
            Map<Integer, PointRules> points,
            Map<Integer, List<ChannelRule>> channelsByDevice,
            Parameters parameters) {
        this.id = id;
        this.devicesByMn = devicesByMn;
        this.devices = devices;
        this.points = points;
        this.channelsByDevice = channelsByDevice;
        this.parameters = parameters;
    }

    public static Builder builder(long id) {
        return new Builder(id);
    }

    /** No devices, no points, the shipped parameters. */
    public static RulesSnapshot empty(long id) {
        return builder(id).build();
    }

    public long id() {
        return id;
    }

    /** All parameters with their dates. */
    public Parameters parameters() {
        return parameters;
    }

    /** The parameters in force at the start of a period. */
    public ParametersAt parametersAt(Instant time) {
        return parameters.at(time);
    }

    public Optional<DeviceRule> findDevice(String mn) {
        return Optional.ofNullable(devicesByMn.get(mn));
    }

    public Optional<DeviceRule> findDevice(int deviceId) {
        return Optional.ofNullable(devices.get(deviceId));
    }

    public Optional<PointRules> findPoint(int pointId) {
        return Optional.ofNullable(points.get(pointId));
    }

    public PointRules getPoint(int pointId) {
        PointRules found = points.get(pointId);
        if (found == null) {
            throw new IllegalArgumentException("point " + pointId + " is not in rules snapshot " + id
                    + ". Maybe it was registered after the snapshot was taken.");
        }
        return found;
    }

    /** All channels of a device, whatever point they lead to. */
    public List<ChannelRule> listChannels(int deviceId) {
        return channelsByDevice.getOrDefault(deviceId, List.of());
    }

    /** The points a device feeds: those of its channels, or its own point when it has none. */
    public List<Integer> listPointsOf(DeviceRule device) {
        List<ChannelRule> channels = listChannels(device.id());
        return channels.isEmpty()
                ? List.of(device.pointId())
                : channels.stream()
                        .map(ChannelRule::pointId)
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Nobody waits for a closed device, or for one whose points are all closed. */
    public boolean isClosed(DeviceRule device, Instant time) {
        return device.isClosedAt(time)
                || listPointsOf(device).stream()
                        .allMatch(point -> getPoint(point).point().isClosedAt(time));
    }

    public Collection<DeviceRule> listDevices() {
        return devices.values();
    }

    public Collection<PointRules> listPoints() {
        return points.values();
    }

    /** The same rules under a new id with other marks and rulings of one point. */
    public RulesSnapshot withMarks(long newId, int pointId, List<Mark> marks) {
        Map<Integer, PointRules> changed = new HashMap<>(points);
        changed.put(pointId, getPoint(pointId).withMarks(marks));
        return new RulesSnapshot(newId, devicesByMn, devices, changed, channelsByDevice, parameters);
    }

    /** The same rules under a new id with other parameters. */
    public RulesSnapshot withParameters(long newId, Parameters newParameters) {
        return new RulesSnapshot(newId, devicesByMn, devices, points, channelsByDevice, newParameters);
    }

    /** Collects rows in any order; rows that name an unknown point are refused when building. */
    public static final class Builder {

        private final long id;
        private final Map<Integer, DeviceRule> devices = new HashMap<>();
        private final Map<Integer, PointRule> points = new HashMap<>();
        private final Map<Integer, List<ChannelRule>> channelsByPoint = new HashMap<>();
        private final Map<Integer, List<ChannelRule>> channelsByDevice = new HashMap<>();
        private final Map<Integer, List<LimitRule>> limits = new HashMap<>();
        private final Map<Integer, List<Mark>> marks = new HashMap<>();
        private @Nullable Parameters parameters;

        private Builder(long id) {
            this.id = id;
        }

        public Builder add(DeviceRule device) {
            devices.put(device.id(), device);
            return this;
        }

        public Builder add(PointRule point) {
            points.put(point.id(), point);
            return this;
        }

        public Builder add(ChannelRule channel) {
            put(channelsByPoint, channel.pointId(), channel);
            put(channelsByDevice, channel.deviceId(), channel);
            return this;
        }

        public Builder add(LimitRule limit) {
            put(limits, limit.pointId(), limit);
            return this;
        }

        public Builder add(Mark mark) {
            put(marks, mark.pointId(), mark);
            return this;
        }

        public Builder parameters(Parameters inForce) {
            this.parameters = inForce;
            return this;
        }

        private static <T> void put(Map<Integer, List<T>> map, int key, T value) {
            map.computeIfAbsent(key, missing -> new ArrayList<>()).add(value);
        }

        public RulesSnapshot build() {
            checkKnown("channel", channelsByPoint);
            checkKnown("limit", limits);
            checkKnown("mark", marks);
            Map<Integer, PointRules> bundles = new HashMap<>(points.size() * 2);
            for (PointRule point : points.values()) {
                bundles.put(
                        point.id(),
                        new PointRules(
                                point,
                                channelsByPoint.getOrDefault(point.id(), List.of()),
                                limits.getOrDefault(point.id(), List.of()),
                                marks.getOrDefault(point.id(), List.of())));
            }
            Map<String, DeviceRule> byMn = new HashMap<>(devices.size() * 2);
            devices.values().forEach(device -> byMn.put(device.mn(), device));
            Map<Integer, List<ChannelRule>> byDevice = new HashMap<>(channelsByDevice);
            byDevice.replaceAll((device, list) -> List.copyOf(list));
            Parameters used = parameters == null ? Parameters.standard() : parameters;
            return new RulesSnapshot(id, byMn, Map.copyOf(devices), bundles, byDevice, used);
        }

        private void checkKnown(String what, Map<Integer, ? extends List<?>> byPoint) {
            for (Integer pointId : byPoint.keySet()) {
                if (!points.containsKey(pointId)) {
                    throw new IllegalStateException(what + " of unknown point " + pointId + " in rules snapshot " + id
                            + ". Maybe the point was not added.");
                }
            }
        }
    }
}
