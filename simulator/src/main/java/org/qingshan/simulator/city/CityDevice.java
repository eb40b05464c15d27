/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.time.Instant;
import java.util.function.Predicate;
import org.qingshan.hj212.Edition;
import org.qingshan.simulator.device.DataSource;
import org.qingshan.simulator.device.LoggerProfile;

/**
 * A logger of the city with what stands behind it.
 *
 * @param connected whether the line to the host works at a time
 */
public record CityDevice(LoggerProfile logger, DataSource source, Predicate<Instant> connected) {

    static CityDevice of(CityPoint point) {
        var history = point.history();
        boolean sampleTimes = point.logger().edition() != Edition.HJT_2005;
        return new CityDevice(
                point.logger(),
                new SiteInstruments(history.shownIn(point.logger().edition()), point.sendsFlags(), sampleTimes),
                time -> history.isConnectedAt(Math.floorDiv(time.getEpochSecond(), 60)));
    }
}
