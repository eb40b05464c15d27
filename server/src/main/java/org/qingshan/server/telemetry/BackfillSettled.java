/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import org.qingshan.server.platform.DomainEvent;

/**
 * What a device had not given ({@link BackfillUnanswered}) is there after all, or it has answered a later request for the same.
 *
 * @param device internal id
 * @param what fetch-hours or fetch-minutes
 */
public record BackfillSettled(int device, String mn, String what, Instant at) implements DomainEvent {

    @Override
    public String key() {
        return "backfill|" + device;
    }
}
