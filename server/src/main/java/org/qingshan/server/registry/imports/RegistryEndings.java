/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.Traces;
import org.qingshan.server.registry.model.Draft;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The ends of things. What has data is closed from a day on and may be opened again; what was entered by mistake and has no
 * data may be removed, and its history stays.
 */
@Service
public class RegistryEndings {

    private final Things things;
    private final Saving saving;
    private final Consequences consequences;
    private final Collection<Traces> traces;
    private final AuditTrail audit;
    private final JdbcClient web;
    private final Clock clock;

    RegistryEndings(
            Things things,
            Saving saving,
            Consequences consequences,
            List<Traces> traces,
            AuditTrail audit,
            @Qualifier("web") JdbcClient web,
            Clock clock) {
        this.things = things;
        this.saving = saving;
        this.consequences = consequences;
        this.traces = traces;
        this.audit = audit;
        this.web = web;
        this.clock = clock;
    }

    /**
     * Closes an enterprise, a point or a device: from then on nothing is due of it.
     *
     * @param version the version the person saw; another one is a conflict
     * @param day the first on which it is closed, or an instant
     */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void close(SheetKind kind, UUID id, int version, String day, String reason) {
        Instant from = instant(day);
        consequences.lock();
        Keeper<?> keeper = things.keeper(kind);
        Stored<?> thing = things.get(keeper, id, version);
        List<Period> later = closures(keeper, thing.id()).stream()
                .filter(closure -> closure.overlaps(new Period(from, null)))
                .toList();
        if (!later.isEmpty()) {
            throw ProblemException.conflict(
                    "registry.closed-already", Map.of("other", later.getFirst().inWords()));
        }
        web.sql("INSERT INTO registry.closure (" + column(keeper)
                        + ", closed_from, reason) VALUES (:id, :from, :reason)")
                .param("id", thing.id())
                .param("from", Times.at(from))
                .param("reason", reason)
                .update();
        finish(keeper, thing, new Ending("close", "closed", from, reason));
    }

    /** Opens again what is closed; from the first instant of the closing, the closing is as if it had not been. */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void reopen(SheetKind kind, UUID id, int version, String day, String reason) {
        Instant from = instant(day);
        consequences.lock();
        Keeper<?> keeper = things.keeper(kind);
        Stored<?> thing = things.get(keeper, id, version);
        Period open = closures(keeper, thing.id()).stream()
                .filter(closure -> closure.to() == null)
                .findFirst()
                .orElseThrow(() -> ProblemException.conflict("registry.not-closed", Map.of()));
        if (open.from() == null || from.isBefore(open.from())) {
            throw ProblemException.unprocessable("registry.reopened-before-closed", Map.of("closed", open.inWords()));
        }
        String which = " WHERE " + column(keeper) + " = :id AND closed_to IS NULL";
        String sql = from.equals(open.from())
                ? "DELETE FROM registry.closure" + which
                : "UPDATE registry.closure SET closed_to = :from" + which;
        web.sql(sql).param("id", thing.id()).param("from", Times.at(from)).update();
        finish(keeper, thing, new Ending("reopen", "reopened", from, reason));
    }

    private static Instant instant(String day) {
        return Dates.find(day)
                .orElseThrow(() ->
                        ProblemException.unprocessable("registry.not-a-date", Map.of("column", "from", "value", day)));
    }

    private record Ending(String act, String past, Instant from, String reason) {}

    private void finish(Keeper<?> keeper, Stored<?> thing, Ending ending) {
        int touched = web.sql("UPDATE " + keeper.table().table()
                        + " SET version = version + 1, changed_at = :now WHERE id = :id")
                .param("id", thing.id())
                .param("now", Times.at(clock.instant()))
                .update();
        if (touched == 0) {
            throw ProblemException.forbidden("registry.region-not-yours", Map.of("region", ""));
        }
        saving.revise(keeper, Set.of(thing.id()), ending.past(), ending.reason(), new Period(ending.from(), null));
        Effect effect = Effect.between(pointsOf(keeper, thing.id()), ending.from(), null);
        consequences.of("registry." + ending.act(), keeper, new Saved(List.of(), List.of(effect), Set.of()));
        audit.record(Things.done(keeper, ending.act(), thing.publicId(), ending.reason())
                .after(Map.of("from", ending.from().toString())));
    }

    private List<Period> closures(Keeper<?> keeper, int id) {
        return web.sql("SELECT closed_from, closed_to FROM registry.closure WHERE " + column(keeper)
                        + " = :id ORDER BY closed_from")
                .param("id", id)
                .query((row, n) -> new Period(Times.read(row, "closed_from"), Times.read(row, "closed_to")))
                .list();
    }

