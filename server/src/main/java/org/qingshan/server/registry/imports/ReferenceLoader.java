/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final String YOURS = " = ANY ((SELECT access.regions_for('REGISTRY_EDIT'))::int[])";
    private static final String POINT_YOURS =
            "EXISTS (SELECT FROM registry.point p WHERE p.id = t.point_id AND p.region_id" + YOURS + ")";

    private final JdbcClient web;

    ReferenceLoader(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    References load(SheetKind kind, Collection<LineReader> lines, Map<String, Set<String>> failed) {
        Map<String, References.PointRef> points = new HashMap<>();
        Map<String, Set<String>> notYours = new HashMap<>();
        find(
                "registry.point t",
                "code",
                ", kind, region_id" + YOURS + " AS yours",
                values(lines, "point"),
                noting(
                        notYours,
                        "point",
                        (row, name) -> points.put(
                                name, new References.PointRef(row.id(), Choice.get(PointKind.class, row.kind())))));
        Map<String, Integer> regions = ids("region.region t", "code", "id" + YOURS, values(lines, "region"), notYours);
        Map<String, Integer> devices = kind == SheetKind.CHANNELS
                ? ids("registry.device t", "mn", POINT_YOURS, values(lines, "mn"), notYours)
                : Map.of();
        // An enterprise is only named: its outlets may lie where it does not.
        Map<String, Integer> enterprises =
                ids("registry.enterprise t", "code", "true", values(lines, "enterprise"), notYours);
        return new References(regions, enterprises, points, devices, units(), notYours, failed);
    }

    private static BiConsumer<Found, String> noting(
            Map<String, Set<String>> notYours, String column, BiConsumer<Found, String> taker) {
        return (row, name) -> {
            taker.accept(row, name);
            if (!row.yours()) {
                notYours.computeIfAbsent(column, absent -> new HashSet<>()).add(name);
            }
        };
    }

    private static Set<String> values(Collection<LineReader> lines, String column) {
        return lines.stream()
                .map(line -> line.raw(column))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
    }

    private Map<String, Integer> ids(
            String table, String key, String yours, Set<String> texts, Map<String, Set<String>> notYours) {
        Map<String, Integer> found = new HashMap<>();
        String column = key.equals("code") ? table.substring(table.indexOf('.') + 1, table.indexOf(' ')) : key;
        BiConsumer<Found, String> taker = (row, name) -> found.put(name, row.id());
        find(table, key, ", '' AS kind, " + yours + " AS yours", texts, noting(notYours, column, taker));
        return found;
    }

    private void find(String table, String key, String more, Set<String> texts, BiConsumer<Found, String> taker) {
        if (texts.isEmpty()) {
            return;
        }
        List<Found> rows = web.sql("SELECT id, public_id, " + key + " AS key" + more + " FROM " + table + " WHERE "
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

    private record Found(int id, UUID publicId, String key, String kind, boolean yours) {}
}
