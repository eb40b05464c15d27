/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.alarm.model.Cause;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.DiskGuard.State;
import org.qingshan.server.platform.Jobs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The disk of the installation as a cause of its own, an event of the topmost region. The database may be down when the disk
 * fills, so the job tries again until what is written is what is so.
 */
@Component
class DiskCondition {

    private static final String KIND = "disk";
    private static final Cause CAUSE = new Cause(KIND, "system", 0, "");
    private static final String JOB = "alarm.disk";
    private static final long MEBIBYTE = 1L << 20;

    private final DiskGuard disk;
    private final EventStore store;
    private final LiveEvents live;
    private final Clock clock;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private @Nullable State written;

    DiskCondition(
            DiskGuard disk,
            EventStore store,
            LiveEvents live,
            Clock clock,
            JsonMapper json,
            Jobs jobs,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.disk = disk;
        this.store = store;
        this.live = live;
        this.clock = clock;
        this.json = json;
        this.transaction = new TransactionTemplate(manager);
        jobs.every(JOB, Duration.ofSeconds(5), this::look);
        disk.onState(state -> jobs.nudge(JOB));
    }

    synchronized void look() {
        State state = disk.state();
        if (state != written) {
            transaction.executeWithoutResult(status -> write(state));
            written = state;
        }
    }

    private void write(State state) {
        List<EventStore.Known> open = store.listOpenStretches(CAUSE, "");
        switch (state) {
            case LOW -> {
                if (open.isEmpty()) {
                    raise();
                }
            }
            case ENOUGH -> open.forEach(this::clear);
        }
    }

    private void raise() {
        Optional<EventStore.Condition> condition = store.findCondition(KIND).filter(EventStore.Condition::enabled);
        Optional<Integer> region = store.findTopmostRegion();
        if (condition.isEmpty() || region.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<String, String> facts =
                Map.of("free", mebibytes(disk.freeBytes()), "mark", mebibytes(disk.lowWaterBytes()));
        var stretch = new EventStore.Stretch(
                CAUSE, "", now, now, condition.get().severity(), false, "disk.low", json.writeValueAsString(facts));
        EventStore.Written event =
                store.open(CAUSE, new EventStore.Subject(region.get(), null, null, null), stretch, now);
        store.attach(event.id(), stretch);
        store.act(event.id(), event.made() ? "raised" : "raised-again", now);
        live.announce(event, false);
    }

    private void clear(EventStore.Known known) {
        Instant now = clock.instant();
        store.end(known, now).ifPresent(event -> {
            store.act(event.id(), "cleared", now);
            if (store.findCondition(KIND)
                    .filter(EventStore.Condition::autoClose)
                    .isPresent()) {
                store.closeByItself(event.id(), now);
            }
            live.announce(event, false);
        });
    }

    private static String mebibytes(long bytes) {
        return Long.toString(bytes / MEBIBYTE);
    }
}
