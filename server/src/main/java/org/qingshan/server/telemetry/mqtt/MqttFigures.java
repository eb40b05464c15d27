/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the MQTT input since the start. */
public final class MqttFigures {

    final LongAdder messages = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder held = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder acknowledged = new LongAdder();

    public long messages() {
        return messages.sum();
    }

    /** Messages that cannot be understood; their bytes are kept. */
    public long malformed() {
        return malformed.sum();
    }

    /** Messages kept as raw bytes only, malformed ones included. */
    public long held() {
        return held.sum();
    }

    /** Messages of numbers that no device has. */
    public long unknown() {
        return unknown.sum();
    }

    /** Messages so long that not even their bytes are kept. */
    public long refused() {
        return refused.sum();
    }

    public long acknowledged() {
        return acknowledged.sum();
    }
}
