/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.store.SampleReader;
import org.qingshan.server.telemetry.windows.model.StoredWindow;
import org.qingshan.server.telemetry.windows.store.AggregateReader;
import org.qingshan.server.telemetry.windows.store.PointRange;
import org.springframework.stereotype.Component;

/** Reads what windows of one level need: from memory where that is complete, else from the tables, in bulk. */
@Component
class Gatherer {

    private final RecentSamples recent;
    private final SampleReader samples;
    private final AggregateReader aggregates;

    Gatherer(RecentSamples recent, SampleReader samples, AggregateReader aggregates) {
        this.recent = recent;
        this.samples = samples;
        this.aggregates = aggregates;
    }

    /** The windows of one level, in the order given. */
    List<Gathered> gather(Connection connection, Level level, List<Window> windows, RulesSnapshot rules)
            throws SQLException {
        Map<Window, List<Sample>> read = samples(connection, windows, rules);
        Map<Integer, List<StoredWindow>> own = byPoint(aggregates.list(connection, level, ownRanges(windows)));
        Map<Integer, List<StoredWindow>> parts = level == Level.MINUTE
                ? Map.of()
                : byPoint(aggregates.list(connection, below(level), partRanges(windows)));
        List<Gathered> gathered = new ArrayList<>(windows.size());
        for (Window window : windows) {
            List<StoredWindow> known = own.getOrDefault(window.pointId(), List.of());
            gathered.add(new Gathered(
                    window,
                    read.getOrDefault(window, List.of()),
                    inside(parts.getOrDefault(window.pointId(), List.of()), window),
                    before(known, window),
                    present(known, window)));
        }
        return gathered;
    }

    private static Level below(Level level) {
        return level == Level.DAY ? Level.HOUR : Level.MINUTE;
    }

    private static List<PointRange> ownRanges(List<Window> windows) {
        return Ranges.joined(windows, window -> window.start().minus(WindowEvaluator.reach(window.level())));
    }

    private static List<PointRange> partRanges(List<Window> windows) {
        return Ranges.joined(windows, Window::start);
    }

    private static Map<Integer, List<StoredWindow>> byPoint(List<StoredWindow> windows) {
        Map<Integer, List<StoredWindow>> map = new HashMap<>();
        windows.forEach(window -> map.computeIfAbsent(window.window().pointId(), missing -> new ArrayList<>())
                .add(window));
        return map;
    }

    /** The parts of a window, ascending; where the length of minutes was changed between, none that overlaps the one before. */
    private static List<WindowSummary> inside(List<StoredWindow> parts, Window window) {
        List<WindowSummary> inside = new ArrayList<>();
        Instant end = window.start();
        for (StoredWindow part : parts) {
            Window span = part.summary().window();
            if (window.contains(span.start()) && !span.start().isBefore(end)) {
                inside.add(part.summary());
                end = span.end();
            }
        }
        return inside;
    }

    private static List<WindowSummary> before(List<StoredWindow> known, Window window) {
        var from = window.start().minus(WindowEvaluator.reach(window.level()));
        return known.stream()
                .map(StoredWindow::summary)
                .filter(summary -> summary.window().start().isBefore(window.start())
                        && !summary.window().start().isBefore(from))
                .toList();
    }

    private static @Nullable StoredWindow present(List<StoredWindow> known, Window window) {
        return known.stream()
                .filter(stored -> stored.window().start().equals(window.start()))
                .findFirst()
                .orElse(null);
    }

    private Map<Window, List<Sample>> samples(Connection connection, List<Window> windows, RulesSnapshot rules)
            throws SQLException {
        Topology topology = Topology.of(rules);
        Map<Window, List<Sample>> found = new HashMap<>();
        Map<Span, List<Window>> missing = new HashMap<>();
        for (Window window : windows) {
            Optional<List<CommittedSample>> kept = fromMemory(window, topology);
            if (kept.isPresent()) {
                found.put(window, unpack(connection, kept.get()));
            } else {
                missing.computeIfAbsent(new Span(window.start(), window.end()), none -> new ArrayList<>())
                        .add(window);
            }
        }
        for (Map.Entry<Span, List<Window>> entry : missing.entrySet()) {
            readSpan(connection, entry.getKey(), entry.getValue(), topology, found);
        }
        return found;
    }

    private record Span(Instant from, Instant to) {}

    private Optional<List<CommittedSample>> fromMemory(Window window, Topology topology) {
        if (window.level() != Level.MINUTE) {
            return Optional.empty();
        }
        List<CommittedSample> all = new ArrayList<>();
        for (int device : topology.devicesOf(window.pointId())) {
            Optional<List<CommittedSample>> kept = recent.find(
                    device, window.start().getEpochSecond(), window.end().getEpochSecond());
            if (kept.isEmpty()) {
                return kept;
            }
            all.addAll(kept.get());
        }
        return Optional.of(all);
    }

    private List<Sample> unpack(Connection connection, List<CommittedSample> packed) throws SQLException {
        List<Sample> unpacked = new ArrayList<>(packed.size());
        for (CommittedSample sample : packed) {
            unpacked.add(samples.unpack(connection, sample));
        }
        return unpacked;
    }

    private void readSpan(
            Connection connection, Span span, List<Window> windows, Topology topology, Map<Window, List<Sample>> found)
            throws SQLException {
        TreeSet<Integer> devices = new TreeSet<>();
        for (Window window : windows) {
            for (int device : topology.devicesOf(window.pointId())) {
                devices.add(device);
            }
        }
        Map<Integer, List<Sample>> byDevice = new HashMap<>();
        int[] ids = devices.stream().mapToInt(Integer::intValue).toArray();
        for (SampleKind kind : kinds(windows.getFirst().level())) {
            samples.read(
                    connection,
                    ids,
                    kind,
                    span.from(),
                    span.to(),
                    sample -> byDevice.computeIfAbsent(sample.deviceId(), missing -> new ArrayList<>())
                            .add(sample));
        }
        for (Window window : windows) {
            List<Sample> own = new ArrayList<>();
            for (int device : topology.devicesOf(window.pointId())) {
                own.addAll(byDevice.getOrDefault(device, List.of()));
            }
            found.put(window, own);
        }
    }

    private static List<SampleKind> kinds(Level level) {
        return switch (level) {
            case MINUTE -> List.of(SampleKind.REALTIME, SampleKind.MINUTE);
            case HOUR -> List.of(SampleKind.HOUR, SampleKind.STATEMENT);
            case DAY -> List.of(SampleKind.DAY);
        };
    }
}
