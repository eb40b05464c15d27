/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the gateway since the start, and the same as metrics. */
public final class GatewayFigures {

    final AtomicInteger connections = new AtomicInteger();
    final LongAdder accepted = new LongAdder();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder frames = new LongAdder();
    final LongAdder taken = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder replies = new LongAdder();
    final LongAdder noiseClosed = new LongAdder();
    final LongAdder slowClosed = new LongAdder();
    final LongAdder idleClosed = new LongAdder();
    final LongAdder pauses = new LongAdder();
    final LongAdder devicePauses = new LongAdder();
    final LongAdder acceptPauses = new LongAdder();
    final Timer acknowledgement;

    GatewayFigures(MeterRegistry meters) {
        Gauge.builder("qingshan.gateway.connections", connections, AtomicInteger::get)
                .register(meters);
        count(meters, "qingshan.gateway.opened", "outcome", "accepted", accepted);
        count(meters, "qingshan.gateway.opened", "outcome", "refused", refusedConnections);
        count(meters, "qingshan.gateway.closed", "reason", "noise", noiseClosed);
        count(meters, "qingshan.gateway.closed", "reason", "slow", slowClosed);
        count(meters, "qingshan.gateway.closed", "reason", "idle", idleClosed);
        count(meters, "qingshan.gateway.packets", "outcome", "taken", taken);
        count(meters, "qingshan.gateway.packets", "outcome", "held", held);
        count(meters, "qingshan.gateway.packets", "outcome", "unknown", unknown);
        count(meters, "qingshan.gateway.pauses", "reason", "queue", pauses);
        count(meters, "qingshan.gateway.pauses", "reason", "device", devicePauses);
        count(meters, "qingshan.gateway.pauses", "reason", "accept", acceptPauses);
        FunctionCounter.builder("qingshan.gateway.replies", replies, LongAdder::sum)
                .register(meters);
        acknowledgement = Timer.builder("qingshan.gateway.acknowledgement")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
    }

    private static void count(MeterRegistry meters, String name, String tag, String value, LongAdder adder) {
        FunctionCounter.builder(name, adder, LongAdder::sum).tag(tag, value).register(meters);
    }

    public int connections() {
        return connections.get();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long refusedConnections() {
        return refusedConnections.sum();
    }

    public long frames() {
        return frames.sum();
    }

    /** Packets kept as raw bytes only. */
    public long held() {
        return held.sum();
    }

    /** Packets of numbers that no device has. */
    public long unknown() {
        return unknown.sum();
    }

    public long replies() {
        return replies.sum();
    }

    public long noiseClosed() {
        return noiseClosed.sum();
    }

    public long slowClosed() {
        return slowClosed.sum();
    }

    public long idleClosed() {
        return idleClosed.sum();
    }

    /** How often reading was stopped because too much waited for the commit. */
    public long pauses() {
        return pauses.sum();
    }

    /** How often reading was stopped because a device sent faster than it may. */
    public long devicePauses() {
        return devicePauses.sum();
    }

    /** How often accepting was stopped because connections came faster than they may. */
    public long acceptPauses() {
        return acceptPauses.sum();
    }
}
