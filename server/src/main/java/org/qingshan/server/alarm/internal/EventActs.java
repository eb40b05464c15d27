/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.alarm.model.EventAct;
import org.qingshan.server.alarm.model.FalseCause;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What people do about events; each act is kept in the event's chain and in the audit trail. */
@Service
public class EventActs {

    private final JdbcClient web;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final LiveEvents live;
    private final Clock clock;

    EventActs(@Qualifier("web") JdbcClient web, AuditTrail audit, Actor.Source actors, LiveEvents live, Clock clock) {
        this.web = web;
        this.audit = audit;
        this.actors = actors;
        this.live = live;
        this.clock = clock;
    }

    private record Present(int id, String state, int version) {}

    /**
     * Does something about an event of the person's scope.
     *
     * @param note in words; needed to note and to close
     * @param cause why it was a false alarm; only for that
     */
    @RequiresRight(Right.EVENT_HANDLE)
    @ScopedWrite
    public void act(UUID id, EventAct act, String note, @Nullable String cause) {
        Present event = web.sql("SELECT id, state, version FROM alarm.event WHERE public_id = :id FOR UPDATE")
                .param("id", id)
                .query(Present.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("alarm.not-found", Map.of("id", id)));
        var state = EventAct.State.valueOf(event.state().toUpperCase(Locale.ROOT));
        if (act.from(state).isEmpty()) {
            throw ProblemException.conflict("alarm.event-closed", Map.of("act", act.code()));
        }
        check(act, note, cause);
        change(event, act, cause);
        record(id, event, act, note, cause);
        live.announce(id, event.version() + 1);
    }

    private static void check(EventAct act, String note, @Nullable String cause) {
        boolean needsNote = act == EventAct.NOTE || act == EventAct.CLOSE;
        if (needsNote && note.isBlank()) {
            throw ProblemException.unprocessable("alarm.note-missing", Map.of("act", act.code()));
        }
        if (act == EventAct.MARK_FALSE
                && (cause == null || FalseCause.find(cause).isEmpty())) {
            throw ProblemException.unprocessable("alarm.cause-missing", Map.of());
        }
    }

    private void change(Present event, EventAct act, @Nullable String cause) {
        String set = switch (act) {
            case NOTE -> "";
            case ACKNOWLEDGE ->
                ", acknowledged_at = coalesce(acknowledged_at, :now),"
                        + " acknowledged_by = coalesce(acknowledged_by, :name)";
            case MARK_FALSE ->
                ", state = 'closed', closed_at = :now, outcome = 'false', false_cause = :cause,"
                        + " acknowledged_at = coalesce(acknowledged_at, :now)";
            case CLOSE ->
                ", state = 'closed', closed_at = :now, outcome = 'real',"
                        + " acknowledged_at = coalesce(acknowledged_at, :now)";
        };
        web.sql("UPDATE alarm.event SET version = version + 1" + set + " WHERE id = :id")
                .param("id", event.id())
                .param("now", ReportingZone.at(clock.instant()))
                .param("name", actors.current().name())
                .param("cause", cause)
                .update();
    }

    private void record(UUID id, Present event, EventAct act, String note, @Nullable String cause) {
        Actor actor = actors.current();
        web.sql("""
                        INSERT INTO alarm.act (event_id, at, act, person_id, person_name, cause, note)
                        VALUES (:event, :now, :act, :person, :name, :cause, :note)
                        """)
                .param("event", event.id())
                .param("now", ReportingZone.at(clock.instant()))
                .param("act", act.code())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("cause", act == EventAct.MARK_FALSE ? cause : null)
                .param("note", note.strip())
                .update();
        audit.record(AuditEntry.of("alarm.event." + act.code(), "event", id)
                .because(note.strip())
                .after(cause == null ? Map.of() : Map.of("cause", cause)));
    }
}
