/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.mark.Mark;
import org.qingshan.pipeline.mark.MarkCover;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.flag.FlagTable;

/**
 * Reads the samples of one kind in one window: split parts are merged, of repeated and corrected values the last arrival
 * is in force per factor and suffix, codes become factors of the point by the channels, and of several devices the one
 * with the best priority that has counting values is taken.
 */
public final class Readings {

    /** By device and time, then arrival; the content decides where a recording repeats arrival and sequence. */
    private static final Comparator<Sample> IN_FORCE = Comparator.comparingInt(Sample::deviceId)
            .thenComparingLong(Sample::timeMillis)
            .thenComparingLong(Sample::arrivalMillis)
            .thenComparingLong(Sample::sequence)
            .thenComparing(Sample::compareContent);

    private final Window window;
    private final PointRules point;
    private final RulesSnapshot rules;
    private final List<Mark> marks;
    private final Map<ChannelRule, Track> tracks = new LinkedHashMap<>();
    private final Map<String, IdentityHashMap<Layout, Plan>> plans = new HashMap<>();

    private Readings(Window window, PointRules point, RulesSnapshot rules) {
        this.window = window;
        this.point = point;
        this.rules = rules;
        this.marks = point.listMarks(window);
    }

    /** The tracks of the point by factor, sorted by code. */
    public static Map<String, Track> read(
            List<Sample> samples, SampleKind kind, Window window, PointRules point, RulesSnapshot rules) {
        Sample[] inWindow = samples.stream()
                .filter(sample -> sample.kind() == kind && window.contains(sample.time()))
                .toArray(Sample[]::new);
        if (inWindow.length == 0) {
            return Map.of();
        }
        Arrays.sort(inWindow, IN_FORCE);
        Readings readings = new Readings(window, point, rules);
        readings.readAll(inWindow);
        return readings.best();
    }

    private void readAll(Sample[] samples) {
        int start = 0;
        while (start < samples.length) {
            int end = start + 1;
            while (end < samples.length && isSameInstant(samples[start], samples[end])) {
                end++;
            }
            readInstant(samples, start, end);
            start = end;
        }
    }

    private static boolean isSameInstant(Sample left, Sample right) {
        return left.deviceId() == right.deviceId() && left.timeMillis() == right.timeMillis();
    }

    private void readInstant(Sample[] samples, int start, int end) {
        for (int i = start; i < end; i++) {
            offer(samples[i]);
        }
        boolean upload = samples[start].kind() != SampleKind.REALTIME;
        Track flow = null;
        for (Track track : tracks.values()) {
            if (track.isPending()) {
                track.take(samples[start].timeMillis(), upload);
                flow = track.channel().factor().equals(Factors.WATER_FLOW) ? track : flow;
            }
        }
        for (Track track : tracks.values()) {
            if (flow != null && flow != track && track.isPending()) {
                track.weigh(flow);
            }
        }
        tracks.values().forEach(Track::reset);
    }

    private void offer(Sample sample) {
        DeviceRule device = rules.findDevice(sample.deviceId()).orElse(null);
        if (device == null) {
            return;
        }
        Plan plan = plan(sample, device);
        boolean late = sample.isLate(intervalMillis(sample, device));
        for (int column = 0; column < plan.tracks.length; column++) {
            Track track = plan.tracks[column];
            if (track != null) {
                byte scale = (byte) sample.scale(column);
                track.offer(plan.slots[column], sample.unscaled(column), scale, sample.flag(column), late);
            }
        }
    }

    private long intervalMillis(Sample sample, DeviceRule device) {
        return sample.kind() == SampleKind.REALTIME
                ? device.realtimeInterval().toMillis()
                : window.length().toMillis();
    }

    private Plan plan(Sample sample, DeviceRule device) {
        return plans.computeIfAbsent(device.id() + "/" + sample.st(), key -> new IdentityHashMap<>())
                .computeIfAbsent(sample.layout(), layout -> newPlan(layout, sample.st(), device));
    }

    private Plan newPlan(Layout layout, String st, DeviceRule device) {
        Plan plan = new Plan(layout.size());
        for (int column = 0; column < layout.size(); column++) {
            Slot slot = Slot.ofSuffix(layout.columns().get(column).suffix());
            ChannelRule channel = channel(layout.columns().get(column).code(), st, device);
            plan.slots[column] = slot;
            if (channel != null && slot != Slot.OTHER) {
                plan.tracks[column] = tracks.computeIfAbsent(channel, this::newTrack);
            }
        }
        return plan;
    }

    private @Nullable ChannelRule channel(String wireCode, String st, DeviceRule device) {
        return channel(wireCode, st, device, window, point, rules);
    }

    /** The channel that leads a code of a sample to the window's point; empty = it is not meant for that point. */
    public static Optional<ChannelRule> findChannel(
            Sample sample, String wireCode, Window window, PointRules point, RulesSnapshot rules) {
        return rules.findDevice(sample.deviceId())
                .flatMap(device -> Optional.ofNullable(channel(wireCode, sample.st(), device, window, point, rules)));
    }

    private static @Nullable ChannelRule channel(
            String wireCode, String st, DeviceRule device, Window window, PointRules point, RulesSnapshot rules) {
        if (rules.listChannels(device.id()).isEmpty()) {
            return device.pointId() == window.pointId()
                    ? ChannelRule.identity(
                            device, wireCode, point.point().kind().medium())
                    : null;
        }
        for (ChannelRule channel : point.listChannels(device.id())) {
            if (channel.wireCode().equalsIgnoreCase(wireCode)
                    && (channel.st().isEmpty() || channel.st().equals(st))
                    && channel.isInForce(window.start())) {
                return channel;
            }
        }
        return null;
    }

    private Track newTrack(ChannelRule channel) {
        FlagTable flags =
                rules.findDevice(channel.deviceId()).map(DeviceRule::flags).orElse(FlagTable.HJ_212_2017);
        MarkCover cover = MarkCover.of(marks, channel.factor());
        return new Track(
                channel,
                flags,
                cover,
                rules.parametersAt(window.start()).rangeMinimum(point.point(), channel.factor(), channel.unit()));
    }

    private Map<String, Track> best() {
        Map<String, List<Track>> byFactor = new TreeMap<>();
        for (Track track : tracks.values()) {
            if (track.received() > 0) {
                byFactor.computeIfAbsent(track.channel().factor(), factor -> new ArrayList<>(1))
                        .add(track);
            }
        }
        Map<String, Track> best = new LinkedHashMap<>();
        byFactor.forEach((factor, candidates) -> best.put(factor, best(candidates)));
        return best;
    }

    private static Track best(Collection<Track> candidates) {
        return candidates.stream()
                .min(Comparator.comparing((Track track) -> track.valid() == 0)
                        .thenComparingInt(track -> track.channel().priority())
                        .thenComparingInt(track -> track.channel().deviceId())
                        .thenComparing(track -> track.channel().wireCode()))
                .orElseThrow();
    }

    /** Where each column of a layout goes. */
    private static final class Plan {

        private final @Nullable Track[] tracks;
        private final Slot[] slots;

        Plan(int columns) {
            tracks = new Track[columns];
            slots = new Slot[columns];
        }
    }
}
