/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.qingshan.server.telemetry.windows.model.PackedWindow;
import org.qingshan.server.telemetry.windows.model.StoredWindow;
import org.qingshan.server.telemetry.windows.store.AggregateWriter;

/** Decides what becomes of a result: nothing (equal to what is there), overwritten in place, or a further revision. */
final class Planner {

    private final ConditionsJson json = new ConditionsJson();

    Optional<AggregateWriter.Row> plan(Evaluated evaluated) {
        if (evaluated.isNothing()) {
            return Optional.empty();
        }
        PackedWindow packed = PackedWindow.of(evaluated.result(), json);
        StoredWindow present = evaluated.gathered().present();
        if (present == null) {
            return Optional.of(new AggregateWriter.Row(packed, 0, null));
        }
        boolean closed = wasClosed(evaluated, present);
        if (present.digest() == packed.digest() && (closed || !closesNow(evaluated))) {
            return Optional.empty();
        }
        if (!closed) {
            return Optional.of(new AggregateWriter.Row(packed, present.revision(), null));
        }
        String cause = present.rulesId() == packed.rulesId() ? "data" : "rules";
        AggregateWriter.Note note = new AggregateWriter.Note(
                cause, changed(present.summary(), evaluated.result().summary()));
        return Optional.of(new AggregateWriter.Row(packed, present.revision() + 1, note));
    }

    /**
     * Hours and days are computed once more when they close; only what comes after that makes revisions. Minutes close by
     * the clock alone.
     */
    private static boolean wasClosed(Evaluated evaluated, StoredWindow present) {
        Instant known = present.window().level() == Level.MINUTE ? evaluated.now() : present.computedAt();
        return !known.isBefore(evaluated.closesAt());
    }

    /** The row must say that it was computed at or after the closing, even if it says nothing else new. */
    private static boolean closesNow(Evaluated evaluated) {
        return evaluated.window().level() != Level.MINUTE && !evaluated.now().isBefore(evaluated.closesAt());
    }

    private static List<String> changed(WindowSummary before, WindowSummary after) {
        TreeSet<String> factors = new TreeSet<>();
        List<Aggregate> left = new ArrayList<>(before.aggregates());
        left.removeAll(after.aggregates());
        List<Aggregate> right = new ArrayList<>(after.aggregates());
        right.removeAll(before.aggregates());
        left.forEach(aggregate -> factors.add(aggregate.factor()));
        right.forEach(aggregate -> factors.add(aggregate.factor()));
        return List.copyOf(factors);
    }
}
