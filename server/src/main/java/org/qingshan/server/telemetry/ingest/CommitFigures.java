/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counters of the committer since the start. */
public final class CommitFigures {

    private final LongAdder packets = new LongAdder();
    private final LongAdder groups = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder lost = new LongAdder();

    private volatile @Nullable Timer durations;
    private volatile @Nullable DistributionSummary sizes;

    /** Tells of each commit, its time and its size; until then the figures only count. */
    public void publish(MeterRegistry meters) {
        durations = Timer.builder("qingshan.ingest.commit")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(meters);
        sizes = DistributionSummary.builder("qingshan.ingest.commit.size")
                .baseUnit("packets")
                .serviceLevelObjectives(1, 5, 10, 50, 100, 500, 1_000, 2_000)
                .register(meters);
    }

    void committed(int size, long elapsedNanos) {
        Timer timer = durations;
        DistributionSummary summary = sizes;
        if (timer != null && summary != null) {
            timer.record(elapsedNanos, TimeUnit.NANOSECONDS);
            summary.record(size);
        }
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
