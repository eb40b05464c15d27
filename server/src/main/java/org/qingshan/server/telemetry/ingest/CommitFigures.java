/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the committer since the start. */
public final class CommitFigures {

    private final LongAdder packets = new LongAdder();
    private final LongAdder groups = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder lost = new LongAdder();

    void committed(int size, long elapsedNanos) {
        packets.add(size);
        groups.increment();
        nanos.add(elapsedNanos);
    }

    void failed() {
        failures.increment();
    }

    void lost() {
        lost.increment();
    }

    public long packets() {
        return packets.sum();
    }

    public long groups() {
        return groups.sum();
    }

    /** Time spent in commits. */
    public long nanos() {
        return nanos.sum();
    }

    /** Groups that had to be tried again. */
    public long failures() {
        return failures.sum();
    }

    /** Packets that the database refused even as raw bytes; never acknowledged. */
    public long refused() {
        return lost.sum();
    }
}
