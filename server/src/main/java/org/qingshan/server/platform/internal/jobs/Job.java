/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job, its thread and its meters. */
final class Job {

    private static final Logger log = LoggerFactory.getLogger(Job.class);
    private static final Duration LOG_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Semaphore nudges = new Semaphore(0);
    private final Counter succeeded;
    private final Counter failed;
    private final Timer duration;
    private volatile long lastSuccess = System.nanoTime();
    private long lastLogged = System.nanoTime() - LOG_AGAIN_AFTER.toNanos();
    /** Who runs it; null = nobody should. */
    private volatile @Nullable Thread thread;

    Job(String name, Duration pause, Runnable work, MeterRegistry meters) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.succeeded = counter(meters, "success");
        this.failed = counter(meters, "failure");
        this.duration = Timer.builder("qingshan.job.duration").tag("job", name).register(meters);
        Gauge.builder("qingshan.job.age", this, Job::age)
                .tag("job", name)
                .baseUnit("seconds")
                .description("since the last success")
                .register(meters);
    }

    synchronized void start() {
        if (thread == null) {
            Thread fresh = Thread.ofVirtual().name("job-" + name).unstarted(this::loop);
            thread = fresh;
            fresh.start();
        }
    }

    /** Asks it to end after the run that may be under way, and does not wait. @return what ends */
    synchronized Optional<Thread> ask() {
        Optional<Thread> ending = Optional.ofNullable(thread);
        thread = null;
        nudge();
        return ending;
    }

    /** Waits for the end of a job that was asked; breaks a run off that takes too long. */
    static void awaitEnd(Thread ending) {
        try {
            if (!ending.join(PATIENCE)) {
                ending.interrupt();
                ending.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            ending.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    void run() {
        oneAtATime.lock();
        try {
            duration.record(work);
            lastSuccess = System.nanoTime();
            succeeded.increment();
        } catch (RuntimeException e) {
            failed.increment();
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    private void loop() {
        while (thread == Thread.currentThread()) {
            runAndReport();
            try {
                if (nudges.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    nudges.drainPermits();
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void runAndReport() {
        try {
            run();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            report(e);
        }
    }

    private void report(RuntimeException problem) {
        if (System.nanoTime() - lastLogged > LOG_AGAIN_AFTER.toNanos()) {
            lastLogged = System.nanoTime();
            log.error("job failed job={}", name, problem);
        }
    }

    private double age() {
        return (System.nanoTime() - lastSuccess) / 1e9;
    }

    private Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("qingshan.job.runs")
                .tag("job", name)
                .tag("outcome", outcome)
                .register(meters);
    }
}
