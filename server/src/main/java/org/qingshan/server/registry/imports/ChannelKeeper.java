/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.ChannelDraft;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.GasState;
import org.qingshan.server.registry.model.LabelSide;
import org.qingshan.standards.unit.Unit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ChannelKeeper extends DatedKeeper<ChannelDraft> {

    private static final BulkTable TABLE = new BulkTable(
            "registry.channel",
            "channel",
            BulkTable.columns(
                    "device_id integer",
                    "st text",
                    "wire_code text",
                    "point_id integer",
                    "factor text",
                    "unit text",
                    "gas_state text",
                    "label_side text",
                    "priority smallint",
                    "valid_from timestamptz",
                    "valid_to timestamptz"),
            "concat_ws(' ', (SELECT mn FROM registry.device d WHERE d.id = t.device_id), t.st, t.wire_code)",
            "NULL::integer",
            "t.point_id",
            true);

    /** One wire code of a device means one thing at a time. */
    private static final About ABOUT =
            new About("device_id", "wire_code", "t.st, t.wire_code", "registry.channels-overlap");

    ChannelKeeper(@Qualifier("web") JdbcClient web) {
        super(SheetKind.CHANNELS, TABLE, ABOUT, web);
    }

    @Override
    public String keyOf(LineReader line, References known) {
        Integer device = known.devices().get(line.raw("mn"));
        return device == null || line.raw("wire_code").isEmpty()
                ? ""
                : key(device, from(line), line.raw("st"), line.raw("wire_code"));
    }

    @Override
    public String keyOf(ChannelDraft draft) {
        return key(draft.deviceId(), draft.validFrom(), draft.st(), draft.wireCode());
    }

    @Override
    ChannelDraft draft(ResultSet row) throws SQLException {
        String side = row.getString("label_side");
        return new ChannelDraft(
                row.getInt("device_id"),
                row.getString("st"),
                row.getString("wire_code"),
                row.getInt("point_id"),
                row.getString("factor"),
                row.getString("unit"),
                Choice.get(GasState.class, row.getString("gas_state")),
                side == null ? null : Choice.get(LabelSide.class, side),
                row.getInt("priority"),
                Times.read(row, "valid_from"),
                Times.read(row, "valid_to"));
    }

    @Override
    public ChannelDraft read(LineReader line, @Nullable ChannelDraft kept, References known) {
        Integer device = known.require(line, "mn", known.devices());
        References.PointRef point = known.require(line, "point", known.points());
        String factor = FactorColumn.read(line, known);
        Period period = period(line, kept);
        return new ChannelDraft(
                device == null ? 0 : device,
                orElse(line.optional("st", 4, kept == null ? null : kept.st()), ""),
                line.text("wire_code", 32, null),
                point == null ? 0 : point.id(),
                factor,
                FactorColumn.unit(line, factor, point, known, kept == null ? null : kept.unit()),
                line.choice("gas_state", GasState.class, GasState.DRY_STANDARD, kept == null ? null : kept.gasState()),
                labelSide(line, kept),
                line.integer("priority", 1, 9, 1, kept == null ? null : kept.priority()),
                period.from(),
                period.to());
    }

    private static String orElse(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    private static @Nullable LabelSide labelSide(LineReader line, @Nullable ChannelDraft kept) {
        if (!line.has("label_side")) {
            return kept == null ? null : kept.labelSide();
        }
        return line.raw("label_side").isEmpty()
                ? null
                : line.choice("label_side", LabelSide.class, LabelSide.START, null);
    }

    @Override
    public Map<String, @Nullable Object> row(ChannelDraft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        LabelSide side = draft.labelSide();
        row.put("device_id", draft.deviceId());
        row.put("st", draft.st());
        row.put("wire_code", draft.wireCode());
        row.put("point_id", draft.pointId());
        row.put("factor", draft.factor());
        row.put("unit", Unit.get(draft.unit()).symbol());
        row.put("gas_state", draft.gasState().code());
        row.put("label_side", side == null ? null : side.code());
        row.put("priority", draft.priority());
        row.put("valid_from", Times.write(draft.validFrom()));
        row.put("valid_to", Times.write(draft.validTo()));
        return row;
    }

    @Override
    public Effect effect(int id, @Nullable ChannelDraft before, ChannelDraft after) {
        Period period = Period.of(after);
        if (before == null) {
            return Effect.rerouted(Set.of(after.pointId()), period.from(), period.to(), after.deviceId());
        }
        Period both = period.with(Period.of(before));
        Set<Integer> points = before.pointId() == after.pointId()
                ? Set.of(after.pointId())
                : Set.of(before.pointId(), after.pointId());
        return Effect.rerouted(points, both.from(), both.to(), 0);
    }

    @Override
    public Effect removal(int id, ChannelDraft before) {
        return Effect.rerouted(Set.of(before.pointId()), before.validFrom(), before.validTo(), before.deviceId());
    }
}
