/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.unit.Unit;

/** One recording in any order of arrival at the store gives the same results. */
class C01_ReplayTest {

    private static final Instant START = Scene.at("2026-03-02T00:00");
    private static final int HOURS = 24;

    private static Scene recording() {
        Random random = new Random(7);
        Scene scene = Scene.stack()
                .referenceOxygen("6")
                .realtimeInterval(300)
                .minuteInterval(10)
                .due("a21026", "a19001", "a00000")
                .limit("a21026", Averaging.HOUR, Basis.CONVERTED, "", "60", Unit.MG_PER_M3)
                .limit("a21026", Averaging.DAY, Basis.CONVERTED, "", "50", Unit.MG_PER_M3)
                .mark(MarkKind.CALIBRATION, true, "2026-03-02T05:00", "2026-03-02T05:30");
        for (int i = 0; i < HOURS * 12; i++) {
            Instant time = START.plusSeconds(300L * i);
            String so2 = "a21026-Rtd=" + (20 + random.nextInt(60)) + "." + random.nextInt(10) + ",a21026-Flag=N";
            String rest = "a19001-Rtd=" + (6 + random.nextInt(6)) + ",a00000-Rtd=12." + random.nextInt(100);
            boolean late = random.nextInt(20) == 0;
            Instant arrival = time.plusSeconds(late ? 7200 : 2);
            if (random.nextInt(3) == 0) {
                scene.packet(SampleKind.REALTIME, time, so2, arrival, late);
                scene.packet(SampleKind.REALTIME, time, rest, arrival.plusMillis(3), late);
            } else {
                scene.packet(SampleKind.REALTIME, time, so2 + "," + rest, arrival, late);
            }
            if (random.nextInt(10) == 0) {
                scene.packet(SampleKind.REALTIME, time, "a21026-Rtd=33.3", arrival.plusSeconds(60), false);
            }
            if (i % 12 == 11 && random.nextInt(4) > 0) {
                Instant hour = time.minusSeconds(3300);
                scene.packet(SampleKind.HOUR, hour, "a21026-Avg=50.1,a21026-ZsAvg=61.2", time.plusSeconds(310), false);
            }
        }
        return scene;
    }

    @Test
    void theRecordingSaysSomething() {
        Store store = new Store(recording().rules());
        store.feed(recording().samples());
        assertThat(store.results.values().stream()
                        .mapToInt(result -> result.signals().size())
                        .sum())
                .isGreaterThan(10);
        assertThat(store.results.values().stream()
                        .filter(result -> !result.judgements().isEmpty())
                        .count())
                .isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shuffledAndRepeatedInBatchesGivesTheSameDigest(long seed) {
        Scene scene = recording();
        Store inOrder = new Store(scene.rules());
        inOrder.feed(scene.samples());

        Random random = new Random(seed);
        List<Sample> shuffled = new ArrayList<>(scene.samples());
        scene.samples().stream().filter(sample -> random.nextInt(5) == 0).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        Store outOfOrder = new Store(scene.rules());
        for (int from = 0; from < shuffled.size(); from += 40) {
            outOfOrder.feed(shuffled.subList(from, Math.min(shuffled.size(), from + 40)));
        }

        assertThat(outOfOrder.digest()).isEqualTo(inOrder.digest());
    }

    /** The least a runner has to do: dirty windows, from minutes up, and on while states change. */
    private static final class Store {

        private final RulesSnapshot rules;
        private final List<Sample> samples = new ArrayList<>();
        private final Map<Window, WindowResult> results = new HashMap<>();

        Store(RulesSnapshot rules) {
            this.rules = rules;
        }

        void feed(List<Sample> batch) {
            samples.addAll(batch);
            Set<Instant> minutes = new HashSet<>();
            Set<Instant> hours = new HashSet<>();
            for (Sample sample : batch) {
                minutes.add(Windows.minute(Scene.POINT, sample.time(), Duration.ofMinutes(10))
                        .start());
                hours.add(Windows.hour(Scene.POINT, sample.time()).start());
            }
            minutes.forEach(start -> evaluate(Windows.minute(Scene.POINT, start, Duration.ofMinutes(10))));
            Instant first = hours.stream().min(Instant::compareTo).orElseThrow();
            for (Instant hour = first; hour.isBefore(end()); hour = hour.plus(Duration.ofHours(1))) {
                evaluate(Windows.hour(Scene.POINT, hour));
            }
            evaluate(Windows.day(Scene.POINT, START));
        }

        private Instant end() {
            return START.plus(Duration.ofHours(HOURS));
        }

        private void evaluate(Window window) {
            List<Sample> inside = samples.stream()
                    .filter(sample -> window.contains(sample.time()))
                    .toList();
            Level below = window.level() == Level.DAY ? Level.HOUR : Level.MINUTE;
            List<WindowSummary> parts =
                    window.level() == Level.MINUTE ? List.of() : summaries(below, window.start(), window.end());
            List<WindowSummary> history = summaries(
                    window.level(), window.start().minus(WindowEvaluator.reach(window.level())), window.start());
            List<ConditionState> before = history.isEmpty()
                    ? List.of()
                    : history.get(history.size() - 1).states();
            if (window.level() == Level.MINUTE) {
                results.put(window, WindowEvaluator.evaluate(WindowInput.minute(window, inside), rules));
            } else {
                WindowInput input = new WindowInput(window, inside, parts, history, before, true);
                results.put(window, WindowEvaluator.evaluate(input, rules));
            }
        }

        private List<WindowSummary> summaries(Level level, Instant from, Instant to) {
            TreeMap<Instant, WindowSummary> found = new TreeMap<>();
            results.forEach((window, result) -> {
                if (window.level() == level
                        && !window.start().isBefore(from)
                        && window.start().isBefore(to)) {
                    found.put(window.start(), result.summary());
                }
            });
            return List.copyOf(found.values());
        }

        String digest() {
            Digest digest = new Digest();
            TreeMap<String, WindowResult> sorted = new TreeMap<>();
            results.forEach((window, result) -> sorted.put(window.toString(), result));
            sorted.values().forEach(digest::add);
            return digest.toHex();
        }
    }
}
