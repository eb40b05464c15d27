/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.qingshan.pipeline.Window;
import org.qingshan.server.telemetry.windows.store.PointRange;

/** Ranges to read for windows; overlapping ones of a point are read once. */
final class Ranges {

    private Ranges() {}

    /** From the instant given for each window up to its end. */
    static List<PointRange> joined(List<Window> windows, Function<Window, Instant> from) {
        List<PointRange> single = new ArrayList<>(windows.stream()
                .map(window -> new PointRange(window.pointId(), from.apply(window), window.end()))
                .toList());
        single.sort(Comparator.comparingInt(PointRange::pointId).thenComparing(PointRange::from));
        List<PointRange> joined = new ArrayList<>();
        for (PointRange range : single) {
            PointRange last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && last.pointId() == range.pointId()
                    && !range.from().isAfter(last.to())) {
                Instant to = range.to().isAfter(last.to()) ? range.to() : last.to();
                joined.set(joined.size() - 1, new PointRange(last.pointId(), last.from(), to));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }
}
