/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.registry.PointsChanged;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.stereotype.Component;

/** What follows from a change: the journal of the rules, and the event by which other rooms hear of points. */
@Component
class Consequences {

    private final RulesJournal journal;
    private final Outbox outbox;

    Consequences(RulesJournal journal, Outbox outbox) {
        this.journal = journal;
        this.outbox = outbox;
    }

    /** Changes of the registry come one after the other. */
    void lock() {
        journal.lock();
    }

    void of(String cause, Keeper<?> keeper, Saved saved) {
        note(
                cause,
                saved.effects().stream().filter(effect -> !effect.recompute()).toList(),
                false);
        note(cause, saved.effects().stream().filter(Effect::recompute).toList(), true);
        if (keeper.kind() == SheetKind.POINTS && !saved.written().isEmpty()) {
            outbox.publish(new PointsChanged(saved.written().stream().sorted().toList()));
        }
    }

    private void note(String cause, List<Effect> effects, boolean recompute) {
        Set<Integer> points =
                effects.stream().flatMap(effect -> effect.points().stream()).collect(Collectors.toSet());
        if (points.isEmpty()) {
            return;
        }
        Period range = effects.stream()
                .map(effect -> new Period(effect.from(), effect.to()))
                .reduce(Period::with)
                .orElse(new Period(null, null));
        journal.note(new RulesJournal.Change(cause, false, points, range.from(), range.to(), recompute));
    }
}
