/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.alarm.model.EventAct;
import org.qingshan.server.alarm.model.FalseCause;
import org.qingshan.server.alarm.store.ActStore;
import org.qingshan.server.alarm.store.ActStore.Present;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.springframework.stereotype.Service;

/** What people do about events; each act is kept in the event's chain and in the audit trail. */
@Service
public class EventActs {

    private final ActStore store;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final LiveEvents live;
    private final Clock clock;

    EventActs(ActStore store, AuditTrail audit, Actor.Source actors, LiveEvents live, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.actors = actors;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Does something about an event of the person's scope.
     *
     * @param note in words; needed to note and to close
     * @param cause why it was a false alarm; only for that
     */
    @RequiresRight(Right.EVENT_HANDLE)
    @ScopedWrite
    public void act(UUID id, EventAct act, String note, @Nullable String cause) {
        Present event = store.find(id)
                .orElseThrow(() -> store.isSeen(id)
                        ? NotPermitted.here()
                        : ProblemException.notFound("alarm.not-found", Map.of("id", id)));
        var state = EventAct.State.valueOf(event.state().toUpperCase(Locale.ROOT));
        if (act.from(state).isEmpty()) {
            throw ProblemException.conflict("alarm.event-closed", Map.of("act", act.code()));
        }
        check(act, note, cause);
        store.change(event, act, cause, actors.current(), clock.instant());
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

    private void record(UUID id, Present event, EventAct act, String note, @Nullable String cause) {
        store.add(event, act, note.strip(), cause, actors.current(), clock.instant());
        audit.record(AuditEntry.of("alarm.event." + act.code(), "event", id)
                .because(note.strip())
                .after(cause == null ? Map.of() : Map.of("cause", cause)));
    }
}
