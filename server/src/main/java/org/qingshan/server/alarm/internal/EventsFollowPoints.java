/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.util.UUID;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.registry.PointsChanged;
import org.springframework.stereotype.Component;

/** An event carries its object's present region and enterprise: they decide who sees it. */
@Component
class EventsFollowPoints implements OutboxListener<PointsChanged> {

    private final EventStore store;

    EventsFollowPoints(EventStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "alarm.points";
    }

    @Override
    public Class<PointsChanged> type() {
        return PointsChanged.class;
    }

    @Override
    public void on(PointsChanged event, UUID eventId) {
        store.restamp(event.points().toArray(Integer[]::new));
    }
}
