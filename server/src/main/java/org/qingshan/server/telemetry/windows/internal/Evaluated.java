/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Signal;

/**
 * A window that was computed.
 *
 * @param now when it was computed
 * @param closesAt its end plus the grace
 * @param together the windows of the same batch
 */
record Evaluated(Gathered gathered, WindowResult result, Instant now, Instant closesAt, Set<Window> together) {

    Window window() {
        return gathered.window();
    }

    /** Signals that were not sent for this window before. */
    List<Signal> newSignals() {
        List<Signal> sent =
                gathered.present() == null ? List.of() : gathered.present().signals();
        return result.signals().stream()
                .filter(signal -> !sent.contains(signal))
                .toList();
    }

    /** Whether the windows after it start from other states than they did. */
    boolean changesStates() {
        List<ConditionState> before = gathered.present() == null
                ? List.of()
                : gathered.present().summary().states();
        return !result.summary().states().equals(before);
    }

    /** Nothing came out and nothing is stored: no row is written. */
    boolean isNothing() {
        return gathered.present() == null
                && result.summary().aggregates().isEmpty()
                && result.summary().findings().isEmpty()
                && result.summary().states().isEmpty()
                && result.signals().isEmpty();
    }
}
