/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/** Which devices feed a point, turned round from a rules snapshot once per snapshot. */
final class Topology {

    private static volatile Topology last = new Topology(RulesSnapshot.empty(Long.MIN_VALUE));

    private final RulesSnapshot rules;
    private final Map<Integer, int[]> devices = new HashMap<>();
    private final Map<Integer, List<DeviceRule>> active = new TreeMap<>();

    private Topology(RulesSnapshot rules) {
        this.rules = rules;
        Map<Integer, Set<Integer>> sets = new HashMap<>();
        for (DeviceRule device : rules.listDevices()) {
            for (int point : rules.listPointsOf(device)) {
                sets.computeIfAbsent(point, missing -> new TreeSet<>()).add(device.id());
                if (device.active()) {
                    active.computeIfAbsent(point, missing -> new ArrayList<>()).add(device);
                }
            }
        }
        sets.forEach((point, set) ->
                devices.put(point, set.stream().mapToInt(Integer::intValue).toArray()));
    }

    static Topology of(RulesSnapshot rules) {
        Topology known = last;
        if (known.rules == rules) {
            return known;
        }
        Topology fresh = new Topology(rules);
        last = fresh;
        return fresh;
    }

    /** Internal ids, ascending. */
    int[] devicesOf(int pointId) {
        return devices.getOrDefault(pointId, new int[0]);
    }

    /** Points of which something is due at a time: open, and fed by an active device that is open too. */
    List<Integer> pointsDueAt(Instant time) {
        return active.entrySet().stream()
                .filter(entry -> !rules.getPoint(entry.getKey()).point().isClosedAt(time))
                .filter(entry -> entry.getValue().stream().anyMatch(device -> !device.isClosedAt(time)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
