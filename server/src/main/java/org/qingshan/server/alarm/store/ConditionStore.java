/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes conditions and their parameters for administrators; each method says whether the version was still the given one. */
@Repository
public class ConditionStore {

    private final JdbcClient web;

    ConditionStore(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    public boolean change(String kind, int version, int severity, boolean autoClose, boolean enabled, Instant now) {
        int changed = web.sql("""
                        UPDATE alarm.condition SET severity = :severity, auto_close = :autoClose, enabled = :enabled,
                            version = version + 1, changed_at = :now
                        WHERE kind = :kind AND version = :version
                        """)
                .param("severity", severity)
                .param("autoClose", autoClose)
                .param("enabled", enabled)
                .param("now", ReportingZone.at(now))
                .param("kind", kind)
                .param("version", version)
                .update();
        return changed == 1;
    }

    /** A condition as it stands. */
    public record Kept(int severity, boolean autoClose, boolean enabled) {}

    public Optional<Kept> find(String kind) {
        return web.sql("SELECT severity, auto_close, enabled FROM alarm.condition WHERE kind = :kind FOR UPDATE")
                .param("kind", kind)
                .query((row, n) ->
                        new Kept(row.getInt("severity"), row.getBoolean("auto_close"), row.getBoolean("enabled")))
                .optional();
    }

    /**
     * A dated value as it stands.
     *
     * @param ofAllPoints it holds for all points, and not for one
     * @param from begin of force, null = since ever
     * @param until first instant no longer in force, null = open
     */
    public record Dated(
            String kind,
            String key,
            BigDecimal value,
            String unit,
            boolean ofAllPoints,
            int version,
            @Nullable Instant from,
            @Nullable Instant until) {

        public boolean isInForce(Instant time) {
            return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
        }
    }

    public Optional<Dated> findParameter(UUID id) {
        return web.sql("SELECT * FROM alarm.parameter WHERE public_id = :id")
                .param("id", id)
                .query((row, n) -> new Dated(
                        row.getString("kind"),
                        row.getString("key"),
                        row.getBigDecimal("value"),
                        row.getString("unit"),
                        row.getObject("point_id") == null,
                        row.getInt("version"),
                        instant(row, "valid_from"),
                        instant(row, "valid_to")))
                .optional();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** What a person sets, from when on, and why. */
    public record NewValue(BigDecimal value, Instant from, String person, String reason, Instant now) {}

    /** Ends the value in force and begins the new one, which ends where the other would have ended. */
    public boolean succeed(UUID id, int version, NewValue next) {
        int made = bound(web.sql("""
                        WITH ended AS (
                            UPDATE alarm.parameter SET valid_to = :from, version = version + 1
                            WHERE public_id = :id AND version = :version
                            RETURNING new.*, old.valid_to AS until)
                        INSERT INTO alarm.parameter (kind, key, medium, factor, point_id, value, default_value, unit, certainty,
                            valid_from, valid_to, person_name, reason, changed_at)
                        SELECT kind, key, medium, factor, point_id, :value, default_value, unit, certainty, :from, until,
                            :name, :reason, :now
                        FROM ended
                        """), id, version, next).update();
        return made == 1;
    }

    /** Sets right a value from its own first instant on: it was never meant. */
    public boolean correct(UUID id, int version, NewValue next) {
        int changed = bound(web.sql("""
                        UPDATE alarm.parameter SET value = :value, person_name = :name, reason = :reason, changed_at = :now,
                            version = version + 1
                        WHERE public_id = :id AND version = :version AND valid_from = :from
                        """), id, version, next).update();
        return changed == 1;
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, UUID id, int version, NewValue next) {
        return statement
                .param("id", id)
                .param("version", version)
                .param("value", next.value())
                .param("from", ReportingZone.at(next.from()))
                .param("name", next.person())
                .param("reason", next.reason())
                .param("now", ReportingZone.at(next.now()));
    }
}
