/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.qingshan.server.alarm.model.Cause;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.alarm.store.ParameterStore;
import org.springframework.stereotype.Component;

/** Many devices of a region at once are one cause: a line or a power cut, not many devices. */
@Component
class Promotion {

    private static final String GROUP = "promotion";

    private final EventStore store;
    private final ParameterStore parameters;

    Promotion(EventStore store, ParameterStore parameters) {
        this.store = store;
        this.parameters = parameters;
    }

    /** The event of the region, if the outage has become that of the region with this stretch. */
    Optional<EventStore.Written> consider(EventStore.Stretch stretch, EventStore.Subject subject, Instant now) {
        String kind = stretch.cause().kind();
        Instant since = now.minus(Duration.ofMinutes(number("minutes", now, 30)));
        EventStore.Outage outage = store.outage(kind, subject.regionId(), since);
        boolean many = outage.out() >= number("least-devices", now, 5)
                && outage.out() * 100L >= number("least-share", now, 50) * outage.devices();
        if (!many) {
            return Optional.empty();
        }
        var region = new EventStore.Subject(subject.regionId(), null, null, null);
        EventStore.Written event = store.open(new Cause(kind, "region", subject.regionId(), ""), region, stretch, now);
        store.join(kind, subject.regionId(), since, event.id(), now);
        return Optional.of(event);
    }

    private long number(String name, Instant now, long otherwise) {
        return parameters.find(GROUP, name, now).map(BigDecimal::longValue).orElse(otherwise);
    }
}
