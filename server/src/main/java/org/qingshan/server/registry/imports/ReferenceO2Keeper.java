/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.PointKind;
import org.qingshan.server.registry.model.ReferenceO2Draft;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReferenceO2Keeper extends DatedKeeper<ReferenceO2Draft> {

    private static final BulkTable TABLE = new BulkTable(
            "registry.reference_o2",
            "reference_o2",
            BulkTable.columns(
                    "point_id integer",
                    "value numeric",
                    "standard text",
                    "clause text",
                    "valid_from timestamptz",
                    "valid_to timestamptz"),
            "(SELECT code FROM registry.point p WHERE p.id = t.point_id)",
            "NULL::integer",
            "t.point_id",
            true);

    /** An outlet has one reference oxygen at a time. */
    private static final About ABOUT = new About("point_id", "point", "''", "registry.reference-o2-overlap");

    private final JdbcClient web;

    ReferenceO2Keeper(@Qualifier("web") JdbcClient web) {
        super(SheetKind.REFERENCE_O2, TABLE, ABOUT, web);
        this.web = web;
    }

    @Override
    public String keyOf(LineReader line, References known) {
        References.PointRef point = known.points().get(line.raw("point"));
        return point == null ? "" : key(point.id(), from(line));
    }

    @Override
    public String keyOf(ReferenceO2Draft draft) {
        return key(draft.pointId(), draft.validFrom());
    }

    @Override
    ReferenceO2Draft draft(ResultSet row) throws SQLException {
        return new ReferenceO2Draft(
                row.getInt("point_id"),
                row.getBigDecimal("value"),
                row.getString("standard"),
                row.getString("clause"),
                Times.read(row, "valid_from"),
                Times.read(row, "valid_to"));
    }

    @Override
    public ReferenceO2Draft read(LineReader line, @Nullable ReferenceO2Draft kept, References known) {
        References.PointRef point = known.require(line, "point", known.points());
        BigDecimal value = decimal(line, point, kept);
        Period period = period(line, kept);
        return new ReferenceO2Draft(
                point == null ? 0 : point.id(),
                value == null ? BigDecimal.ZERO : value,
                orEmpty(line.optional("standard", 100, kept == null ? null : kept.standard())),
                orEmpty(line.optional("clause", 200, kept == null ? null : kept.clause())),
                period.from(),
                period.to());
    }

    private static @Nullable BigDecimal decimal(
            LineReader line, References.@Nullable PointRef point, @Nullable ReferenceO2Draft kept) {
        BigDecimal value = percent(line, "value", kept == null ? null : kept.value());
        if (value == null && !line.failed()) {
            line.fail("registry.missing-value", "value");
        }
        if (point != null) {
            refuseElsewhere(line, "value", point.kind());
        }
        return value;
    }

    /** Percent by volume, dry; below 21 since the conversion divides by 21 - O2 (HJ 212-2017 appendix D). */
    static @Nullable BigDecimal percent(LineReader line, String column, @Nullable BigDecimal kept) {
        return line.decimal(column, "0", "20.9", kept);
    }

    /** Conversion to reference oxygen exists for flue gas only. */
    static void refuseElsewhere(LineReader line, String column, PointKind kind) {
        if (kind != PointKind.WASTE_GAS_OUTLET) {
            line.fail("registry.reference-o2-not-here", column, Map.of("kind", kind.code()));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public Map<String, @Nullable Object> row(ReferenceO2Draft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("point_id", draft.pointId());
        row.put("value", draft.value());
        row.put("standard", draft.standard());
        row.put("clause", draft.clause());
        row.put("valid_from", Times.write(draft.validFrom()));
        row.put("valid_to", Times.write(draft.validTo()));
        return row;
    }

    /** Makes, changes and removes rows without dates, by point; the points have no others. */
    void putUndated(Map<Integer, Optional<BigDecimal>> values, History history) {
        if (values.isEmpty()) {
            return;
        }
        Integer[] emptied = points(values, false);
        Set<Integer> present = new HashSet<>(ids(points(values, true)));
        history.note(this, ids(emptied), "removed");
        web.sql("DELETE FROM registry.reference_o2 WHERE point_id = ANY (:points)")
                .param("points", emptied)
                .update();
        List<Integer> written = web.sql("""
                        INSERT INTO registry.reference_o2 AS o (point_id, value)
                        SELECT * FROM unnest(CAST(:points AS integer[]), CAST(:values AS numeric[]))
                        ON CONFLICT (point_id, valid_from) DO UPDATE SET value = excluded.value, version = o.version + 1
                        RETURNING id
                        """)
                .param("points", points(values, true))
                .param(
                        "values",
                        values.values().stream().flatMap(Optional::stream).toArray(BigDecimal[]::new))
                .query(Integer.class)
                .list();
        history.note(this, written.stream().filter(present::contains).toList(), "changed");
        history.note(this, written.stream().filter(id -> !present.contains(id)).toList(), "created");
    }

    private static Integer[] points(Map<Integer, Optional<BigDecimal>> values, boolean filled) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent() == filled)
                .map(Map.Entry::getKey)
                .toArray(Integer[]::new);
    }

    private List<Integer> ids(Integer[] points) {
        return web.sql("SELECT id FROM registry.reference_o2 WHERE point_id = ANY (:points)")
                .param("points", points)
                .query(Integer.class)
                .list();
    }
}
