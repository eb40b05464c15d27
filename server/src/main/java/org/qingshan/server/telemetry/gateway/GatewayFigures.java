/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the gateway since the start. */
public final class GatewayFigures {

    final AtomicInteger connections = new AtomicInteger();
    final LongAdder accepted = new LongAdder();
    final LongAdder refusedConnections = new LongAdder();
    final LongAdder frames = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder replies = new LongAdder();
    final LongAdder noiseClosed = new LongAdder();
    final LongAdder slowClosed = new LongAdder();
    final LongAdder idleClosed = new LongAdder();
    final LongAdder pauses = new LongAdder();

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
}
