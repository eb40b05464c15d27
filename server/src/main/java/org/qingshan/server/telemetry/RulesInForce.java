/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * Port: the rules by which windows are computed. Filled by the registry. Ids grow in the order of commit and are stored
 * with every output; the snapshot of an id is never another one.
 */
public interface RulesInForce {

    /** The newest snapshot, from memory. */
    RulesSnapshot current();

    /**
     * Tells the listener of every change after its commit, one after the other, in order; a crash before the listener
     * has returned tells it again, so it must be idempotent (marking windows dirty is).
     */
    void onChange(Consumer<RulesChanged> listener);

    /**
     * Says, inside the caller's transaction, that something the snapshot holds has changed (a mark, a ruling): after the
     * commit there is a new snapshot and the listeners are told.
     *
     * @param from begin of what results may change, null = since ever
     * @param to its end, null = for ever
     */
    void touched(String cause, Set<Integer> points, @Nullable Instant from, @Nullable Instant to);
}
