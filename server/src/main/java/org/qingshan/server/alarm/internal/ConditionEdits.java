/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.alarm.store.ConditionStore;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.stereotype.Service;

/** Changes conditions, and gives parameters new values from a time on; the old value keeps the time before. */
@Service
public class ConditionEdits {

    private final ConditionStore store;
    private final RulesJournal journal;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final Clock clock;

    ConditionEdits(ConditionStore store, RulesJournal journal, AuditTrail audit, Actor.Source actors, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void change(String kind, int version, int severity, boolean autoClose, boolean enabled, String reason) {
        NotPermitted.unlessEverywhere(Right.REGISTRY_EDIT);
        checkReason(reason, String.valueOf(severity));
        refuseUnless(store.change(kind, version, severity, autoClose, enabled, clock.instant()), kind);
        audit.record(AuditEntry.of("alarm.condition.change", "condition", kind)
                .because(reason)
                .after(Map.of("severity", severity, "autoClose", autoClose, "enabled", enabled)));
    }

    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void changeParameter(UUID id, int version, BigDecimal value, Instant from, String reason) {
        checkReason(reason, value.toPlainString());
        if (store.isOfAllPoints(id)) {
            NotPermitted.unlessEverywhere(Right.REGISTRY_EDIT);
        }
        journal.lock();
        boolean made =
                store.changeParameter(id, version, value, from, actors.current().name(), reason, clock.instant());
        refuseUnless(made, id.toString());
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