    private static String column(Keeper<?> keeper) {
        return switch (keeper.kind()) {
            case ENTERPRISES -> "enterprise_id";
            case POINTS -> "point_id";
            case DEVICES -> "device_id";
            case REGIONS, CHANNELS, LIMITS, REFERENCE_O2 ->
                throw new IllegalArgumentException(keeper.kind() + " ends by its own dates");
        };
    }

    /** The points whose results hang on the thing. */
    private Set<Integer> pointsOf(Keeper<?> keeper, int id) {
        String sql = switch (keeper.kind()) {
            case ENTERPRISES -> "SELECT id FROM registry.point WHERE enterprise_id = :id";
            case POINTS -> "SELECT CAST(:id AS integer)";
            case DEVICES ->
                "SELECT point_id FROM registry.device WHERE id = :id"
                        + " UNION SELECT point_id FROM registry.channel WHERE device_id = :id";
            case REGIONS, CHANNELS, LIMITS, REFERENCE_O2 -> "SELECT 0 WHERE :id IS NULL";
        };
        return new HashSet<>(web.sql(sql).param("id", id).query(Integer.class).list());
    }

    /**
     * Removes a row with dates, or a thing that was entered by mistake: one without data, and without anything else that
     * would have to be removed first.
     */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void remove(SheetKind kind, UUID id, int version, String reason) {
        if (reason.isBlank()) {
            throw ProblemException.unprocessable("registry.missing-value", Map.of("column", "reason", "value", ""));
        }
        consequences.lock();
        remove(things.keeper(kind), id, version, reason.strip());
    }

    private <D extends Draft> void remove(Keeper<D> keeper, UUID id, int version, String reason) {
        Stored<D> before = things.get(keeper, id, version);
        String subject = keeper.table().subject();
        if (traces.stream().anyMatch(room -> room.exist(subject, before.id()))) {
            throw ProblemException.conflict("registry.has-data", Map.of());
        }
        Effect effect = keeper.removal(before.id(), before.draft());
        Set<Integer> points = new HashSet<>(effect.points());
        points.addAll(pointsOf(keeper, before.id()));
        saving.revise(keeper, Set.of(before.id()), "removed", reason);
        Map<String, Object> shown = new HashMap<>(keeper.shown(before.draft()));
        shown.putAll(delete(keeper, before.id(), reason));
        consequences.of("registry.remove", keeper, new Saved(List.of(), List.of(effect.of(points)), Set.of()));
        audit.record(Things.done(keeper, "remove", id, reason).before(shown));
    }

    /** How many rows of which kind went with it. */
    private Map<String, Integer> delete(Keeper<?> keeper, int id, String reason) {
        try {
            Map<String, Integer> gone = new HashMap<>();
            for (SheetKind kind : dependants(keeper.kind())) {
                int rows = removeRows(things.keeper(kind), column(keeper), id, reason);
                if (rows > 0) {
                    gone.put(kind.code(), rows);
                }
            }
            if (isClosable(keeper.kind())) {
                web.sql("DELETE FROM registry.closure WHERE " + column(keeper) + " = :id")
                        .param("id", id)
                        .update();
            }
            int thing = web.sql("DELETE FROM " + keeper.table().table() + " WHERE id = :id")
                    .param("id", id)
                    .update();
            if (thing == 0) {
                throw NotPermitted.here();
            }
            return gone;
        } catch (DataIntegrityViolationException stillNamed) {
            throw ProblemException.conflict("registry.still-used", Map.of());
        }
    }

    private int removeRows(Keeper<?> keeper, String column, int id, String reason) {
        List<Integer> rows = web.sql("SELECT id FROM " + keeper.table().table() + " WHERE " + column + " = :id")
                .param("id", id)
                .query(Integer.class)
                .list();
        if (!rows.isEmpty()) {
            saving.revise(keeper, rows, "removed", reason);
            web.sql("DELETE FROM " + keeper.table().table() + " WHERE id IN (:rows)")
                    .param("rows", rows)
                    .update();
        }
        return rows.size();
    }

    private static boolean isClosable(SheetKind kind) {
        return kind == SheetKind.ENTERPRISES || kind == SheetKind.POINTS || kind == SheetKind.DEVICES;
    }

    /** What goes with a thing because it means nothing without it. */
    private static List<SheetKind> dependants(SheetKind kind) {
        return switch (kind) {
            case POINTS -> List.of(SheetKind.LIMITS, SheetKind.REFERENCE_O2);
            case DEVICES -> List.of(SheetKind.CHANNELS);
            case ENTERPRISES, REGIONS, CHANNELS, LIMITS, REFERENCE_O2 -> List.of();
        };
    }
}
