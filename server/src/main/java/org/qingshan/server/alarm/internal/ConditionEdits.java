/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.ParameterBounds;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.alarm.model.Urgency;
import org.qingshan.server.alarm.store.ConditionStore;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.RulesJournal;
import org.qingshan.standards.number.Decimal;
import org.springframework.stereotype.Service;

/** Changes conditions, and gives parameters new values from a time on; the old value keeps the time before. */
@Service
public class ConditionEdits {

    /** More digits, or more places before or after the point, no parameter has. */
    private static final int MOST_DIGITS = 30;

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
    public void change(
            String kind, int version, int severity, boolean autoClose, boolean enabled, @Nullable String reason) {
        NotPermitted.unlessEverywhere(Right.REGISTRY_EDIT);
        String why = why(reason, severity);
        if (severity < Urgency.LEAST || severity > Urgency.MOST) {
            throw outOfBounds(severity, Integer.toString(Urgency.LEAST), Integer.toString(Urgency.MOST));
        }
        ConditionStore.Kept before = store.find(kind)
                .orElseThrow(() -> ProblemException.notFound("alarm.unknown-condition", Map.of("kind", kind)));
        refuseUnless(store.change(kind, version, severity, autoClose, enabled, clock.instant()), kind);
        audit.record(AuditEntry.of("alarm.condition.change", "condition", kind)
                .because(why)
                .before(shown(before.severity(), before.autoClose(), before.enabled()))
                .after(shown(severity, autoClose, enabled)));
    }

    private static Map<String, Object> shown(int severity, boolean autoClose, boolean enabled) {
        return Map.of("severity", severity, "autoClose", autoClose, "enabled", enabled);
    }

    /** @param from the first instant of the new value; where it is that of the old one, the old one is set right */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public void changeParameter(
            UUID id, int version, @Nullable BigDecimal value, Instant from, @Nullable String reason) {
        String why = why(reason, value);
        journal.lock();
        ConditionStore.Dated before = store.findParameter(id)
                .orElseThrow(() -> ProblemException.notFound("alarm.unknown-parameter", Map.of()));
        if (before.ofAllPoints()) {
            NotPermitted.unlessEverywhere(Right.REGISTRY_EDIT);
        }
        BigDecimal wanted = within(before, value);
        if (before.version() == version && !before.isInForce(from)) {
            throw ProblemException.unprocessable(
                    "alarm.not-in-force",
                    Map.of("from", from.toString(), "begin", words(before.from()), "end", words(before.until())));
        }
        var next = new ConditionStore.NewValue(wanted, from, actors.current().name(), why, clock.instant());
        boolean made = from.equals(before.from()) ? store.correct(id, version, next) : store.succeed(id, version, next);
        refuseUnless(made, id.toString());
        journal.note(new RulesJournal.Change("alarm.parameter", true, Set.of(), from, before.until(), true));
        audit.record(AuditEntry.of("alarm.parameter.change", "parameter", id)
                .because(why)
                .before(shown(before.value(), words(before.from())))
                .after(shown(wanted, from.toString())));
    }

    private static Map<String, Object> shown(BigDecimal value, String from) {
        return Map.of("value", value.toPlainString(), "from", from);
    }

    private static String words(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    /** The value, when it is one that the engine can work with; a number of absurd size is not even written out. */
    private static BigDecimal within(ConditionStore.Dated parameter, @Nullable BigDecimal value) {
        ParameterBounds bounds = ParameterBounds.find(parameter.kind(), parameter.key(), parameter.unit())
                .orElseThrow(() -> new IllegalStateException("unit " + parameter.unit() + " has no bounds"));
        if (value == null
                || value.precision() > MOST_DIGITS
                || Math.abs((long) value.scale()) > MOST_DIGITS
                || !bounds.allows(Decimal.of(value))) {
            throw outOfBounds(value, bounds.least().toString(), bounds.most().toString());
        }
        return value;
    }

    private static ProblemException outOfBounds(@Nullable Number value, String least, String most) {
        return ProblemException.unprocessable(
                "alarm.out-of-bounds",
                Map.of("value", value == null ? "" : value.toString(), "least", least, "most", most));
    }

    private static String why(@Nullable String reason, @Nullable Number value) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.unprocessable(
                    "alarm.wrong-value", Map.of("value", value == null ? "" : value.toString()));
        }
        return reason.strip();
    }

    private static void refuseUnless(boolean done, String what) {
        if (!done) {
            throw ProblemException.conflict("alarm.changed-meanwhile", Map.of("what", what));
        }
    }
}
