/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.audit;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.CallersTransaction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries and a note for the sealer, both in the caller's transaction. */
@Component
class StoredAuditTrail implements AuditTrail {

    private static final String INSERT = """
            WITH fresh AS MATERIALIZED (SELECT nextval('platform.audit_entry_id') AS id), entry AS (
                INSERT INTO platform.audit_entry
                    (id, at, person_id, person_name, address, action, subject_kind, subject_id, reason, before, after)
                SELECT id, CAST(:at AS timestamptz), CAST(:person AS integer), :name, :address, :action, :kind, :subject,
                       :reason, :before, :after FROM fresh
            )
            INSERT INTO platform.audit_pending (entry_id) SELECT id FROM fresh
            """;

    private final CallersTransaction transaction;
    private final Actor.Source actors;
    private final Clock clock;
    private final JsonMapper json;

    StoredAuditTrail(CallersTransaction transaction, Actor.Source actors, Clock clock, JsonMapper json) {
        this.transaction = transaction;
        this.actors = actors;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void record(AuditEntry entry) {
        Actor actor = actors.current();
        transaction
                .client()
                .sql(INSERT)
                .param("at", Timestamp.from(clock.instant()))
                .param("person", idOf(actor))
                .param("name", actor.name())
                .param("address", actor.address())
                .param("action", entry.action())
                .param("kind", entry.subjectKind())
                .param("subject", entry.subjectId())
                .param("reason", entry.reason())
                .param("before", json.writeValueAsString(entry.before()))
                .param("after", json.writeValueAsString(entry.after()))
                .update();
    }

    private static @Nullable Integer idOf(Actor actor) {
        return actor.personId() == 0 ? null : actor.personId();
    }
}
