/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.time.Duration;

/**
 * Work in the background. Each job has a name, never runs twice at once, and exports {@code qingshan_job_runs_total}
 * (by outcome), {@code qingshan_job_age_seconds} (since the last success) and {@code qingshan_job_duration_seconds}.
 * What a job decides from the time of day it asks of the {@link java.time.Clock}; the period is real time.
 */
public interface Jobs {

    /** Runs the work again and again with this pause between; starts when the application is ready. */
    void every(String name, Duration pause, Runnable work);

    /** Runs a job now, in the caller's thread, after a run that may be under way. Throws what the job throws. */
    void runNow(String name);

    /** Asks for a run soon, without waiting for the pause to end. */
    void nudge(String name);
}
