/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbered list of changes of the rules in force. Each row leads from one snapshot to the next; writers come one
 * after the other, so the numbers follow the order of commit.
 */
public interface RulesJournal {

    /** Waits for the turn to change the rules; kept to the end of the caller's transaction. */
    void lock();

    /** Notes a change inside the caller's transaction; after the commit there is a new snapshot. */
    void note(Change change);

    /**
     * @param everything all points
     * @param from null = since ever
     * @param to null = for ever
     * @param recompute results of that range may be others now
     * @param rerouted data of devices goes to other points than before
     */
    record Change(
            String cause,
            boolean everything,
            Set<Integer> points,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean recompute,
            boolean rerouted) {

        public Change(
                String cause,
                boolean everything,
                Set<Integer> points,
                @Nullable Instant from,
                @Nullable Instant to,
                boolean recompute) {
            this(cause, everything, points, from, to, recompute, false);
        }

        public Change {
            points = Set.copyOf(points);
        }
    }
}
