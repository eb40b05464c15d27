/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.qingshan.pipeline.fixture.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Fingerprint;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.PointRun;
import org.qingshan.pipeline.fixture.PointRun.Outcome;
import org.qingshan.pipeline.fixture.RealData;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * The conditions over real data: the oddities that the READMEs of the sets name are found, and the events per point and
 * month are printed and bounded. Skipped without QINGSHAN_DATA.
 */
class D01_RealDataTest {

    private static final double HOURS_OF_A_MONTH = 730.5;

    private static RealData data() {
        Optional<RealData> found = RealData.find();
        assumeThat(found)
                .as("QINGSHAN_DATA names no folder: the conditions are not tried on real data")
                .isPresent();
        return found.orElseThrow();
    }

    private static List<Signal> of(Outcome outcome, ConditionKind kind, String factor) {
        return outcome.signals().stream()
                .filter(signal -> signal.kind() == kind && signal.factorGroup().equals(factor))
                .toList();
    }

    /** The longest stretch that was said of a condition. */
    private static long longestHours(List<Signal> signals) {
        return signals.stream()
                .mapToLong(
                        signal -> Duration.between(signal.from(), signal.to()).toHours())
                .max()
                .orElse(0);
    }

    private static Map<String, Integer> print(String name, List<Outcome> outcomes) {
        Map<String, Integer> raised = new TreeMap<>();
        double months = outcomes.stream().mapToLong(Outcome::hours).sum() / HOURS_OF_A_MONTH;
        for (Outcome outcome : outcomes) {
            for (Signal signal : outcome.signals()) {
                if (signal.phase() == Phase.RAISED) {
                    raised.merge(signal.kind().word() + " " + signal.factorGroup(), 1, Integer::sum);
                }
            }
        }
        System.out.printf(Locale.ROOT, "%s: %d points, %.0f point-months%n", name, outcomes.size(), months);
        raised.forEach(
                (kind, count) -> System.out.printf(Locale.ROOT, "  %-40s %5d  %7.2f%n", kind, count, count / months));
        return raised;
    }

    private static double perMonth(List<Outcome> outcomes) {
        long raised = outcomes.stream()
                .flatMap(outcome -> outcome.signals().stream())
                .filter(signal -> signal.phase() == Phase.RAISED)
                .count();
        return raised / (outcomes.stream().mapToLong(Outcome::hours).sum() / HOURS_OF_A_MONTH);
    }

    @Test
    void flatLinesOfTheWasteWaterOutletsAreOneLongEventEach() {
        RulesSnapshot rules = PointRun.rules(PointKind.WASTE_WATER_OUTLET, 2);
        List<Outcome> outcomes = new ArrayList<>();
        for (int outlet = 0; outlet < 2; outlet++) {
            outcomes.add(PointRun.of(rules, outlet + 1, data().wasteWater(outlet)));
        }
        print("waste water", outcomes);
        assertThat(longestHours(of(outcomes.get(0), ConditionKind.CONSTANT, "w01018")))
                .as("1,232 values with gaps of an hour between them")
                .isBetween(1_232L, 1_240L);
        assertThat(longestHours(of(outcomes.get(0), ConditionKind.CONSTANT, "w21003")))
                .isBetween(2_570L, 2_580L);
    }

    @Test
    void theStationThatIsACopyIsFoundFromTheFirstDayToTheLast() {
        RulesSnapshot rules = PointRun.rules(PointKind.WATER_SECTION, 3);
        List<Outcome> outcomes = new ArrayList<>();
        for (String station : List.of("XL", "TG", "XY")) {
            outcomes.add(PointRun.of(rules, outcomes.size() + 1, data().river(station, true)));
        }
        print("rivers", outcomes);
        List<Signal> copies = copies(rules, outcomes);
        assertThat(copies).extracting(Signal::pointId).containsOnly(2, 3);
        assertThat(copies.get(0).from()).isEqualTo(at("2023-01-01T00:00"));
        for (String factor : List.of("w01009", "w01014", "w01003")) {
            List<Signal> own = copies.stream()
                    .filter(signal -> signal.factorGroup().equals(factor)
                            && signal.pointId() == 3
                            && signal.phase() != Phase.CLEARED)
                    .toList();
            assertThat(own.size()).as("days of " + factor).isGreaterThan(300);
            assertThat(own.get(0).from()).as(factor).isEqualTo(at("2023-01-01T00:00"));
            assertThat(own.get(own.size() - 1).to()).as(factor).isEqualTo(at("2024-01-01T00:00"));
        }
    }

    private static List<Signal> copies(RulesSnapshot rules, List<Outcome> outcomes) {
        TreeSet<Instant> days = new TreeSet<>();
        outcomes.forEach(outcome -> days.addAll(outcome.fingerprints().keySet()));
        List<Signal> signals = new ArrayList<>();
        Map<Integer, List<ConditionState>> before = new HashMap<>();
        for (Instant day : days) {
            List<Fingerprint> all = outcomes.stream()
                    .flatMap(outcome -> outcome.fingerprints().getOrDefault(day, List.of()).stream())
                    .toList();
            CopyResult result = CopyEvaluator.evaluate(new CopyInput(day, all, before), rules);
            signals.addAll(result.signals());
            before = result.states();
        }
        return signals;
    }

    @Test
    void exchangedHeadingsOfPhosphorusAndNitrogenAreNoticed() {
        RulesSnapshot rules = PointRun.rules(PointKind.WATER_SECTION, 1);
        List<Signal> signals =
                of(PointRun.of(rules, 1, data().river("TG", false)), ConditionKind.IDENTITY, "w21001+w21011");
        assertThat(signals).hasSizeGreaterThan(17_000);
        assertThat(signals.get(0).from()).isEqualTo(at("2023-01-01T00:00"));
    }

    @Test
    void airStationsRaiseFewEvents() {
        List<String> stations = List.of("Dongsi", "Guanyuan", "Huairou");
        RulesSnapshot rules = PointRun.rules(PointKind.AIR_STATION, stations.size());
        List<Outcome> outcomes = new ArrayList<>();
        for (String station : stations) {
            outcomes.add(PointRun.of(rules, outcomes.size() + 1, data().air(station, 2014)));
        }
        print("air", outcomes);
        assertThat(copies(rules, outcomes)).isEmpty();
        assertThat(perMonth(outcomes)).as("events per point and month").isLessThan(20);
        for (Outcome outcome : outcomes) {
            assertThat(of(outcome, ConditionKind.CONSTANT, "a34002"))
                    .as("PM10 stood at 5 for 20 to 24 hours")
                    .anySatisfy(signal ->
                            assertThat(signal.from()).isBetween(at("2014-02-26T18:00"), at("2014-02-27T02:00")));
        }
    }
}
