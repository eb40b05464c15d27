/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import java.util.Set;

/**
 * Aggregates of these points in [from, to) are others than before; joined, at most once a second. An application event, not
 * a stored one: who needs every change looks at the rows.
 */
public record WindowsChanged(Set<Integer> points, Instant from, Instant to) {

    public WindowsChanged {
        points = Set.copyOf(points);
    }
}
