/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.mark;

import java.time.Instant;
import java.util.Set;

/**
 * A mark or ruling over [from, to). Withdrawn marks are not part of the rules.
 *
 * @param factors canonical codes, empty = all factors of the point
 * @param byHand set by a person; outranks an automatic mark of the same layer
 * @param recordedAt when it was set; of two equal in rank the later recorded one holds, then the greater id
 */
public record Mark(
        long id,
        int pointId,
        Set<String> factors,
        Instant from,
        Instant to,
        MarkKind kind,
        boolean byHand,
        Instant recordedAt) {

    public Mark {
        factors = Set.copyOf(factors);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "mark " + id + ": from " + from + " is not before to " + to + ". Maybe they are exchanged.");
        }
    }

    public boolean covers(String factor) {
        return factors.isEmpty() || factors.contains(factor);
    }

    public boolean covers(Instant start, Instant end) {
        return from.isBefore(end) && start.isBefore(to);
    }
}
