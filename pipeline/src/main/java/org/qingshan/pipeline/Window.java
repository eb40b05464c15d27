/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Duration;
import java.time.Instant;

/**
 * A period [start, end) of one monitoring point. A minute window is as long as the point's minute interval (1 … 30
 * minutes); hours and days follow Asia/Shanghai, which has no summer time.
 */
public record Window(int pointId, Level level, Instant start, Instant end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("window of point " + pointId + ": start " + start + " is not before end "
                    + end + ". Maybe they are exchanged.");
        }
    }

    public boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }
}
