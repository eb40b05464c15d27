/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.rules.Parameter;
import org.qingshan.server.alarm.model.Urgency;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.validity.Medium;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conditions and their dated parameters, outside of any scope. */
@Repository
public class ParameterStore {

    private final JdbcClient ingest;

    ParameterStore(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    public void seedCondition(ConditionKind kind, boolean autoClose, boolean promotable, int position) {
        ingest.sql("""
                        INSERT INTO alarm.condition (kind, severity, auto_close, promotable, position)
                        VALUES (:kind, :severity, :autoClose, :promotable, :position) ON CONFLICT (kind) DO NOTHING
                        """)
                .param("kind", kind.word())
                .param("severity", Urgency.of(kind.severity()))
                .param("autoClose", autoClose)
                .param("promotable", promotable)
                .param("position", position)
                .update();
    }

    /** A value nobody has touched follows the shipped one; a changed value keeps it as its default. */
    public void seed(Parameter shipped) {
        ingest.sql("""
                        INSERT INTO alarm.parameter AS p
                            (kind, key, medium, factor, value, default_value, unit, certainty, valid_from)
                        VALUES (:kind, :key, :medium, :factor, :value, :value, :unit, :certainty, :from)
                        ON CONFLICT (kind, key, medium, factor, point_id, valid_from) DO UPDATE SET
                            value = CASE WHEN p.value = p.default_value THEN excluded.value ELSE p.value END,
                            default_value = excluded.default_value, unit = excluded.unit, certainty = excluded.certainty
                        """)
                .param("kind", shipped.group())
                .param("key", shipped.name())
                .param("medium", word(shipped.medium()))
                .param("factor", shipped.factor())
                .param("value", shipped.value().toBigDecimal())
                .param("unit", shipped.unit())
                .param("certainty", shipped.certainty().name().toLowerCase(Locale.ROOT))
                .param("from", shipped.validFrom() == null ? null : ReportingZone.at(shipped.validFrom()))
                .update();
    }

    private static @Nullable String word(@Nullable Medium medium) {
        return medium == null ? null : medium.name().toLowerCase(Locale.ROOT);
    }

    /** All with their dates; of equally special ones the later begun comes last. */
    public List<Parameter> list() {
        return ingest.sql("SELECT * FROM alarm.parameter ORDER BY valid_from NULLS FIRST, id")
                .query((row, n) -> parameter(row))
                .list();
    }

    private static Parameter parameter(ResultSet row) throws SQLException {
        String medium = row.getString("medium");
        return new Parameter(
                row.getString("kind"),
                row.getString("key"),
                medium == null ? null : Medium.valueOf(medium.toUpperCase(Locale.ROOT)),
                row.getString("factor"),
                row.getObject("point_id", Integer.class),
                Decimal.of(row.getBigDecimal("value")),
                row.getString("unit"),
                Certainty.valueOf(row.getString("certainty").toUpperCase(Locale.ROOT)),
                instant(row, "valid_from"),
                instant(row, "valid_to"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A number that is the same for all points. */
    public Optional<BigDecimal> find(String group, String name, Instant at) {
        return ingest.sql("""
                        SELECT value FROM alarm.parameter
                        WHERE kind = :kind AND key = :key AND medium IS NULL AND factor IS NULL AND point_id IS NULL
                          AND (valid_from IS NULL OR valid_from <= :at) AND (valid_to IS NULL OR valid_to > :at)
                        ORDER BY valid_from DESC NULLS LAST LIMIT 1
                        """)
                .param("kind", group)
                .param("key", name)
                .param("at", ReportingZone.at(at))
                .query(BigDecimal.class)
                .optional();
    }
}
