/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
class ChannelKeeper implements Keeper<ChannelDraft> {

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

    private final JdbcClient web;

    ChannelKeeper(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.CHANNELS;
    }

    @Override
    public BulkTable table() {
        return TABLE;
    }

    @Override
    public String keyColumn() {
        return "wire_code";
    }

    @Override
    public String keyOf(LineReader line, References known) {
        Integer device = known.devices().get(line.raw("mn"));
        return device == null || line.raw("wire_code").isEmpty()
                ? ""
                : key(device, line.raw("st"), line.raw("wire_code"), Dates.find(line.raw("valid_from")));
    }

    @Override
    public String keyOf(ChannelDraft draft) {
        return key(draft.deviceId(), draft.st(), draft.wireCode(), Optional.ofNullable(draft.validFrom()));
    }

    private static String key(int device, String st, String code, Optional<java.time.Instant> from) {
        return device + "|" + st + "|" + code + "|" + from.map(String::valueOf).orElse("");
    }

    @Override
    public List<Stored<ChannelDraft>> list(Collection<String> keys) {
        Integer[] devices = keys.stream()
                .map(key -> Integer.valueOf(key.substring(0, key.indexOf('|'))))
                .distinct()
                .toArray(Integer[]::new);
        return web.sql("SELECT * FROM registry.channel WHERE device_id = ANY (:devices)")
                .param("devices", devices)
                .query((row, n) -> stored(row))
                .list();
    }

    @Override
    public Stored<ChannelDraft> get(int id) {
        return web.sql("SELECT * FROM registry.channel WHERE id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .single();
    }

    @Override
    public Collection<String> taken(Collection<String> keys) {
        return Set.of();
    }

    private static Stored<ChannelDraft> stored(ResultSet row) throws SQLException {
        String side = row.getString("label_side");
        var draft = new ChannelDraft(
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
        return new Stored<>(row.getInt("id"), row.getObject("public_id", UUID.class), row.getInt("version"), draft);
    }

    @Override
    public ChannelDraft read(LineReader line, @Nullable ChannelDraft kept, References known) {
        Integer device = known.require(line, "mn", known.devices());
        References.PointRef point = known.require(line, "point", known.points());
        String factor = FactorColumn.read(line, known);
        Period period = Period.read(line, kept == null ? null : new Period(kept.validFrom(), kept.validTo()));
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
        Period period = new Period(after.validFrom(), after.validTo());
        if (before == null) {
            return Effect.rerouted(Set.of(after.pointId()), period.from(), period.to(), after.deviceId());
        }
        Period both = period.with(new Period(before.validFrom(), before.validTo()));
        Set<Integer> points = before.pointId() == after.pointId()
                ? Set.of(after.pointId())
                : Set.of(before.pointId(), after.pointId());
        return Effect.rerouted(points, both.from(), both.to(), 0);
    }

    @Override
    public Effect removal(int id, ChannelDraft before) {
        return Effect.rerouted(Set.of(before.pointId()), before.validFrom(), before.validTo(), before.deviceId());
    }

    /** One wire code of a device means one thing at a time. */
    @Override
    public void checkTogether(Map<Integer, LineReader> linesById) {
        List<Period.Dated> rows = web.sql("""
                        SELECT id, concat_ws(' ', device_id, st, wire_code) AS about, valid_from, valid_to
                        FROM registry.channel
                        WHERE device_id IN (SELECT device_id FROM registry.channel WHERE id = ANY (:ids))
                        """)
                .param("ids", linesById.keySet().toArray(Integer[]::new))
                .query((row, n) -> Times.dated(row))
                .list();
        Period.refuseOverlaps(rows, linesById, "registry.channels-overlap");
    }
}
