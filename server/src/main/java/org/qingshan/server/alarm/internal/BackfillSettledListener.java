/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.util.UUID;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.telemetry.BackfillSettled;
import org.springframework.stereotype.Component;

/** See {@link BackfillEvents}. */
@Component
class BackfillSettledListener implements OutboxListener<BackfillSettled> {

    private final BackfillEvents events;

    BackfillSettledListener(BackfillEvents events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "alarm.backfill-settled";
    }

    @Override
    public Class<BackfillSettled> type() {
        return BackfillSettled.class;
    }

    @Override
    public void on(BackfillSettled event, UUID eventId) {
        events.settle(event);
    }
}
