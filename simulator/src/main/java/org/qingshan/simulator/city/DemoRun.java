/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.qingshan.simulator.device.Backfill;
import org.qingshan.simulator.device.LoggerCounters;
import org.qingshan.simulator.device.LoggerOptions;
import org.qingshan.simulator.device.SimulatedLogger;
import org.qingshan.simulator.device.SimulatedTime;

/** The loggers of the demonstration city at work. */
public final class DemoRun implements AutoCloseable {

    /** A day of hours, two hours of minutes, yesterday's report. */
    public static final Backfill USUAL = new Backfill(Duration.ofHours(2), Duration.ofHours(24), Duration.ofDays(1));

    private static final int TIMEOUT_SECONDS = 10;
    private static final int WINDOW = 2;

    private final List<SimulatedLogger> loggers = new ArrayList<>();
    private final LoggerCounters counters = new LoggerCounters();

    private DemoRun() {}

    /** Starts all loggers of a city. */
    public static DemoRun start(
            DemoCity city, InetSocketAddress host, SimulatedTime time, Backfill backfill, long seed) {
        var run = new DemoRun();
        var options = new LoggerOptions(backfill, TIMEOUT_SECONDS, WINDOW, seed);
        for (var device : city.listDevices()) {
            var logger = new SimulatedLogger(
                    device.logger(), device.source(), device.connected(), time, host, options, run.counters);
            run.loggers.add(logger);
            logger.start();
        }
        return run;
    }

    /** What all loggers together did so far. */
    public LoggerCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        loggers.forEach(SimulatedLogger::close);
    }
}
