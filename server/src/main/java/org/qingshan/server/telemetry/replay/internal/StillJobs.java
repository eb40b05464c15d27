/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qingshan.server.platform.Jobs;

/** Jobs that run only when they are asked to: nothing but the replay moves. */
final class StillJobs implements Jobs {

    private final Map<String, Runnable> work = new ConcurrentHashMap<>();

    @Override
    public void every(String name, Duration pause, Runnable task) {
        work.put(name, task);
    }

    @Override
    public void runNow(String name) {
        Optional.ofNullable(work.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no job " + name))
                .run();
    }

    @Override
    public void nudge(String name) {
        // Nobody runs by itself.
    }
}
