/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.util.Map;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.BackfillUnanswered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the other rooms of gaps that nobody filled. */
@Component
class GapNotices {

    private final Outbox outbox;

    GapNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional("ingest")
    public void unanswered(AdmittedDevice device, Map<String, String> range, CommandState outcome, Instant now) {
        outbox.publish(new BackfillUnanswered(
                device.id(),
                device.mn(),
                device.points(),
                range.getOrDefault("BeginTime", ""),
                range.getOrDefault("EndTime", ""),
                outcome.code(),
                now));
    }
}
