/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Window;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.telemetry.WindowsChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Joins changes of windows and of latest values and tells of them once a second. */
@Component
class ChangeNotices {

    private final PublicPoints points;
    private final LiveHub live;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private Set<Integer> windows = new HashSet<>();
    private Set<Integer> latest = new HashSet<>();
    private @Nullable Instant from;
    private @Nullable Instant to;

    ChangeNotices(PublicPoints points, LiveHub live, ApplicationEventPublisher events, Clock clock, Jobs jobs) {
        this.points = points;
        this.live = live;
        this.events = events;
        this.clock = clock;
        jobs.every("telemetry.notices", Duration.ofSeconds(1), this::tell);
    }

    synchronized void changed(Window window) {
        windows.add(window.pointId());
        from = from == null || window.start().isBefore(from) ? window.start() : from;
        to = to == null || window.end().isAfter(to) ? window.end() : to;
    }

    synchronized void latest(Set<Integer> changed) {
        latest.addAll(changed);
    }

    void tell() {
        Set<Integer> ofWindows;
        Set<Integer> ofLatest;
        WindowsChanged event;
        synchronized (this) {
            ofWindows = windows;
            ofLatest = latest;
            event = from == null || to == null ? null : new WindowsChanged(windows, from, to);
            windows = new HashSet<>();
            latest = new HashSet<>();
            from = null;
            to = null;
        }
        long version = clock.millis();
        ofWindows.forEach(point -> points.find(point).ifPresent(id -> live.publish("windows", id, version)));
        ofLatest.forEach(point -> points.find(point).ifPresent(id -> live.publish("latest", id, version)));
        if (event != null) {
            events.publishEvent(event);
        }
    }
}
