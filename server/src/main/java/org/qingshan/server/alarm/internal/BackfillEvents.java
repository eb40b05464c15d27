/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qingshan.server.alarm.model.Cause;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.BackfillSettled;
import org.qingshan.server.telemetry.BackfillUnanswered;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gaps that a device did not fill when it was asked: one open event per device, one stretch per gap and kind of data. It ends when
 * the data are there after all, or a later request for the same kind is answered.
 */
@Component
class BackfillEvents {

    private static final String KIND = "back-fill-unanswered";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final EventStore store;
    private final LiveEvents live;
    private final Clock clock;
    private final JsonMapper json;

    BackfillEvents(EventStore store, LiveEvents live, Clock clock, JsonMapper json) {
        this.store = store;
        this.live = live;
        this.clock = clock;
        this.json = json;
    }

    void raise(BackfillUnanswered gap) {
        Optional<EventStore.Condition> condition = store.findCondition(KIND).filter(EventStore.Condition::enabled);
        Optional<EventStore.Subject> subject = store.findDevice(gap.mn());
        if (condition.isEmpty() || subject.isEmpty()) {
            return;
        }
        EventStore.Stretch stretch = stretch(gap, condition.get().severity());
        if (store.findStretch(stretch).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        EventStore.Written event = store.open(stretch.cause(), subject.get(), stretch, now);
        store.attach(event.id(), stretch);
        if (event.made()) {
            store.act(event.id(), "raised", now);
        } else if (event.wasCleared()) {
            store.act(event.id(), "raised-again", now);
        }
        live.announce(event, false);
    }

    private EventStore.Stretch stretch(BackfillUnanswered gap, int severity) {
        Map<String, String> facts = Map.of("mn", gap.mn(), "from", shown(gap.from()), "to", shown(gap.to()));
        return new EventStore.Stretch(
                cause(gap.device()),
                gap.what(),
                instant(gap.from(), gap.at()),
                gap.at(),
                severity,
                false,
                "backfill." + gap.outcome().replace('_', '-'),
                json.writeValueAsString(facts));
    }

    void settle(BackfillSettled settled) {
        Instant now = clock.instant();
        for (EventStore.Known known : store.listOpenStretches(cause(settled.device()), settled.what())) {
            store.end(known, settled.at()).ifPresent(event -> {
                store.act(event.id(), "cleared", now);
                if (store.findCondition(KIND)
                        .filter(EventStore.Condition::autoClose)
                        .isPresent()) {
                    store.closeByItself(event.id(), now);
                }
                live.announce(event, false);
            });
        }
    }

    private static Cause cause(int device) {
        return new Cause(KIND, "device", device, "");
    }

    private static String shown(String time) {
        try {
            return SHOWN.format(LocalDateTime.parse(time, TIME));
        } catch (DateTimeParseException asItIs) {
            return time;
        }
    }

    private static Instant instant(String time, Instant otherwise) {
        try {
            return LocalDateTime.parse(time, TIME).atZone(ReportingZone.ZONE).toInstant();
        } catch (DateTimeParseException unreadable) {
            return otherwise;
        }
    }
}
