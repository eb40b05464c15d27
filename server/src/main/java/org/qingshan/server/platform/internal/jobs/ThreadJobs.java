/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.platform.Jobs;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One virtual thread per job. */
@Component
class ThreadJobs implements Jobs, SmartLifecycle {

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private volatile boolean running;

    ThreadJobs(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void every(String name, Duration pause, Runnable work) {
        var job = new Job(name, pause, work, meters);
        if (jobs.putIfAbsent(name, job) != null) {
            throw new IllegalStateException("Two jobs are called " + name);
        }
        if (running) {
            job.start();
        }
    }

    @Override
    public void runNow(String name) {
        get(name).run();
    }

    @Override
    public void nudge(String name) {
        get(name).nudge();
    }

    @Override
    public void start() {
        running = true;
        jobs.values().forEach(Job::start);
    }

    @Override
    public void stop() {
        running = false;
        List<Thread> ending =
                jobs.values().stream().flatMap(job -> job.ask().stream()).toList();
        ending.forEach(Job::awaitEnd);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private Job get(String name) {
        return Optional.ofNullable(jobs.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no job " + name + " among " + jobs.keySet()));
    }
}
