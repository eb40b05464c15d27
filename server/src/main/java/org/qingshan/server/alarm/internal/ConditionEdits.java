/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Changes conditions, and gives parameters new values from a time on; the old value keeps the time before. */
@Service
public class ConditionEdits {

    private final JdbcClient web;
    private final RulesJournal journal;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final Clock clock;

    ConditionEdits(
            @Qualifier("web") JdbcClient web,
            RulesJournal journal,
            AuditTrail audit,
            Actor.Source actors,
            Clock clock) {
        this.web = web;
        this.journal = journal;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void change(String kind, int version, int severity, boolean autoClose, boolean enabled, String reason) {
        checkReason(reason, String.valueOf(severity));
        int changed = web.sql("""
                        UPDATE alarm.condition SET severity = :severity, auto_close = :autoClose, enabled = :enabled,
                            version = version + 1, changed_at = :now
                        WHERE kind = :kind AND version = :version
                        """)
                .param("severity", severity)
                .param("autoClose", autoClose)
                .param("enabled", enabled)
                .param("now", ReportingZone.at(clock.instant()))
                .param("kind", kind)
                .param("version", version)
                .update();
        refuseUnless(changed == 1, kind);
        audit.record(AuditEntry.of("alarm.condition.change", "condition", kind)
                .because(reason)
                .after(Map.of("severity", severity, "autoClose", autoClose, "enabled", enabled)));
    }

    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void changeParameter(UUID id, int version, BigDecimal value, Instant from, String reason) {
        checkReason(reason, value.toPlainString());
        journal.lock();
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
                .param("name", actors.current().name())
                .param("reason", reason)
                .param("now", ReportingZone.at(clock.instant()))
                .update();
        refuseUnless(made == 1, id.toString());
        journal.note(new RulesJournal.Change("alarm.parameter", true, Set.of(), from, null, true));
        audit.record(AuditEntry.of("alarm.parameter.change", "parameter", id)
                .because(reason)
                .after(Map.of("value", value.toPlainString(), "from", from.toString())));
    }

    private static void checkReason(String reason, String value) {
        if (reason.isBlank()) {
            throw ProblemException.unprocessable("alarm.wrong-value", Map.of("value", value));
        }
    }

    private static void refuseUnless(boolean done, String what) {
        if (!done) {
            throw ProblemException.conflict("alarm.changed-meanwhile", Map.of("what", what));
        }
    }
}
