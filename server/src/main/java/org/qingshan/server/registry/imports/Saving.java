/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.model.Draft;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads, compares and writes many things of one kind, whatever their number in a handful of statements. Runs in the
 * caller's transaction; whoever finds failed lines rolls it back.
 */
@Component
class Saving {

    private final JdbcClient web;
    private final ReferenceLoader references;
    private final Actor.Source actors;
    private final Clock clock;
    private final JsonMapper json;

    Saving(
            @Qualifier("web") JdbcClient web,
            ReferenceLoader references,
            Actor.Source actors,
            Clock clock,
            JsonMapper json) {
        this.web = web;
        this.references = references;
        this.actors = actors;
        this.clock = clock;
        this.json = json;
    }

    /** One thing on its way into the registry. */
    private record Change<D extends Draft>(
            LineReader line, @Nullable Stored<D> before, D after) {

        boolean isNew() {
            return before == null;
        }

        boolean isNothing() {
            return before != null && before.draft().equals(after);
        }
    }

    /** Things keyed as the lines say. */
    <D extends Draft> Saved save(
            Keeper<D> keeper, List<LineReader> lines, Map<String, Set<String>> failedKeys, String reason) {
        References known = references.load(keeper.kind(), lines, failedKeys);
        Map<String, List<LineReader>> byKey = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> keeper.keyOf(line, known), LinkedHashMap::new, Collectors.toList()));
        Set<String> keys = new HashSet<>(byKey.keySet());
        keys.remove("");
        Map<String, Stored<D>> stored = keys.isEmpty()
                ? Map.of()
                : keeper.list(keys).stream()
                        .collect(Collectors.toMap(
                                thing -> keeper.keyOf(thing.draft()), Function.identity(), (one, other) -> one));
        List<Change<D>> changes = new ArrayList<>(lines.size());
        for (LineReader line : lines) {
            String key = keeper.keyOf(line, known);
            Stored<D> before = stored.get(key);
            changes.add(new Change<>(line, before, keeper.read(line, before == null ? null : before.draft(), known)));
        }
        refuseTwins(keeper, byKey);
        refuseTaken(keeper, changes);
        return write(keeper, changes, reason);
    }

    /** One thing by its id; its key may change. */
    <D extends Draft> Saved saveAs(Keeper<D> keeper, Stored<D> before, LineReader line, String reason) {
        References known = references.load(keeper.kind(), List.of(line), Map.of());
        D after = keeper.read(line, before.draft(), known);
        var change = new Change<>(line, before, after);
        if (!keeper.keyOf(after).equals(keeper.keyOf(before.draft()))) {
            refuseTaken(keeper, List.of(new Change<>(line, null, after)));
        }
        return write(keeper, List.of(change), reason);
    }

    private static void refuseTwins(Keeper<?> keeper, Map<String, List<LineReader>> byKey) {
        byKey.forEach((key, twins) -> {
            if (!key.isEmpty() && twins.size() > 1) {
                twins.subList(1, twins.size())
                        .forEach(line -> line.fail(
                                "registry.import.line-twice",
                                keeper.keyColumn(),
                                Map.of("line", String.valueOf(twins.getFirst().number()))));
            }
        });
    }

    private static <D extends Draft> void refuseTaken(Keeper<D> keeper, List<Change<D>> changes) {
        Set<String> fresh = changes.stream()
                .filter(change -> change.isNew() && !change.line().failed())
                .map(change -> keeper.keyOf(change.after()))
                .collect(Collectors.toSet());
        Set<String> taken = fresh.isEmpty() ? Set.of() : Set.copyOf(keeper.taken(fresh));
        changes.stream()
                .filter(change -> change.isNew() && taken.contains(keeper.keyOf(change.after())))
                .forEach(change -> change.line().fail("registry.key-taken", keeper.keyColumn()));
    }

    private <D extends Draft> Saved write(Keeper<D> keeper, List<Change<D>> changes, String reason) {
        List<Change<D>> good =
                changes.stream().filter(change -> !change.line().failed()).toList();
        List<Change<D>> fresh = good.stream().filter(Change::isNew).toList();
        List<Change<D>> changed = good.stream()
                .filter(change -> !change.isNew() && !change.isNothing())
                .toList();
        Map<Integer, Change<D>> written = new HashMap<>(insert(keeper, fresh, reason));
        written.putAll(update(keeper, changed, reason));
        keeper.alsoWrite(pairs(written), (other, ids, act) -> revise(other, ids, act, reason));
        keeper.checkTogether(written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().line())));
        return new Saved(
                changes.stream().map(Saving::outcome).toList(),
                written.entrySet().stream()
                        .map(entry -> effect(keeper, entry.getKey(), entry.getValue()))
                        .toList(),
                Set.copyOf(written.keySet()));
    }

    private static <D extends Draft> Map<Integer, Keeper.Pair<D>> pairs(Map<Integer, Change<D>> written) {
        Map<Integer, Keeper.Pair<D>> pairs = new HashMap<>();
        written.forEach((id, change) -> {
            Stored<D> before = change.before();
            pairs.put(id, new Keeper.Pair<>(before == null ? null : before.draft(), change.after()));
        });
        return pairs;
    }

    private static <D extends Draft> Effect effect(Keeper<D> keeper, int id, Change<D> change) {
        Stored<D> before = change.before();
        return keeper.effect(id, before == null ? null : before.draft(), change.after());
    }

    private static LineOutcome outcome(Change<?> change) {
        if (change.line().failed()) {
            return new LineOutcome(
                    change.line().number(),
                    LineOutcome.Kind.FAILED,
                    change.line().problems());
        }
        LineOutcome.Kind kind = change.isNew()
                ? LineOutcome.Kind.CREATED
                : change.isNothing() ? LineOutcome.Kind.UNCHANGED : LineOutcome.Kind.CHANGED;
        return new LineOutcome(change.line().number(), kind, List.of());
    }

    private <D extends Draft> Map<Integer, Change<D>> insert(Keeper<D> keeper, List<Change<D>> fresh, String reason) {
        if (fresh.isEmpty()) {
            return Map.of();
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(fresh.size());
        for (int n = 0; n < fresh.size(); n++) {
            var row = new LinkedHashMap<String, @Nullable Object>(
                    keeper.row(fresh.get(n).after()));
            row.put("n", n);
            rows.add(row);
        }
        List<Integer> ids = web.sql(keeper.table().insert())
                .param("rows", json.writeValueAsString(rows))
                .param("now", now())
                .query((row, n) -> row.getInt("id"))
                .list();
        Map<Integer, Change<D>> written = new HashMap<>();
        for (int n = 0; n < ids.size(); n++) {
            written.put(ids.get(n), fresh.get(n));
        }
        revise(keeper, ids, "created", reason);
        return written;
    }

    private <D extends Draft> Map<Integer, Change<D>> update(Keeper<D> keeper, List<Change<D>> changed, String reason) {
        Map<Integer, Change<D>> written = new HashMap<>();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>(changed.size());
        for (Change<D> change : changed) {
            Stored<D> before = change.before();
            if (before != null) {
                var row = new LinkedHashMap<String, @Nullable Object>(keeper.row(change.after()));
                row.put("id", before.id());
                rows.add(row);
                written.put(before.id(), change);
            }
        }
        if (!rows.isEmpty()) {
            List<Integer> done = web.sql(keeper.table().update())
                    .param("rows", json.writeValueAsString(rows))
                    .param("now", now())
                    .query(Integer.class)
                    .list();
            refuseOthers(keeper, written, done);
            revise(keeper, written.keySet(), "changed", reason);
        }
        return written;
    }

    /** What the person sees and may not change was left alone by the database. */
    private static <D extends Draft> void refuseOthers(
            Keeper<D> keeper, Map<Integer, Change<D>> written, Collection<Integer> done) {
        Set<Integer> yours = Set.copyOf(done);
        written.entrySet().removeIf(entry -> {
            boolean refused = !yours.contains(entry.getKey());
            if (refused) {
                entry.getValue().line().fail("registry.not-yours", keeper.keyColumn());
            }
            return refused;
        });
    }

    /** Writes the present state of the things into their history. */
    void revise(Keeper<?> keeper, Collection<Integer> ids, String act, String reason) {
        revise(keeper, ids, act, reason, new Period(null, null));
    }

    /** @param period from when until when the act means something, for things that have no dates themselves */
    void revise(Keeper<?> keeper, Collection<Integer> ids, String act, String reason, Period period) {
        if (ids.isEmpty()) {
            return;
        }
        Actor actor = actors.current();
        web.sql(keeper.table().revise())
                .param("ids", ids.toArray(Integer[]::new))
                .param("now", now())
                .param("person", actor.personId() == 0 ? null : actor.personId())
                .param("name", actor.name())
                .param("reason", reason)
                .param("act", act)
                .param("from", Times.at(period.from()))
                .param("to", Times.at(period.to()))
                .update();
    }

    private OffsetDateTime now() {
        return ReportingZone.at(clock.instant());
    }
}
