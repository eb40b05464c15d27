/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.model.Draft;
import org.qingshan.server.registry.model.FieldProblem;
import org.springframework.stereotype.Service;

/** Makes and changes one thing, by the same checks as a line of a file. */
@Service
public class RegistryEdits {

    private final Things things;
    private final Saving saving;
    private final Consequences consequences;
    private final AuditTrail audit;

    RegistryEdits(Things things, Saving saving, Consequences consequences, AuditTrail audit) {
        this.things = things;
        this.saving = saving;
        this.consequences = consequences;
        this.audit = audit;
    }

    /** Makes a new thing; values by column of the import files. */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public UUID create(SheetKind kind, Map<String, @Nullable String> values, String reason) {
        consequences.lock();
        return create(things.keeper(kind), values, reason);
    }

    /** Makes a device inside the caller's transaction, for whoever may admit devices. */
    UUID adopt(Map<String, @Nullable String> values, String reason) {
        consequences.lock();
        return create(things.keeper(SheetKind.DEVICES), values, reason);
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
        audit.record(Things.done(keeper, "create", made.publicId(), reason).after(keeper.shown(made.draft())));
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
        change(things.keeper(kind), id, version, values, reason);
    }

    private <D extends Draft> void change(
            Keeper<D> keeper, UUID id, int version, Map<String, @Nullable String> values, String reason) {
        Stored<D> before = things.get(keeper, id, version);
        LineReader line = reader(keeper.kind(), values);
        Saved saved = saving.saveAs(keeper, before, line, reason);
        refuse(line);
        consequences.of("registry.change", keeper, saved);
        if (!saved.written().isEmpty()) {
            Stored<D> after = keeper.get(before.id());
            audit.record(Things.done(keeper, "change", id, reason)
                    .before(keeper.shown(before.draft()))
                    .after(keeper.shown(after.draft())));
        }
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
}
