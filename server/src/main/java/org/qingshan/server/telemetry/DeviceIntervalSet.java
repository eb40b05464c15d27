/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DomainEvent;

/**
 * A device has carried out a person's command to send at another interval: from now on its packets are due so often.
 *
 * @param device internal id
 * @param realtimeSeconds null = as it was
 * @param minuteMinutes null = as it was
 * @param person who gave the command, internal id
 */
public record DeviceIntervalSet(
        int device,
        String mn,
        @Nullable Integer realtimeSeconds,
        @Nullable Integer minuteMinutes,
        int person,
        String personName,
        Instant at)
        implements DomainEvent {

    @Override
    public String key() {
        return "interval|" + device;
    }
}
