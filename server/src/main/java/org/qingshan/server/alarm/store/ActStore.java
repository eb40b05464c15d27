/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.alarm.model.EventAct;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what people do about events, under their scope. */
@Repository
public class ActStore {

    private final JdbcClient web;

    ActStore(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    /** An event as it stands, locked until the transaction ends. */
    public record Present(int id, String state, int version) {}

    /** Empty also when no post of the person lets handle events there: who locks a row must be allowed to change it. */
    public Optional<Present> find(UUID event) {
        return web.sql("SELECT id, state, version FROM alarm.event WHERE public_id = :id FOR UPDATE")
                .param("id", event)
                .query(Present.class)
                .optional();
    }

    /** Whether the person sees the event, whether or not it is the person's to handle. */
    public boolean isSeen(UUID event) {
        return web.sql("SELECT EXISTS (SELECT FROM alarm.event WHERE public_id = :id)")
                .param("id", event)
                .query(Boolean.class)
                .single();
    }

    public void change(Present event, EventAct act, @Nullable String cause, Actor actor, Instant now) {
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
                .param("now", ReportingZone.at(now))
                .param("name", actor.name())
                .param("cause", cause)
                .update();
    }

    public void add(Present event, EventAct act, String note, @Nullable String cause, Actor actor, Instant now) {
        web.sql("""
                        INSERT INTO alarm.act (event_id, at, act, person_id, person_name, cause, note)
                        VALUES (:event, :now, :act, :person, :name, :cause, :note)
                        """)
                .param("event", event.id())
                .param("now", ReportingZone.at(now))
                .param("act", act.code())
                .param("person", actor.personId())
                .param("name", actor.name())
                .param("cause", act == EventAct.MARK_FALSE ? cause : null)
                .param("note", note)
                .update();
    }
}
