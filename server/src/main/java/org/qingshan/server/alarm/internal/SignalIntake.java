/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Fact;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.server.alarm.model.Cause;
import org.qingshan.server.alarm.model.Urgency;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.telemetry.SignalRaised;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns signals into events, in the transaction that takes the signal from the outbox. An equal signal twice, signals out
 * of order and many at once leave the same: stretches are unique by their begin, open events by their cause.
 */
@Component
class SignalIntake implements OutboxListener<SignalRaised> {

    private final EventStore store;
    private final Promotion promotion;
    private final LiveEvents live;
    private final Clock clock;
    private final JsonMapper json;

    SignalIntake(EventStore store, Promotion promotion, LiveEvents live, Clock clock, JsonMapper json) {
        this.store = store;
        this.promotion = promotion;
        this.live = live;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return "alarm.signals";
    }

    @Override
    public Class<SignalRaised> type() {
        return SignalRaised.class;
    }

    @Override
    public void on(SignalRaised event, UUID eventId) {
        take(event.signal());
    }

    /** Of a condition that was switched off nothing new is taken; what is over is over all the same. */
    void take(Signal signal) {
        Optional<EventStore.Condition> condition = store.findCondition(
                        signal.kind().word())
                .filter(one -> one.enabled() || signal.phase() == Phase.CLEARED);
        Optional<EventStore.Subject> subject = subject(signal);
        if (condition.isPresent() && subject.isPresent()) {
            weigh(signal, condition.get(), subject.get());
        }
    }

    private Optional<EventStore.Subject> subject(Signal signal) {
        return isAboutADevice(signal) ? store.findDevice(signal.factorGroup()) : store.findPoint(signal.pointId());
    }

    /** A logger that falls silent is one cause, however many points it feeds. */
    private static boolean isAboutADevice(Signal signal) {
        return signal.kind() == ConditionKind.OFFLINE;
    }

    private void weigh(Signal signal, EventStore.Condition condition, EventStore.Subject subject) {
        if (condition.promotable()) {
            store.lockRegion(condition.kind(), subject.regionId());
        }
        EventStore.Stretch stretch = stretch(signal, condition, subject);
        EventStore.Known known = store.findStretch(stretch).orElse(null);
        if (signal.phase() == Phase.CLEARED) {
            clear(signal, condition, known);
        } else if (known != null) {
            store.goOn(known, stretch).ifPresent(written -> live.announce(written, signal.late()));
        } else {
            raise(stretch, condition, subject);
        }
    }

    private EventStore.Stretch stretch(Signal signal, EventStore.Condition condition, EventStore.Subject subject) {
        Integer device = subject.deviceId();
        Cause cause = device != null
                ? new Cause(condition.kind(), "device", device, "")
                : new Cause(condition.kind(), "point", signal.pointId(), group(signal));
        Fact first = signal.facts().isEmpty()
                ? new Fact(condition.kind(), Map.of())
                : signal.facts().getFirst();
        Map<String, String> params = new HashMap<>(first.params());
        return new EventStore.Stretch(
                cause,
                params.getOrDefault("factor", ""),
                signal.from(),
                signal.to(),
                Math.max(condition.severity(), Urgency.of(signal.severity())),
                signal.late(),
                first.code(),
                json.writeValueAsString(params));
    }

    private static String group(Signal signal) {
        return signal.factorGroup().equals("*") ? "" : signal.factorGroup();
    }

    private void raise(EventStore.Stretch stretch, EventStore.Condition condition, EventStore.Subject subject) {
        var now = clock.instant();
        boolean regionIsOut = condition.promotable() && store.hasOpenRegionEvent(condition.kind(), subject.regionId());
        Cause cause = regionIsOut ? new Cause(condition.kind(), "region", subject.regionId(), "") : stretch.cause();
        EventStore.Written written = store.open(cause, subject, stretch, now);
        store.attach(written.id(), stretch);
        if (written.made()) {
            store.act(written.id(), "raised", now);
        } else if (written.wasCleared()) {
            store.act(written.id(), "raised-again", now);
        }
        live.announce(written, stretch.late());
        if (condition.promotable() && !regionIsOut) {
            promotion.consider(stretch, subject, now).ifPresent(one -> live.announce(one, stretch.late()));
        }
    }

    private void clear(Signal signal, EventStore.Condition condition, EventStore.@Nullable Known known) {
        if (known == null) {
            return;
        }
        store.end(known, signal.to()).ifPresent(written -> {
            var now = clock.instant();
            store.act(written.id(), "cleared", now);
            if (condition.autoClose()) {
                store.closeByItself(written.id(), now);
            }
            live.announce(written, signal.late());
        });
    }
}
