/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.LimitAveraging;
import org.qingshan.server.registry.model.LimitBasis;
import org.qingshan.server.registry.model.LimitDraft;
import org.qingshan.server.registry.model.PointKind;
import org.qingshan.standards.factor.Factors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class LimitKeeper implements Keeper<LimitDraft> {

    private static final BulkTable TABLE = new BulkTable(
            "registry.limit_value",
            "limit",
            BulkTable.columns(
                    "point_id integer",
                    "factor text",
                    "averaging text",
                    "basis text",
                    "lower numeric",
                    "upper numeric",
                    "unit text",
                    "standard text",
                    "clause text",
                    "valid_from timestamptz",
                    "valid_to timestamptz"),
            "concat_ws(' ', (SELECT code FROM registry.point p WHERE p.id = t.point_id), t.factor, t.averaging, t.basis)",
            "NULL::integer",
            "t.point_id",
            true);

    private final JdbcClient web;

    LimitKeeper(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.LIMITS;
    }

    @Override
    public BulkTable table() {
        return TABLE;
    }

    @Override
    public String keyColumn() {
        return "factor";
    }

    @Override
    public String keyOf(LineReader line, References known) {
        References.PointRef point = known.points().get(line.raw("point"));
        Optional<LimitAveraging> averaging = Choice.find(LimitAveraging.class, line.raw("averaging"));
        if (point == null || averaging.isEmpty() || line.raw("factor").isEmpty()) {
            return "";
        }
        LimitBasis basis = Choice.find(LimitBasis.class, line.raw("basis")).orElse(LimitBasis.MEASURED);
        Optional<Instant> from = Dates.find(line.raw("valid_from"));
        return key(point.id(), Factors.canonical(line.raw("factor")), averaging.get(), basis, from);
    }

    @Override
    public String keyOf(LimitDraft draft) {
        return key(
                draft.pointId(),
                draft.factor(),
                draft.averaging(),
                draft.basis(),
                Optional.ofNullable(draft.validFrom()));
    }

    private static String key(
            int point, String factor, LimitAveraging averaging, LimitBasis basis, Optional<Instant> from) {
        String begin = from.map(String::valueOf).orElse("");
        return point + "|" + factor + "|" + averaging.code() + "|" + basis.code() + "|" + begin;
    }

    @Override
    public List<Stored<LimitDraft>> list(Collection<String> keys) {
        Integer[] points = keys.stream()
                .map(key -> Integer.valueOf(key.substring(0, key.indexOf('|'))))
                .distinct()
                .toArray(Integer[]::new);
        return web.sql("SELECT * FROM registry.limit_value WHERE point_id = ANY (:points)")
                .param("points", points)
                .query((row, n) -> stored(row))
                .list();
    }

    @Override
    public Stored<LimitDraft> get(int id) {
        return web.sql("SELECT * FROM registry.limit_value WHERE id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .single();
    }

    @Override
    public Collection<String> taken(Collection<String> keys) {
        return Set.of();
    }

    private static Stored<LimitDraft> stored(ResultSet row) throws SQLException {
        var draft = new LimitDraft(
                row.getInt("point_id"),
                row.getString("factor"),
                Choice.get(LimitAveraging.class, row.getString("averaging")),
                Choice.get(LimitBasis.class, row.getString("basis")),
                row.getBigDecimal("lower"),
                row.getBigDecimal("upper"),
                row.getString("unit"),
                row.getString("standard"),
                row.getString("clause"),
                Times.read(row, "valid_from"),
                Times.read(row, "valid_to"));
        return new Stored<>(row.getInt("id"), row.getObject("public_id", UUID.class), row.getInt("version"), draft);
    }

    @Override
    public LimitDraft read(LineReader line, @Nullable LimitDraft kept, References known) {
        References.PointRef point = known.require(line, "point", known.points());
        String factor = FactorColumn.read(line, known);
        Period period = Period.read(line, kept == null ? null : new Period(kept.validFrom(), kept.validTo()));
        BigDecimal lower = line.decimal("lower", "-1000000000", "1000000000", kept == null ? null : kept.lower());
        BigDecimal upper = line.decimal("upper", "-1000000000", "1000000000", kept == null ? null : kept.upper());
        checkBounds(line, lower, upper);
        String clause = line.optional("clause", 200, kept == null ? null : kept.clause());
        return new LimitDraft(
                point == null ? 0 : point.id(),
                factor,
                averaging(line, kept),
                basis(line, point, kept),
                lower,
                upper,
                FactorColumn.unit(line, factor, point, known, kept == null ? null : kept.unit()),
                line.text("standard", 100, kept == null ? null : kept.standard()),
                clause == null ? "" : clause,
                period.from(),
                period.to());
    }

    private static LimitAveraging averaging(LineReader line, @Nullable LimitDraft kept) {
        if (line.raw("averaging").isEmpty() && kept == null) {
            line.fail("registry.missing-value", "averaging");
        }
        return line.choice(
                "averaging", LimitAveraging.class, LimitAveraging.HOUR, kept == null ? null : kept.averaging());
    }

    /** Conversion to reference oxygen exists for flue gas only. */
    private static LimitBasis basis(LineReader line, References.@Nullable PointRef point, @Nullable LimitDraft kept) {
        LimitBasis basis =
                line.choice("basis", LimitBasis.class, LimitBasis.MEASURED, kept == null ? null : kept.basis());
        if (basis == LimitBasis.CONVERTED && point != null && point.kind() != PointKind.WASTE_GAS_OUTLET) {
            line.fail(
                    "registry.converted-not-here",
                    "basis",
                    Map.of("kind", point.kind().code()));
        }
        return basis;
    }

    private static void checkBounds(LineReader line, @Nullable BigDecimal lower, @Nullable BigDecimal upper) {
        if (lower == null && upper == null) {
            if (!line.failed()) {
                line.fail("registry.limit-without-value", "upper");
            }
        } else if (lower != null && upper != null && lower.compareTo(upper) > 0) {
            line.fail("registry.limits-reversed", "lower");
        }
    }

    @Override
    public Map<String, @Nullable Object> row(LimitDraft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("point_id", draft.pointId());
        row.put("factor", draft.factor());
        row.put("averaging", draft.averaging().code());
        row.put("basis", draft.basis().code());
        row.put("lower", draft.lower());
        row.put("upper", draft.upper());
        row.put("unit", draft.unit());
        row.put("standard", draft.standard());
        row.put("clause", draft.clause());
        row.put("valid_from", Times.write(draft.validFrom()));
        row.put("valid_to", Times.write(draft.validTo()));
        return row;
    }

    @Override
    public Effect effect(int id, @Nullable LimitDraft before, LimitDraft after) {
        Period period = new Period(after.validFrom(), after.validTo());
        Period both = before == null ? period : period.with(new Period(before.validFrom(), before.validTo()));
        return Effect.between(Set.of(after.pointId()), both.from(), both.to());
    }

    /** Two limits of one kind are never in force together. */
    @Override
    public void checkTogether(Map<Integer, LineReader> linesById) {
        List<Period.Dated> rows = web.sql("""
                        SELECT id, concat_ws(' ', point_id, factor, averaging, basis) AS about, valid_from, valid_to
                        FROM registry.limit_value
                        WHERE point_id IN (SELECT point_id FROM registry.limit_value WHERE id = ANY (:ids))
                        """)
                .param("ids", linesById.keySet().toArray(Integer[]::new))
                .query((row, n) -> Times.dated(row))
                .list();
        Period.refuseOverlaps(rows, linesById, "registry.limits-overlap");
    }
}
