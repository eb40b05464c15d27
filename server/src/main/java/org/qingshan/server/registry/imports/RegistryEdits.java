/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.model.Draft;
import org.qingshan.server.registry.model.FieldProblem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Makes, changes and removes one thing, by the same checks as a line of a file. */
@Service
public class RegistryEdits {

    private final Map<SheetKind, Keeper<?>> keepers;
    private final Saving saving;
    private final Consequences consequences;
    private final AuditTrail audit;
    private final JdbcClient web;

    RegistryEdits(
            List<Keeper<?>> keepers,
            Saving saving,
            Consequences consequences,
            AuditTrail audit,
            @Qualifier("web") JdbcClient web) {
        this.keepers = keepers.stream().collect(Collectors.toMap(Keeper::kind, keeper -> keeper));
        this.saving = saving;
        this.consequences = consequences;
        this.audit = audit;
        this.web = web;
    }

    /** Makes a new thing; values by column of the import files. */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public UUID create(SheetKind kind, Map<String, @Nullable String> values, String reason) {
        consequences.lock();
        return create(keeper(kind), values, reason);
    }

    /** Makes a device inside the caller's transaction, for whoever may admit devices. */
    UUID adopt(Map<String, @Nullable String> values, String reason) {
        consequences.lock();
        return create(keeper(SheetKind.DEVICES), values, reason);
    }

    private <D extends Draft> UUID create(Keeper<D> keeper, Map<String, @Nullable String> values, String reason) {
        LineReader line = reader(keeper.kind(), values);
        Saved saved = saving.save(keeper, List.of(line), Map.of(), reason);
        refuse(line);
        if (saved.lines().getFirst().kind() != LineOutcome.Kind.CREATED) {
            line.fail("registry.key-taken", keeper.keyColumn());
            refuse(line);
        }
        consequences.of("registry.create", keeper, saved);
        Stored<D> made = keeper.get(saved.written().iterator().next());
        audit.record(AuditEntry.of(
                        "registry." + keeper.table().subject() + ".create",
                        keeper.table().subject(),
                        made.publicId())
                .because(reason)
                .after(shown(keeper, made.draft())));
        return made.publicId();
    }

    /**
     * Puts new values in place of the present ones.
     *
     * @param version the version the person saw; another one is a conflict
     */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void change(SheetKind kind, UUID id, int version, Map<String, @Nullable String> values, String reason) {
        consequences.lock();
        change(keeper(kind), id, version, values, reason);
    }

    private <D extends Draft> void change(
            Keeper<D> keeper, UUID id, int version, Map<String, @Nullable String> values, String reason) {
        Stored<D> before = stored(keeper, id, version);
        LineReader line = reader(keeper.kind(), values);
        Saved saved = saving.saveAs(keeper, before, line, reason);
        refuse(line);
        consequences.of("registry.change", keeper, saved);
        if (!saved.written().isEmpty()) {
            Stored<D> after = keeper.get(before.id());
            audit.record(AuditEntry.of(
                            "registry." + keeper.table().subject() + ".change",
                            keeper.table().subject(),
                            id)
                    .because(reason)
                    .before(shown(keeper, before.draft()))
                    .after(shown(keeper, after.draft())));
        }
    }

    /** Removes a dated row (a channel, a limit) or a device that never sent; what was measured stays explained. */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void remove(SheetKind kind, UUID id, int version, String reason) {
        consequences.lock();
        remove(keeper(kind), id, version, reason);
    }

    private <D extends Draft> void remove(Keeper<D> keeper, UUID id, int version, String reason) {
        Stored<D> before = stored(keeper, id, version);
        saving.revise(keeper, Set.of(before.id()), "removed", reason);
        web.sql("DELETE FROM " + keeper.table().table() + " WHERE id = :id")
                .param("id", before.id())
                .update();
        Effect effect = keeper.removal(before.id(), before.draft());
        consequences.of("registry.remove", keeper, new Saved(List.of(), List.of(effect), Set.of(before.id())));
        audit.record(AuditEntry.of(
                        "registry." + keeper.table().subject() + ".remove",
                        keeper.table().subject(),
                        id)
                .because(reason)
                .before(shown(keeper, before.draft())));
    }

    private Keeper<?> keeper(SheetKind kind) {
        Keeper<?> keeper = keepers.get(kind);
        if (keeper == null) {
            throw new IllegalArgumentException(kind + " has its own room");
        }
        return keeper;
    }

    private <D extends Draft> Stored<D> stored(Keeper<D> keeper, UUID id, int version) {
        int internal = web.sql("SELECT id FROM " + keeper.table().table() + " WHERE public_id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("registry.not-found", Map.of("id", id)));
        Stored<D> stored = keeper.get(internal);
        if (stored.version() != version) {
            throw new ProblemException(
                    ProblemException.Kind.PRECONDITION_FAILED,
                    "registry.changed-meanwhile",
                    Map.of("seen", version, "present", stored.version()));
        }
        return stored;
    }

    private static LineReader reader(SheetKind kind, Map<String, @Nullable String> values) {
        Map<String, Integer> places = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (Column column : kind.columns()) {
            if (values.containsKey(column.name())) {
                String value = values.get(column.name());
                places.put(column.name(), cells.size());
                cells.add(value == null ? Cell.EMPTY : Cell.of(value));
            }
        }
        return new LineReader(places, new Line(0, cells));
    }

    private static void refuse(LineReader line) {
        if (line.failed()) {
            FieldProblem first = line.problems().getFirst();
            Map<String, Object> params = new HashMap<>(first.params());
            params.put("column", first.column());
            params.put("value", first.value());
            params.put("problems", line.problems());
            throw ProblemException.unprocessable(first.code(), params);
        }
    }

    /** For the audit trail: everything but secrets. */
    private static <D extends Draft> Map<String, Object> shown(Keeper<D> keeper, D draft) {
        Map<String, Object> shown = new HashMap<>();
        keeper.row(draft).forEach((column, value) -> {
            if (value != null && !BulkTable.isSecret(column)) {
                shown.put(column, value);
            }
        });
        return shown;
    }
}
