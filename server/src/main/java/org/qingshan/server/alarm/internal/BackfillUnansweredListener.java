/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.util.UUID;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.telemetry.BackfillUnanswered;
import org.springframework.stereotype.Component;

/** See {@link BackfillEvents}. */
@Component
class BackfillUnansweredListener implements OutboxListener<BackfillUnanswered> {

    private final BackfillEvents events;

    BackfillUnansweredListener(BackfillEvents events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "alarm.backfill-unanswered";
    }

    @Override
    public Class<BackfillUnanswered> type() {
        return BackfillUnanswered.class;
    }

    @Override
    public void on(BackfillUnanswered event, UUID eventId) {
        events.raise(event);
    }
}
