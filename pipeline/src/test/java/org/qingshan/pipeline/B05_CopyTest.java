/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Fingerprint;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.GasState;
import org.qingshan.pipeline.rules.LabelSide;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.unit.Unit;

/** Two points with the same figures, and what only looks like it. */
class B05_CopyTest {

    private static final Instant DAY = at("2026-03-02T00:00");
    private static final List<Integer> POINTS = List.of(1, 2);

    private static DeviceRule device(int id) {
        return new DeviceRule(
                id,
                "MN" + id,
                id,
                "2017",
                "",
                "standard",
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                LabelSide.START,
                Duration.ZERO,
                true);
    }

    private static RulesSnapshot.Builder points() {
        RulesSnapshot.Builder builder = RulesSnapshot.builder(1);
        POINTS.forEach(id -> builder.add(PointRule.of(id, PointKind.WASTE_GAS_OUTLET, 1)));
        return builder;
    }

    private static RulesSnapshot twoLoggers() {
        return points().add(device(1)).add(device(2)).build();
    }

    private static List<Fingerprint> fingerprints(
            RulesSnapshot rules, int point, int device, Instant day, IntFunction<String> valueOfHour) {
        Scene writer = Scene.stack();
        List<WindowSummary> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            Instant start = day.plus(Duration.ofHours(hour));
            String packet = "a21026-Avg=" + valueOfHour.apply(hour);
            Sample sample =
                    writer.sample(device, SampleKind.HOUR, start, packet, start.plus(Duration.ofMinutes(61)), false);
            WindowInput input =
                    new WindowInput(Windows.hour(point, start), List.of(sample), List.of(), List.of(), List.of(), true);
            hours.add(WindowEvaluator.evaluate(input, rules).summary());
        }
        return CopyEvaluator.fingerprints(Windows.day(point, day), hours, rules);
    }

    private static String moving(int hour) {
        return Integer.toString(20 + hour * hour % 17);
    }

    private static CopyResult compare(
            RulesSnapshot rules,
            Instant day,
            Map<Integer, List<ConditionState>> before,
            IntFunction<String> first,
            IntFunction<String> second) {
        List<Fingerprint> all = new ArrayList<>(fingerprints(rules, 1, 1, day, first));
        all.addAll(fingerprints(rules, 2, 2, day, second));
        return CopyEvaluator.evaluate(new CopyInput(day, all, before), rules);
    }

    @Test
    void equalFiguresAtEqualHoursAreSeenAtBothPointsAndClearAfterTwoDays() {
        RulesSnapshot rules = twoLoggers();
        CopyResult copied = compare(rules, DAY, Map.of(), B05_CopyTest::moving, B05_CopyTest::moving);
        assertThat(copied.signals()).extracting(Signal::pointId).containsExactly(1, 2);
        assertThat(copied.signals().get(0).facts().get(0).params())
                .containsEntry("other", "2")
                .containsEntry("factor", "a21026");
        Map<Integer, List<ConditionState>> before = copied.states();
        List<String> phases = new ArrayList<>();
        for (int day = 1; day <= 2; day++) {
            CopyResult apart = compare(
                    rules, DAY.plus(Duration.ofDays(day)), before, B05_CopyTest::moving, hour -> moving(hour) + ".1");
            before = apart.states();
            apart.signals().forEach(signal -> phases.add(signal.phase().name()));
        }
        assertThat(phases).containsExactly("CLEARED", "CLEARED");
        assertThat(before).isEmpty();
    }

    @Test
    void halfADayIsEnough() {
        CopyResult result = compare(
                twoLoggers(),
                DAY,
                Map.of(),
                B05_CopyTest::moving,
                hour -> hour < 12 ? moving(hour) : moving(hour) + ".3");
        assertThat(result.signals()).hasSize(2);
    }

    @Test
    void theSameFiguresAnHourApartAreNoCopy() {
        assertThat(compare(twoLoggers(), DAY, Map.of(), B05_CopyTest::moving, hour -> moving(hour + 1))
                        .signals())
                .isEmpty();
    }

    @Test
    void flatLinesStopsAndCalibrationsAreInnocent() {
        for (IntFunction<String> same : List.<IntFunction<String>>of(
                hour -> "0",
                hour -> Integer.toString(20 + hour % 3),
                hour -> moving(hour) + ",a21026-Flag=F",
                hour -> moving(hour) + (hour % 5 == 0 ? ",a21026-Flag=C" : ""))) {
            assertThat(compare(twoLoggers(), DAY, Map.of(), same, same).signals())
                    .as(same.apply(0))
                    .isEmpty();
        }
    }

    @Test
    void oneLoggerThatFeedsTwoPointsMeasuresOnce() {
        RulesSnapshot.Builder builder = points().add(device(1));
        POINTS.forEach(point -> builder.add(new ChannelRule(
                point, 1, "", "a21026", point, "a21026", Unit.MG_PER_M3, GasState.DRY_STANDARD, null, 1, null, null)));
        RulesSnapshot rules = builder.build();
        List<Fingerprint> all = new ArrayList<>(fingerprints(rules, 1, 1, DAY, B05_CopyTest::moving));
        all.addAll(fingerprints(rules, 2, 1, DAY, B05_CopyTest::moving));
        assertThat(all).hasSize(4);
        assertThat(CopyEvaluator.evaluate(new CopyInput(DAY, all, Map.of()), rules)
                        .signals())
                .isEmpty();
    }
}
