/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
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

    /** Whether a parameter holds for all points, and not for one. */
    public boolean isOfAllPoints(UUID id) {
        return web.sql("SELECT EXISTS (SELECT FROM alarm.parameter WHERE public_id = :id AND point_id IS NULL)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Ends the value in force and begins the new one. */
    public boolean changeParameter(
            UUID id, int version, BigDecimal value, Instant from, String person, String reason, Instant now) {
        int made = web.sql("""
                        WITH ended AS (
                            UPDATE alarm.parameter SET valid_to = :from, version = version + 1
                            WHERE public_id = :id AND version = :version
                              AND (valid_from IS NULL OR valid_from < :from) AND (valid_to IS NULL OR valid_to > :from)
                            RETURNING *)
                        INSERT INTO alarm.parameter (kind, key, medium, factor, point_id, value, default_value, unit, certainty,
                            valid_from, person_name, reason, changed_at)
                        SELECT kind, key, medium, factor, point_id, :value, default_value, unit, certainty, :from, :name, :reason, :now
                        FROM ended
                        """)
                .param("id", id)
                .param("version", version)
                .param("value", value)
                .param("from", ReportingZone.at(from))
                .param("name", person)
                .param("reason", reason)
                .param("now", ReportingZone.at(now))
                .update();
        return made == 1;
    }
}
