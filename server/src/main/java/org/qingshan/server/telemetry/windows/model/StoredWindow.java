/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.judge.Verdict;

/**
 * A row in force of the aggregate tables.
 *
 * @param digest of its content, without rules id, revision and processing time
 * @param verdicts per element, in the order of the summary's aggregates
 * @param signals that were sent for it
 */
public record StoredWindow(
        int revision,
        long rulesId,
        long digest,
        Instant computedAt,
        boolean late,
        WindowSummary summary,
        List<Verdict> verdicts,
        List<Signal> signals) {

    public StoredWindow {
        verdicts = List.copyOf(verdicts);
        signals = List.copyOf(signals);
    }

    public Window window() {
        return summary.window();
    }

    /** Where a window stands among others. */
    public record Key(int pointId, Instant start) {
        public static Key of(Window window) {
            return new Key(window.pointId(), window.start());
        }
    }

    public static Map<Key, StoredWindow> byKey(List<StoredWindow> windows) {
        Map<Key, StoredWindow> map = new java.util.HashMap<>(windows.size() * 2);
        windows.forEach(window -> map.put(Key.of(window.window()), window));
        return map;
    }
}
