/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.registry.PointsChanged;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows from a change: the journal of the rules, and the event by which other rooms hear of points. */
@Component
class Consequences {

    private final RulesJournal journal;
    private final Outbox outbox;
    private final JdbcClient web;

    Consequences(RulesJournal journal, Outbox outbox, @Qualifier("web") JdbcClient web) {
        this.journal = journal;
        this.outbox = outbox;
        this.web = web;
    }

    /** Changes of the registry come one after the other. */
    void lock() {
        journal.lock();
    }

    void of(String cause, Keeper<?> keeper, Saved saved) {
        List<Effect> effects = saved.effects();
        note(cause, effects.stream().filter(effect -> !effect.recompute()).toList());
        note(
                cause,
                effects.stream()
                        .filter(effect -> effect.recompute() && !effect.rerouted())
                        .toList());
        note(cause, effects.stream().filter(Effect::rerouted).toList());
        note(cause, ownPoints(saved));
        if (keeper.kind() == SheetKind.POINTS && !saved.written().isEmpty()) {
            outbox.publish(new PointsChanged(saved.written().stream().sorted().toList()));
        }
    }

    /** Codes of a device without channels go to its own point: the first channel takes them away, with the last one gone they return. */
    private List<Effect> ownPoints(Saved saved) {
        Integer[] devices = saved.effects().stream()
                .map(Effect::device)
                .filter(id -> id != 0)
                .distinct()
                .toArray(Integer[]::new);
        return devices.length == 0
                ? List.of()
                : web
                        .sql("""
                                SELECT DISTINCT d.point_id FROM registry.device d WHERE d.id = ANY (:devices)
                                    AND NOT EXISTS (SELECT FROM registry.channel c
                                                    WHERE c.device_id = d.id AND NOT c.id = ANY (:written))
                                """)
                        .param("devices", devices)
                        .param("written", saved.written().toArray(Integer[]::new))
                        .query(Integer.class)
                        .list()
                        .stream()
                        .map(point -> Effect.rerouted(Set.of(point), null, null, 0))
                        .toList();
    }

    /** Of effects of one sort. */
    private void note(String cause, List<Effect> effects) {
        Set<Integer> points =
                effects.stream().flatMap(effect -> effect.points().stream()).collect(Collectors.toSet());
        if (points.isEmpty()) {
            return;
        }
        Period range = effects.stream()
                .map(effect -> new Period(effect.from(), effect.to()))
                .reduce(Period::with)
                .orElse(new Period(null, null));
        Effect sort = effects.getFirst();
        journal.note(new RulesJournal.Change(
                cause, false, points, range.from(), range.to(), sort.recompute(), sort.rerouted()));
    }
}
