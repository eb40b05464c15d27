/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Parameters as administrators see them: value, default, how sure it is, who changed it and why. */
@Repository
public class ParameterReads {

    private final JdbcClient web;

    ParameterReads(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    /** @param verified read in the standard itself; everything else is shown as not confirmed */
    public record ParameterView(
            UUID id,
            String kind,
            String key,
            @Nullable String medium,
            @Nullable String factor,
            BigDecimal value,
            @Nullable BigDecimal defaultValue,
            String unit,
            String certainty,
            boolean verified,
            @Nullable OffsetDateTime validFrom,
            @Nullable OffsetDateTime validTo,
            String by,
            String reason,
            int version) {}

    public List<ParameterView> list(@Nullable String kind) {
        return web.sql("""
                        SELECT * FROM alarm.parameter WHERE CAST(:kind AS text) IS NULL OR kind = :kind
                        ORDER BY kind, key, medium NULLS FIRST, factor NULLS FIRST, valid_from NULLS FIRST
                        """).param("kind", kind).query((row, n) -> view(row)).list();
    }

    private static ParameterView view(ResultSet row) throws SQLException {
        String certainty = row.getString("certainty");
        return new ParameterView(
                row.getObject("public_id", UUID.class),
                row.getString("kind"),
                row.getString("key"),
                row.getString("medium"),
                row.getString("factor"),
                row.getBigDecimal("value"),
                row.getBigDecimal("default_value"),
                row.getString("unit"),
                certainty,
                certainty.equals("read"),
                time(row, "valid_from"),
                time(row, "valid_to"),
                row.getString("person_name"),
                row.getString("reason"),
                row.getInt("version"));
    }

    private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : ReportingZone.at(time.toInstant());
    }
}
