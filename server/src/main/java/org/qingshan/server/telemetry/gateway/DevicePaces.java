/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast devices send, by number, over all their connections. Strangers have the same rate, per connection. */
final class DevicePaces {

    private static final int BURST_SECONDS = 10;

    private final int perSecond;
    private final Map<Integer, Pace> paces = new ConcurrentHashMap<>();

    DevicePaces(int perSecond) {
        this.perSecond = perSecond;
    }

    Pace of(int device) {
        return paces.computeIfAbsent(device, _ -> fresh());
    }

    Pace fresh() {
        return new Pace(perSecond, BURST_SECONDS);
    }
}
