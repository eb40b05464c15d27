/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.PointKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up everything the lines refer to, one query per table whatever the number of lines. */
@Component
class ReferenceLoader {

    private static final Pattern PUBLIC_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient web;

    ReferenceLoader(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    References load(SheetKind kind, Collection<LineReader> lines, Map<String, Set<String>> failed) {
        Map<String, References.PointRef> points = new HashMap<>();
        find(
                "registry.point",
                "code",
                ", kind",
                values(lines, "point"),
                (row, name) ->
                        points.put(name, new References.PointRef(row.id(), Choice.get(PointKind.class, row.kind()))));
        Map<String, Integer> devices =
                kind == SheetKind.CHANNELS ? ids("registry.device", "mn", values(lines, "mn")) : Map.of();
        return new References(
                ids("region.region", "code", values(lines, "region")),
                ids("registry.enterprise", "code", values(lines, "enterprise")),
                points,
                devices,
                units(),
                failed);
    }

    private static Set<String> values(Collection<LineReader> lines, String column) {
        return lines.stream()
                .map(line -> line.raw(column))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private Map<String, Integer> ids(String table, String key, Set<String> texts) {
        Map<String, Integer> found = new HashMap<>();
        find(table, key, ", '' AS kind", texts, (row, name) -> found.put(name, row.id()));
        return found;
    }

    private void find(String table, String key, String kind, Set<String> texts, BiConsumer<Found, String> taker) {
        if (texts.isEmpty()) {
            return;
        }
        List<Found> rows = web.sql("SELECT id, public_id, " + key + " AS key" + kind + " FROM " + table + " WHERE "
                        + key + " = ANY (:texts) OR public_id = ANY (:ids)")
                .param("texts", texts.toArray(String[]::new))
                .param(
                        "ids",
                        texts.stream()
                                .filter(text -> PUBLIC_ID.matcher(text).matches())
                                .map(UUID::fromString)
                                .toArray(UUID[]::new))
                .query(Found.class)
                .list();
        for (Found row : rows) {
            taker.accept(row, row.key());
            taker.accept(row, row.publicId().toString());
        }
    }

    private Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        web.sql("""
                        SELECT code AS key, unit FROM registry.factor
                        UNION ALL
                        SELECT factor || '@' || point_kind, unit FROM registry.factor_form
                        """)
                .query((row, n) -> units.put(row.getString("key"), row.getString("unit")))
                .list();
        return units;
    }

    private record Found(int id, UUID publicId, String key, String kind) {}
}
