/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules are others now.
 *
 * @param snapshot id of the snapshot that holds the change
 * @param everything all points, whatever {@code points} says
 * @param points internal ids
 * @param from begin of the range whose results may change, null = since ever
 * @param to its end, null = for ever
 * @param recompute false = what was computed stays (a name, a password, a new device)
 * @param rerouted data of devices goes to these points now, or no longer: stored samples may be of windows that are not stored
 */
public record RulesChanged(
        long snapshot,
        boolean everything,
        Set<Integer> points,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean recompute,
        boolean rerouted) {

    public RulesChanged {
        points = Set.copyOf(points);
    }
}
