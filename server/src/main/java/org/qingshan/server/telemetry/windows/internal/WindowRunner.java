/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.DirtyWindows.Taken;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.store.Refusals;
import org.qingshan.server.telemetry.windows.WindowLag;
import org.qingshan.server.telemetry.windows.WindowsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works off dirty windows as they come due: minutes first, then hours, then days, a bounded number of points at a time.
 * What fails goes back and is tried in the next round; what a crash leaves behind is still marked in the database.
 */
@Component
class WindowRunner implements WindowLag, DisposableBean {

    static final String JOB = "telemetry.windows";

    private static final Logger LOG = LoggerFactory.getLogger(WindowRunner.class);
    private static final int MOST_ROUNDS = 2_000;

    private final DirtyWindows dirtyWindows;
    private final RulesInForce rulesInForce;
    private final WindowWorker worker;
    private final Dues dues;
    private final int threads;
    private final ExecutorService executor;
    private final Clock clock;
    private final SetAside aside = new SetAside();
    private final Map<Level, Duration> lags = new ConcurrentHashMap<>();

    WindowRunner(
            DirtyWindows dirtyWindows,
            RulesInForce rulesInForce,
            WindowWorker worker,
            WindowsSettings settings,
            Clock clock,
            Jobs jobs,
            MeterRegistry meters) {
        this.dirtyWindows = dirtyWindows;
        this.rulesInForce = rulesInForce;
        this.worker = worker;
        this.dues = new Dues(settings);
        this.threads = settings.threads();
        this.executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("windows-", 1).daemon().factory());
        this.clock = clock;
        Gauge.builder("qingshan.windows.lag", this, runner -> runner.lag().toMillis() / 1000.0)
                .description("now minus the due time of the oldest due window, seconds")
                .register(meters);
        Gauge.builder("qingshan.windows.aside", aside, SetAside::size)
                .description("windows that could not be computed or stored and wait to be tried again")
                .register(meters);
        Gauge.builder("qingshan.windows.dirty", dirtyWindows, DirtyWindows::size)
                .description("windows marked dirty, due or not")
                .register(meters);
        jobs.every(JOB, Duration.ofMillis(200), this::run);
    }

    @Override
    public Duration lag() {
        return lags.values().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** Works off everything that is due now. */
    void run() {
        dirtyWindows.giveBack(aside.takeReady());
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!workOff(Level.MINUTE, 200) && !workOff(Level.HOUR, 200) && !workOff(Level.DAY, 100)) {
                break;
            }
        }
    }

    /** Whether there was anything to do of this level. */
    private boolean workOff(Level level, int most) {
        Instant now = clock.instant();
        List<Taken> taken = take(level, most, now);
        if (taken.isEmpty()) {
            return false;
        }
        List<Future<?>> running = new ArrayList<>();
        for (List<Taken> share : shares(taken)) {
            running.add(executor.submit(() -> work(level, share)));
        }
        boolean anyDone = false;
        for (Future<?> one : running) {
            anyDone |= finished(one);
        }
        dues.computed(taken, now);
        return anyDone;
    }

    private List<Taken> take(Level level, int most, Instant now) {
        RulesSnapshot rules = rulesInForce.current();
        Duration[] longest = {Duration.ZERO};
        long startedBefore = level == Level.MINUTE ? dues.minutesStartedBefore(now) : now.getEpochSecond() + 1;
        List<Taken> taken = dirtyWindows.take(
                level, most, startedBefore, (window, waited) -> isDue(window, waited, rules, now, longest));
        lags.put(level, longest[0]);
        return taken;
    }

    /** A window that became dirty long after its end is late since it became dirty. */
    private boolean isDue(DirtyWindow window, long waited, RulesSnapshot rules, Instant now, Duration[] longest) {
        Instant due = dues.of(window, rules, now);
        if (due.isAfter(now)) {
            return false;
        }
        Duration late = Duration.between(due, now);
        Duration known = Duration.ofNanos(waited);
        Duration lag = late.compareTo(known) < 0 ? late : known;
        if (lag.compareTo(longest[0]) > 0) {
            longest[0] = lag;
        }
        return true;
    }

    /** By point, so that one point is in one share. */
    private List<List<Taken>> shares(List<Taken> taken) {
        List<List<Taken>> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            shares.add(new ArrayList<>());
        }
        taken.forEach(
                one -> shares.get(Math.floorMod(one.window().point(), threads)).add(one));
        shares.removeIf(List::isEmpty);
        return shares;
    }

    /**
     * Works off a share. A window that cannot be computed or stored must not hold up the others: the share is halved until
     * such a window is alone, and that is put aside for a while.
     */
    private void work(Level level, List<Taken> share) {
        try {
            worker.work(level, share);
            share.forEach(done -> aside.forget(done.window()));
        } catch (SQLException e) {
            dirtyWindows.giveBack(share);
            throw new WindowsNotStored(share.size() + " windows of level " + level + " stay dirty", e);
        } catch (RuntimeException e) {
            if (Refusals.find(e).filter(cause -> !Refusals.isOfData(cause)).isPresent()) {
                dirtyWindows.giveBack(share);
                throw e;
            }
            if (share.size() == 1) {
                aside.put(share.getFirst(), e);
            } else {
                work(level, share.subList(0, share.size() / 2));
                work(level, share.subList(share.size() / 2, share.size()));
            }
        }
    }

    private static boolean finished(Future<?> running) {
        try {
            running.get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            LOG.warn("event=windows-failed", e.getCause());
            return false;
        }
    }

    @Override
    public void destroy() {
        executor.shutdown();
    }
}
