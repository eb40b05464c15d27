/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.PointKind;

/**
 * What the lines of a table name of other tables, by code and by public id, as far as the person may see it.
 *
 * @param notYours what the person sees and may not write to, by column
 * @param failed keys of lines further up that could not be taken, by column
 */
record References(
        Map<String, Integer> regions,
        Map<String, Integer> enterprises,
        Map<String, PointRef> points,
        Map<String, Integer> devices,
        Map<String, String> factorUnits,
        Map<String, Set<String>> notYours,
        Map<String, Set<String>> failed) {

    /** A point as far as its dependants ask for it. */
    record PointRef(int id, PointKind kind) {}

    /** The id behind the text, or a problem: unknown, or refused further up. */
    <T> @Nullable T resolve(LineReader line, String column, Map<String, T> known) {
        String text = line.raw(column);
        if (text.isEmpty()) {
            return null;
        }
        T found = known.get(text);
        if (found == null) {
            boolean refused = failed.getOrDefault(column, Set.of()).contains(text);
            line.fail(refused ? "registry.import.refers-to-failed-line" : "registry.unknown-" + column, column);
        } else if (notYours.getOrDefault(column, Set.of()).contains(text)) {
            boolean region = column.equals("region");
            line.fail(region ? "registry.region-not-yours" : "registry.not-yours", column, Map.of(column, text));
        }
        return found;
    }

    /** Like {@link #resolve}, for a column that must be filled. */
    <T> @Nullable T require(LineReader line, String column, Map<String, T> known) {
        if (line.raw(column).isEmpty()) {
            line.fail("registry.missing-value", column);
            return null;
        }
        return resolve(line, column, known);
    }

    /** The unit of a factor at a kind of point; null for an unknown factor. */
    @Nullable
    String unitOf(String factor, PointKind kind) {
        String special = factorUnits.get(factor + "@" + kind.code());
        return special == null ? factorUnits.get(factor) : special;
    }

    boolean knowsFactor(String factor) {
        return factorUnits.containsKey(factor);
    }
}
