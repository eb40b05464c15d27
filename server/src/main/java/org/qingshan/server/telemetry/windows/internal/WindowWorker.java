/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows.Taken;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Computes windows of one level and stores what came out. Work on one point never runs twice at once: points are shared
 * out over locks that are held from reading to commit, so of any number of callers each sees what the one before stored.
 */
@Component
class WindowWorker {

    private static final int LOCKS = 64;

    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();
    private final DataSource ingest;
    private final RulesInForce rulesInForce;
    private final Gatherer gatherer;
    private final ResultStore results;
    private final Clock clock;

    WindowWorker(
            @Qualifier("ingest") DataSource ingest,
            RulesInForce rulesInForce,
            Gatherer gatherer,
            ResultStore results,
            Clock clock) {
        this.ingest = ingest;
        this.rulesInForce = rulesInForce;
        this.gatherer = gatherer;
        this.results = results;
        this.clock = clock;
    }

    /** Works off windows of one level; returns when they are stored. */
    void work(Level level, List<Taken> taken) throws SQLException {
        List<ReentrantLock> held = locksOf(taken);
        held.forEach(ReentrantLock::lock);
        try {
            Instant now = clock.instant();
            RulesSnapshot rules = rulesInForce.current();
            results.store(level, evaluate(level, windows(taken, rules), rules, now), taken, rules, now);
        } finally {
            held.forEach(ReentrantLock::unlock);
        }
    }

    private List<ReentrantLock> locksOf(List<Taken> taken) {
        return taken.stream()
                .map(work -> Math.floorMod(work.window().point(), LOCKS))
                .distinct()
                .sorted()
                .map(locks::get)
                .toList();
    }

    /** The windows of known points, each once, by point and start; a minute window is cut by the point's interval. */
    private static List<Window> windows(List<Taken> taken, RulesSnapshot rules) {
        Set<Window> windows = new LinkedHashSet<>();
        for (Taken work : taken) {
            rules.findPoint(work.window().point()).ifPresent(point -> windows.add(cut(work.window(), point)));
        }
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingInt(Window::pointId).thenComparing(Window::start));
        return sorted;
    }

    static Window cut(DirtyWindow window, PointRules point) {
        return switch (window.level()) {
            case MINUTE ->
                Windows.minute(window.point(), window.start(), point.point().minuteInterval());
            case HOUR -> Windows.hour(window.point(), window.start());
            case DAY -> Windows.day(window.point(), window.start());
        };
    }

    private List<Evaluated> evaluate(Level level, List<Window> windows, RulesSnapshot rules, Instant now)
            throws SQLException {
        List<Gathered> gathered;
        try (Connection connection = ingest.getConnection()) {
            gathered = gatherer.gather(connection, level, windows, rules);
        }
        Set<Window> together = new HashSet<>(windows);
        Map<Integer, List<WindowSummary>> fresh = new HashMap<>();
        List<Evaluated> evaluated = new ArrayList<>(gathered.size());
        for (Gathered one : gathered) {
            List<WindowSummary> earlier = fresh.computeIfAbsent(one.window().pointId(), none -> new ArrayList<>());
            WindowResult result = WindowEvaluator.evaluate(input(one, earlier, rules, now), rules);
            earlier.add(result.summary());
            evaluated.add(new Evaluated(one, result, now, Graces.closing(one.window(), rules), together));
        }
        return evaluated;
    }

    private static WindowInput input(Gathered one, List<WindowSummary> earlier, RulesSnapshot rules, Instant now) {
        List<WindowSummary> history = one.window().level() == Level.MINUTE ? List.of() : merged(one, earlier);
        List<ConditionState> before =
                history.isEmpty() ? List.of() : history.getLast().states();
        boolean closed = one.window().level() == Level.MINUTE || !now.isBefore(Graces.closing(one.window(), rules));
        return new WindowInput(one.window(), one.samples(), one.parts(), history, before, closed);
    }

    /** The stored history with the windows of this batch that were computed a moment ago in place of what they replace. */
    private static List<WindowSummary> merged(Gathered one, List<WindowSummary> earlier) {
        if (earlier.isEmpty()) {
            return one.history();
        }
        Map<Instant, WindowSummary> byStart = new java.util.TreeMap<>();
        one.history().forEach(summary -> byStart.put(summary.window().start(), summary));
        Instant from =
                one.window().start().minus(WindowEvaluator.reach(one.window().level()));
        earlier.stream()
                .filter(summary -> !summary.window().start().isBefore(from))
                .forEach(summary -> byStart.put(summary.window().start(), summary));
        return List.copyOf(byStart.values());
    }
}
