/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.mark.Mark;

/** Everything in force for one point: the point, its channels, dated limits, marks and rulings. Immutable. */
public final class PointRules {

    private final PointRule point;
    private final Map<Integer, List<ChannelRule>> channels;
    private final Map<String, List<LimitRule>> limits;
    private final List<Mark> marks;

    public PointRules(PointRule point, List<ChannelRule> channels, List<LimitRule> limits, List<Mark> marks) {
        this.point = point;
        this.channels = grouped(channels);
        this.limits = limitsByFactor(limits);
        this.marks = marks.stream()
                .sorted(Comparator.comparing(Mark::from).thenComparingLong(Mark::id))
                .toList();
    }

    private PointRules(PointRules other, List<Mark> marks) {
        this.point = other.point;
        this.channels = other.channels;
        this.limits = other.limits;
        this.marks = marks.stream()
                .sorted(Comparator.comparing(Mark::from).thenComparingLong(Mark::id))
                .toList();
    }

    private static Map<Integer, List<ChannelRule>> grouped(List<ChannelRule> channels) {
        Map<Integer, List<ChannelRule>> groups = new HashMap<>();
        for (ChannelRule channel : channels) {
            groups.computeIfAbsent(channel.deviceId(), device -> new ArrayList<>())
                    .add(channel);
        }
        groups.replaceAll((device, list) -> List.copyOf(list));
        return Map.copyOf(groups);
    }

    private static Map<String, List<LimitRule>> limitsByFactor(List<LimitRule> limits) {
        Map<String, List<LimitRule>> groups = new HashMap<>();
        for (LimitRule limit : limits) {
            groups.computeIfAbsent(limit.factor(), factor -> new ArrayList<>()).add(limit);
        }
        groups.replaceAll((factor, list) -> List.copyOf(list));
        return Map.copyOf(groups);
    }

    public PointRules withMarks(List<Mark> newMarks) {
        return new PointRules(this, newMarks);
    }

    public PointRule point() {
        return point;
    }

    /** Channels of one device that lead to this point; empty = the device's codes map as they are. */
    public List<ChannelRule> listChannels(int deviceId) {
        return channels.getOrDefault(deviceId, List.of());
    }

    /** Whether some channel leads the factor here at a time; true as well when the point's devices have no channels. */
    public boolean isMeasured(String factor, Instant time) {
        return channels.isEmpty()
                || channels.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(channel -> channel.factor().equals(factor) && channel.isInForce(time));
    }

    public List<LimitRule> listLimits(String factor) {
        return limits.getOrDefault(factor, List.of());
    }

    /** Factors for which any limit was ever in force. */
    public Set<String> limitedFactors() {
        return limits.keySet();
    }

    public List<LimitRule> listLimits() {
        return limits.isEmpty()
                ? List.of()
                : limits.values().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(LimitRule::id))
                        .toList();
    }

    /** The limit in force at the start of a period; of two the later begun one holds, then the greater id. */
    public Optional<LimitRule> findLimit(String factor, Averaging averaging, Basis basis, Instant time) {
        LimitRule found = null;
        for (LimitRule limit : listLimits(factor)) {
            if (limit.averaging() == averaging && limit.basis() == basis && limit.isInForce(time)) {
                found = found == null || LATER_BEGUN.compare(limit, found) > 0 ? limit : found;
            }
        }
        return Optional.ofNullable(found);
    }

    private static final Comparator<LimitRule> LATER_BEGUN = Comparator.comparing(
                    LimitRule::validFrom, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(LimitRule::id);

    /** Marks and rulings, by start. */
    public List<Mark> listMarks() {
        return marks;
    }

    public List<Mark> listMarks(Window window) {
        return marks.isEmpty()
                ? marks
                : marks.stream()
                        .filter(mark -> mark.covers(window.start(), window.end()))
                        .toList();
    }
}
