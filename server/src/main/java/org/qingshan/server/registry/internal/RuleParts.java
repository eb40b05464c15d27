/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.mark.Mark;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.rules.Parameters;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * The rows of a snapshot, kept by point so that a change reads again only what it touched. Not safe for two threads;
 * the keeper holds its lock.
 */
final class RuleParts {

    private final Map<Integer, PointRule> points = new HashMap<>();
    private final Map<Integer, List<DeviceRule>> devices = new HashMap<>();
    private final Map<Integer, List<ChannelRule>> channels = new HashMap<>();
    private final Map<Integer, List<LimitRule>> limits = new HashMap<>();
    private final Map<Integer, List<Mark>> marks = new HashMap<>();

    /** Rows of some points, or of all. */
    record Rows(
            List<PointRule> points,
            List<DeviceRule> devices,
            List<ChannelRule> channels,
            List<LimitRule> limits,
            List<Mark> marks) {}

    /** Puts the rows in place of what was kept of these points; null = of all. */
    void replace(@Nullable Collection<Integer> touched, Rows rows) {
        for (Map<Integer, ?> part : List.of(points, devices, channels, limits, marks)) {
            if (touched == null) {
                part.clear();
            } else {
                part.keySet().removeAll(touched);
            }
        }
        rows.points().forEach(point -> points.put(point.id(), point));
        put(devices, rows.devices(), DeviceRule::pointId);
        put(channels, rows.channels(), ChannelRule::pointId);
        put(limits, rows.limits(), LimitRule::pointId);
        put(marks, rows.marks(), Mark::pointId);
    }

    private static <T> void put(Map<Integer, List<T>> part, List<T> rows, ToIntFunction<T> point) {
        part.putAll(rows.stream().collect(Collectors.groupingBy(row -> point.applyAsInt(row))));
    }

    RulesSnapshot snapshot(long id, Parameters parameters) {
        var builder = RulesSnapshot.builder(id).parameters(parameters);
        points.values().forEach(builder::add);
        devices.values().forEach(list -> list.forEach(builder::add));
        channels.values().forEach(list -> list.forEach(builder::add));
        limits.values().forEach(list -> list.forEach(builder::add));
        marks.values().forEach(list -> list.forEach(builder::add));
        return builder.build();
    }
}
