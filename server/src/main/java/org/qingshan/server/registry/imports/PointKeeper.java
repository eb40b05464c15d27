/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.Decimals;
import org.qingshan.server.registry.model.PointDetail;
import org.qingshan.server.registry.model.PointDraft;
import org.qingshan.server.registry.model.PointKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Component
class PointKeeper extends CodedKeeper<PointDraft> {

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
                    "factors text[]",
                    "details jsonb",
                    "pinyin text"),
            "t.code",
            "t.enterprise_id",
            "t.id",
            false);

    private final ReferenceO2Keeper oxygen;
    private final Clock clock;
    private final JsonMapper json;

    PointKeeper(
            @Qualifier("web") JdbcClient web,
            @Qualifier("ingest") JdbcClient ingest,
            ReferenceO2Keeper oxygen,
            Clock clock,
            JsonMapper json) {
        super(SheetKind.POINTS, TABLE, "code", web, ingest);
        this.oxygen = oxygen;
        this.clock = clock;
        this.json = json;
    }

    @Override
    String columns() {
        return "t.*, registry.reference_o2_at(t.id, '" + clock.instant() + "') AS reference_o2,"
                + " EXISTS (SELECT FROM registry.reference_o2 o WHERE o.point_id = t.id"
                + " AND (o.valid_from IS NOT NULL OR o.valid_to IS NOT NULL)) AS oxygen_dated";
    }

    @Override
    public String keyOf(PointDraft draft) {
        return draft.code();
    }

    @Override
    PointDraft draft(ResultSet row) throws SQLException {
        return new PointDraft(
                row.getString("code"),
                Choice.get(PointKind.class, row.getString("kind")),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("region_id"),
                row.getObject("enterprise_id", Integer.class),
                row.getBigDecimal("lon"),
                row.getBigDecimal("lat"),
                row.getBigDecimal("reference_o2"),
                row.getBoolean("oxygen_dated"),
                List.of((String[]) row.getArray("factors").getArray()),
                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}));
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
                referenceO2(line, kind, old),
                old.oxygenDated(),
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

    private static @Nullable BigDecimal referenceO2(LineReader line, PointKind kind, PointDraft old) {
        BigDecimal value = ReferenceO2Keeper.percent(line, "reference_o2", old.referenceO2());
        if (value != null) {
            ReferenceO2Keeper.refuseElsewhere(line, "reference_o2", kind);
        }
        if (old.oxygenDated() && !Decimals.same(value, old.referenceO2())) {
            line.fail("registry.reference-o2-dated", "reference_o2");
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
        row.put("factors", draft.factors());
        row.put("details", draft.details());
        row.put("pinyin", draft.pinyin());
        return row;
    }

    @Override
    public Map<String, Object> shown(PointDraft draft) {
        Map<String, Object> shown = super.shown(draft);
        if (draft.referenceO2() != null) {
            shown.put("reference_o2", draft.referenceO2());
        }
        return shown;
    }

    /** The column of a file, or the field of a form, stands for the one row without dates. */
    @Override
    public void alsoWrite(Map<Integer, Pair<PointDraft>> written, History history) {
        Map<Integer, Optional<BigDecimal>> values = new HashMap<>();
        written.forEach((id, pair) -> {
            PointDraft before = pair.before();
            if (!Decimals.same(
                    before == null ? null : before.referenceO2(), pair.after().referenceO2())) {
                values.put(id, Optional.ofNullable(pair.after().referenceO2()));
            }
        });
        oxygen.putUndated(values, history);
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
