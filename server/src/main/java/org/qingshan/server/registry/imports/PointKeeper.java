/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.PointDetail;
import org.qingshan.server.registry.model.PointDraft;
import org.qingshan.server.registry.model.PointKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class PointKeeper implements Keeper<PointDraft> {

    private static final BulkTable TABLE = new BulkTable(
            "registry.point",
            "point",
            BulkTable.columns(
                    "code text",
                    "kind text",
                    "name text",
                    "name_en text",
                    "region_id integer",
                    "enterprise_id integer",
                    "lon numeric",
                    "lat numeric",
                    "reference_o2 numeric",
                    "factors text[]",
                    "details jsonb",
                    "pinyin text"),
            "t.code",
            "t.enterprise_id",
            "t.id",
            false);

    private final JdbcClient web;
    private final JdbcClient ingest;
    private final JsonMapper json;

    PointKeeper(@Qualifier("web") JdbcClient web, @Qualifier("ingest") JdbcClient ingest, JsonMapper json) {
        this.web = web;
        this.ingest = ingest;
        this.json = json;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.POINTS;
    }

    @Override
    public BulkTable table() {
        return TABLE;
    }

    @Override
    public String keyColumn() {
        return "code";
    }

    @Override
    public String keyOf(LineReader line, References known) {
        return line.raw("code");
    }

    @Override
    public String keyOf(PointDraft draft) {
        return draft.code();
    }

    @Override
    public List<Stored<PointDraft>> list(Collection<String> keys) {
        return web.sql("SELECT * FROM registry.point WHERE code = ANY (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> stored(row))
                .list();
    }

    @Override
    public Stored<PointDraft> get(int id) {
        return web.sql("SELECT * FROM registry.point WHERE id = :id")
                .param("id", id)
                .query((row, n) -> stored(row))
                .single();
    }

    @Override
    public Collection<String> taken(Collection<String> keys) {
        return ingest.sql("SELECT code FROM registry.point WHERE code = ANY (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private Stored<PointDraft> stored(ResultSet row) throws SQLException {
        var draft = new PointDraft(
                row.getString("code"),
                Choice.get(PointKind.class, row.getString("kind")),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("region_id"),
                row.getObject("enterprise_id", Integer.class),
                row.getBigDecimal("lon"),
                row.getBigDecimal("lat"),
                row.getBigDecimal("reference_o2"),
                List.of((String[]) row.getArray("factors").getArray()),
                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
        return new Stored<>(row.getInt("id"), row.getObject("public_id", UUID.class), row.getInt("version"), draft);
    }

    @Override
    public PointDraft read(LineReader line, @Nullable PointDraft kept, References known) {
        PointDraft old = kept == null ? PointDraft.BLANK : kept;
        var place = Place.read(line, known, kept == null ? null : Place.of(kept));
        PointKind kind = kind(line, kept);
        Integer enterprise =
                line.has("enterprise") ? known.resolve(line, "enterprise", known.enterprises()) : old.enterpriseId();
        if (enterprise == null && kind.isOutlet() && line.raw("enterprise").isEmpty()) {
            line.fail("registry.outlet-without-enterprise", "enterprise");
        }
        return new PointDraft(
                line.text("code", 64, old.code()),
                kind,
                line.text("name", 200, old.name()),
                line.optional("name_en", 200, old.nameEn()),
                place.regionId(),
                enterprise,
                place.lon(),
                place.lat(),
                referenceO2(line, kind, old.referenceO2()),
                factors(line, old.factors(), known),
                details(line, kind, old.details()));
    }

    private static PointKind kind(LineReader line, @Nullable PointDraft kept) {
        if (line.raw("kind").isEmpty() && kept == null) {
            line.fail("registry.missing-value", "kind");
            return PointKind.AIR_STATION;
        }
        PointKind kind = line.choice("kind", PointKind.class, PointKind.AIR_STATION, kept == null ? null : kept.kind());
        if (kept != null && kind != kept.kind() && !line.failed()) {
            line.fail(
                    "registry.kind-is-fixed", "kind", Map.of("kind", kept.kind().code()));
        }
        return kind;
    }

    /** Percent by volume, dry; below 21 since the conversion divides by 21 - O2 (HJ 212-2017 appendix D). */
    private static @Nullable BigDecimal referenceO2(LineReader line, PointKind kind, @Nullable BigDecimal kept) {
        BigDecimal value = line.decimal("reference_o2", "0", "20.9", kept);
        if (value != null && kind != PointKind.WASTE_GAS_OUTLET) {
            line.fail("registry.reference-o2-not-here", "reference_o2", Map.of("kind", kind.code()));
        }
        return value;
    }

    private static List<String> factors(LineReader line, List<String> kept, References known) {
        List<String> factors = line.list("factors", kept);
        factors.stream()
                .filter(factor -> !known.knowsFactor(factor))
                .forEach(factor -> line.fail("registry.unknown-factor", "factors", Map.of("factor", factor)));
        return factors.stream().distinct().toList();
    }

    private static Map<String, String> details(LineReader line, PointKind kind, Map<String, String> kept) {
        var details = new TreeMap<>(kept);
        for (PointDetail detail : PointDetail.values()) {
            String column = detail.code();
            String text = line.optional(column, 200, kept.get(column));
            if (text == null) {
                details.remove(column);
            } else if (!detail.isFor(kind)) {
                line.fail("registry.detail-not-here", column, Map.of("kind", kind.code()));
            } else {
                details.put(column, checked(line, detail, text));
            }
        }
        return details;
    }

    private static String checked(LineReader line, PointDetail detail, String text) {
        if (detail.isNumber()) {
            BigDecimal number = line.decimal(detail.code(), "0", "1000000000", null);
            return number == null ? text : number.toPlainString();
        }
        if (!detail.words().isEmpty() && !detail.words().contains(text)) {
            line.fail("registry.not-a-choice", detail.code(), Map.of("choices", String.join(", ", detail.words())));
        }
        return text;
    }

    @Override
    public Map<String, @Nullable Object> row(PointDraft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("code", draft.code());
        row.put("kind", draft.kind().code());
        row.put("name", draft.name());
        row.put("name_en", draft.nameEn());
        row.put("region_id", draft.regionId());
        row.put("enterprise_id", draft.enterpriseId());
        row.put("lon", draft.lon());
        row.put("lat", draft.lat());
        row.put("reference_o2", draft.referenceO2());
        row.put("factors", draft.factors());
        row.put("details", draft.details());
        row.put("pinyin", draft.pinyin());
        return row;
    }

    /** Only the reference oxygen and the runs of a day enter into results; the rest is for people. */
    @Override
    public Effect effect(int id, @Nullable PointDraft before, PointDraft after) {
        boolean judgedOtherwise = before != null && !judgedBy(before).equals(judgedBy(after));
        return judgedOtherwise ? Effect.between(Set.of(id), null, null) : Effect.ahead(id);
    }

    private static List<String> judgedBy(PointDraft draft) {
        return List.of(
                String.valueOf(draft.referenceO2()), draft.details().getOrDefault(PointDetail.HOUR_RUNS.code(), ""));
    }
}
