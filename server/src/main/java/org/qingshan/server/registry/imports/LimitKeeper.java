/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
class LimitKeeper extends DatedKeeper<LimitDraft> {

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

    /** Two limits of one kind are never in force together. */
    private static final About ABOUT =
            new About("point_id", "factor", "t.factor, t.averaging, t.basis", "registry.limits-overlap");

    LimitKeeper(@Qualifier("web") JdbcClient web) {
        super(SheetKind.LIMITS, TABLE, ABOUT, web);
    }

    @Override
    public String keyOf(LineReader line, References known) {
        References.PointRef point = known.points().get(line.raw("point"));
        Optional<LimitAveraging> averaging = Choice.find(LimitAveraging.class, line.raw("averaging"));
        if (point == null || averaging.isEmpty() || line.raw("factor").isEmpty()) {
            return "";
        }
        LimitBasis basis = Choice.find(LimitBasis.class, line.raw("basis")).orElse(LimitBasis.MEASURED);
        return key(
                point.id(),
                from(line),
                Factors.canonical(line.raw("factor")),
                averaging.get().code(),
                basis.code());
    }

    @Override
    public String keyOf(LimitDraft draft) {
        return key(
                draft.pointId(),
                draft.validFrom(),
                draft.factor(),
                draft.averaging().code(),
                draft.basis().code());
    }

    @Override
    LimitDraft draft(ResultSet row) throws SQLException {
        return new LimitDraft(
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
    }

    @Override
    public LimitDraft read(LineReader line, @Nullable LimitDraft kept, References known) {
        References.PointRef point = known.require(line, "point", known.points());
        String factor = FactorColumn.read(line, known);
        Period period = period(line, kept);
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
}
