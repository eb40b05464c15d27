/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.CreditCode;
import org.qingshan.server.registry.model.EnterpriseDraft;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class EnterpriseKeeper extends CodedKeeper<EnterpriseDraft> {

    private static final BulkTable TABLE = new BulkTable(
            "registry.enterprise",
            "enterprise",
            BulkTable.columns(
                    "code text",
                    "name text",
                    "name_en text",
                    "short_name text",
                    "credit_code text",
                    "industry text",
                    "region_id integer",
                    "lon numeric",
                    "lat numeric",
                    "address text",
                    "pinyin text"),
            "t.code",
            "t.id",
            "NULL::integer",
            false);

    EnterpriseKeeper(@Qualifier("web") JdbcClient web, @Qualifier("ingest") JdbcClient ingest) {
        super(SheetKind.ENTERPRISES, TABLE, "code", web, ingest);
    }

    @Override
    public String keyOf(EnterpriseDraft draft) {
        return draft.code();
    }

    @Override
    EnterpriseDraft draft(ResultSet row) throws SQLException {
        return new EnterpriseDraft(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("short_name"),
                row.getString("credit_code"),
                row.getString("industry"),
                row.getInt("region_id"),
                row.getBigDecimal("lon"),
                row.getBigDecimal("lat"),
                row.getString("address"));
    }

    @Override
    public EnterpriseDraft read(LineReader line, @Nullable EnterpriseDraft kept, References known) {
        EnterpriseDraft old = kept == null ? EnterpriseDraft.BLANK : kept;
        var place = Place.read(line, known, kept == null ? null : Place.of(kept));
        String creditCode = line.optional("credit_code", 18, old.creditCode());
        if (creditCode != null && !line.failed()) {
            checkCreditCode(line, creditCode);
        }
        return new EnterpriseDraft(
                line.text("code", 64, old.code()),
                line.text("name", 200, old.name()),
                line.optional("name_en", 200, old.nameEn()),
                line.optional("short_name", 100, old.shortName()),
                creditCode,
                line.optional("industry", 200, old.industry()),
                place.regionId(),
                place.lon(),
                place.lat(),
                line.optional("address", 300, old.address()));
    }

    private static void checkCreditCode(LineReader line, String code) {
        if (!CreditCode.hasShape(code)) {
            line.fail("registry.credit-code-shape", "credit_code");
        } else if (!CreditCode.hasRightCheck(code)) {
            line.fail(
                    "registry.credit-code-check",
                    "credit_code",
                    Map.of("expected", String.valueOf(CreditCode.checkOf(code))));
        }
    }

    @Override
    public Map<String, @Nullable Object> row(EnterpriseDraft draft) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("code", draft.code());
        row.put("name", draft.name());
        row.put("name_en", draft.nameEn());
        row.put("short_name", draft.shortName());
        row.put("credit_code", draft.creditCode());
        row.put("industry", draft.industry());
        row.put("region_id", draft.regionId());
        row.put("lon", draft.lon());
        row.put("lat", draft.lat());
        row.put("address", draft.address());
        row.put("pinyin", draft.pinyin());
        return row;
    }

    @Override
    public Effect effect(int id, @Nullable EnterpriseDraft before, EnterpriseDraft after) {
        return Effect.NONE;
    }
}
