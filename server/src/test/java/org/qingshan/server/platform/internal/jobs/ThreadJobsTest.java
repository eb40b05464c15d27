/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadJobsTest {

    private final ThreadJobs jobs = new ThreadJobs(new SimpleMeterRegistry());

    @Test
    void aRunThatIsUnderWayEndsInPeaceWhenTheApplicationStops() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicInteger();
        jobs.every("long", Duration.ofMillis(1), () -> {
            begun.countDown();
            try {
                mayEnd.await();
                ended.incrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        jobs.start();
        begun.await();
        Thread stopping = Thread.ofPlatform().start(jobs::stop);
        while (stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        assertThat(ended).as("runs that came to their end").hasValue(1);
    }

    @Test
    void aPauseDoesNotHoldUpTheStopAndAJobCanBeStartedAgain() throws InterruptedException {
        var runs = new AtomicInteger();
        var second = new CountDownLatch(2);
        jobs.every("rare", Duration.ofDays(1), () -> {
            runs.incrementAndGet();
            second.countDown();
        });
        jobs.start();
        while (runs.get() == 0) {
            Thread.onSpinWait();
        }
        jobs.stop();
        assertThat(runs).hasValue(1);
        jobs.start();
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        jobs.stop();
    }
}
