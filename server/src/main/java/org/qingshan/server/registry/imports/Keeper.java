/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Draft;

/** How one kind of thing is read from a line, found and written. */
interface Keeper<D extends Draft> {

    SheetKind kind();

    BulkTable table();

    /** The column that carries the key, for problems about the key. */
    String keyColumn();

    /** What makes the line the same thing as a stored one; empty when the line does not say. */
    String keyOf(LineReader line, References known);

    String keyOf(D draft);

    /** Things with these keys that the person may see. */
    List<Stored<D>> list(Collection<String> keys);

    /** The thing with this internal id. */
    Stored<D> get(int id);

    /** Keys among these that are taken by things the person may not see. */
    Collection<String> taken(Collection<String> keys);

    D read(LineReader line, @Nullable D kept, References known);

    /** Column to value, as {@link BulkTable} writes it. */
    Map<String, @Nullable Object> row(D draft);

    Effect effect(int id, @Nullable D before, D after);

    /** For the audit trail: everything but secrets. */
    default Map<String, Object> shown(D draft) {
        Map<String, Object> shown = new HashMap<>();
        row(draft).forEach((column, value) -> {
            if (value != null && !BulkTable.isSecret(column)) {
                shown.put(column, value);
            }
        });
        return shown;
    }

    /** A thing before and after; null = it was not there. */
    record Pair<D extends Draft>(@Nullable D before, D after) {}

    /** Writes rows of another table that hang on these things, by internal id. */
    default void alsoWrite(Map<Integer, Pair<D>> written, History history) {}

    /** Puts the present state of rows into their history. */
    @FunctionalInterface
    interface History {
        void note(Keeper<?> keeper, Collection<Integer> ids, String act);
    }

    /** What follows when the thing is removed. */
    default Effect removal(int id, D before) {
        return effect(id, before, before);
    }

    /** After the writing: what must hold among the lines and what is kept, by line. */
    default void checkTogether(Map<Integer, LineReader> linesById) {}
}
