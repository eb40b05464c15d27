/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows that failed alone. They stay dirty in the database and are tried again after a minute, then ever later up to an
 * hour; a change of their data or rules makes them dirty, and so tried, at once.
 */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Map<DirtyWindow, Waiting> waiting = new HashMap<>();

    /** Not in the set while it is being tried; its pause grows all the same. */
    private record Waiting(Taken taken, long untilNanos, Duration pause, boolean tried) {}

    synchronized void put(Taken taken, Exception cause) {
        Waiting before = waiting.get(taken.window());
        Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        waiting.put(taken.window(), new Waiting(taken, System.nanoTime() + pause.toNanos(), pause, false));
        LOG.error("event=window-failed window={} again={}", taken.window(), pause, cause);
    }

    synchronized void forget(DirtyWindow window) {
        waiting.remove(window);
    }

    /** Those whose pause is over. */
    synchronized List<Taken> takeReady() {
        long now = System.nanoTime();
        List<Taken> ready = new ArrayList<>();
        waiting.replaceAll((window, one) -> {
            if (one.tried() || one.untilNanos() - now > 0) {
                return one;
            }
            ready.add(one.taken());
            return new Waiting(one.taken(), one.untilNanos(), one.pause(), true);
        });
        return ready;
    }

    synchronized int size() {
        return waiting.size();
    }
}
