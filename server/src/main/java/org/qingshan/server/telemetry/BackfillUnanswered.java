/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.time.Instant;
import java.util.List;
import org.qingshan.server.platform.DomainEvent;

/**
 * A device was silent, came back, was asked for what it had kept, and did not give it; or the gap lies too far back to be asked for.
 *
 * @param device internal id
 * @param points internal ids of the points it feeds
 * @param what what it was asked for: fetch-hours or fetch-minutes
 * @param from as asked, 14 digits of Asia/Shanghai
 * @param to as asked
 * @param outcome refused, failed, timed_out, or cancelled when it was not asked for
 */
public record BackfillUnanswered(
        int device, String mn, List<Integer> points, String what, String from, String to, String outcome, Instant at)
        implements DomainEvent {

    public BackfillUnanswered {
        points = List.copyOf(points);
    }

    @Override
    public String key() {
        return "backfill|" + device;
    }
}
