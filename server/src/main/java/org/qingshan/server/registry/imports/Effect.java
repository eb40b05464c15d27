/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change means for the rules in force.
 *
 * @param from null = since ever
 * @param to null = for ever
 * @param recompute results of that range may be others now
 * @param rerouted data of devices goes to other points than before, also where nothing was computed yet
 * @param device whose first channel came or last one went, so that its own point is touched too; 0 = none
 */
record Effect(
        Set<Integer> points,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean recompute,
        boolean rerouted,
        int device) {

    static final Effect NONE = new Effect(Set.of(), null, null, false, false, 0);

    Effect {
        points = Set.copyOf(points);
    }

    /** The rules must be read again; what was computed stays. */
    static Effect ahead(int... points) {
        return new Effect(
                java.util.Arrays.stream(points).boxed().collect(java.util.stream.Collectors.toSet()),
                null,
                null,
                false,
                false,
                0);
    }

    static Effect between(Set<Integer> points, @Nullable Instant from, @Nullable Instant to) {
        return new Effect(points, from, to, true, false, 0);
    }

    static Effect rerouted(Set<Integer> points, @Nullable Instant from, @Nullable Instant to, int device) {
        return new Effect(points, from, to, true, true, device);
    }

    /** The same for these points. */
    Effect of(Set<Integer> others) {
        return new Effect(others, from, to, recompute, rerouted, device);
    }
}
