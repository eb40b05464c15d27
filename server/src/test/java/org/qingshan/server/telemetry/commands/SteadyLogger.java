/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.simulator.device.DataSource;
import org.qingshan.simulator.device.LoggerCounters;
import org.qingshan.simulator.device.LoggerOptions;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.device.SimulatedLogger;
import org.qingshan.simulator.device.SimulatedTime;
import org.qingshan.simulator.device.Span;

/** A logger of the simulator on the server's clock, with one factor that stands at 7; it remembers any time. */
final class SteadyLogger {

    private SteadyLogger() {}

    /** A fresh one: it sends nothing of the past by itself. */
    static SimulatedLogger start(DeviceServer server, String mn, Duration clockOffset) {
        return start(server, mn, Edition.HJ_2017, clockOffset);
    }

    static SimulatedLogger start(DeviceServer server, String mn, Edition edition, Duration clockOffset) {
        String st = edition == Edition.HJ_1404 ? "21" : "31";
        var profile = new LoggerProfile(mn, st, edition, "123456", 30, 10, false, clockOffset, Set.of());
        var logger = new SimulatedLogger(
                profile,
                new Seven(),
                _ -> true,
                SimulatedTime.from(server.clock(), 1),
                server.gateway(),
                LoggerOptions.usual(1),
                new LoggerCounters());
        logger.start();
        return logger;
    }

    private record Seven() implements DataSource {

        @Override
        public List<FactorItem> listRealtime(LocalDateTime at) {
            return List.of(FactorItem.of("a21026", Value.of(Suffix.RTD, "7"), Value.of(Suffix.FLAG, "N")));
        }

        @Override
        public List<FactorItem> listPeriod(Span span, LocalDateTime start) {
            return List.of(FactorItem.of("a21026", Value.of(Suffix.AVG, "7"), Value.of(Suffix.FLAG, "N")));
        }
    }
}
