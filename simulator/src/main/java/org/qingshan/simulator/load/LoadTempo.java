/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.time.Instant;

/**
 * How the time of a load's data runs against the clock on the wall.
 *
 * @param begin first data time; the fraction of a second is dropped
 * @param stretch seconds of data time per second of the plan: 60 makes each logger's packets of one second those of one minute
 * @param pace how many times faster than planned packets fall due; the packets are the same
 */
public record LoadTempo(Instant begin, int stretch, int pace) {

    public LoadTempo {
        if (stretch < 1 || stretch > 3_600 || pace < 1) {
            throw new IllegalArgumentException(
                    "stretch is %d, pace is %d; expected 1 to 3600, and 1 or more.".formatted(stretch, pace));
        }
    }

    /** Data times as the clock goes. */
    public static LoadTempo live(Instant begin) {
        return new LoadTempo(begin, 1, 1);
    }

    public LoadTempo atPace(int times) {
        return new LoadTempo(begin, stretch, times);
    }
}
