/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/** Devices that feed a point. */
final class PointDevices {

    private PointDevices() {}

    static int[] of(int pointId, RulesSnapshot rules) {
        return rules.listDevices().stream()
                .filter(device -> rules.listPointsOf(device).contains(pointId))
                .mapToInt(DeviceRule::id)
                .sorted()
                .toArray();
    }

    /** The shortest reporting interval of the devices, at least a second. */
    static long realtimeSeconds(int[] devices, RulesSnapshot rules) {
        long least = Long.MAX_VALUE;
        for (int device : devices) {
            least = Math.min(
                    least,
                    rules.findDevice(device)
                            .map(rule -> rule.realtimeInterval().toSeconds())
                            .orElse(60L));
        }
        return least == Long.MAX_VALUE ? 60 : Math.max(1, least);
    }
}
