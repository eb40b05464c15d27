/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.converted;
import static org.qingshan.pipeline.fixture.Scene.measured;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.GasState;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/**
 * Channels that send wet or actual figures. The stack of these tests has 136.5 °C (409.5/273 = 1.5), -1.325 kPa against
 * 101.325 kPa outside (101325/100000 = 1.01325) and 10 % moisture (1 - 0.1 = 0.9): actual to standard × 1.519875, wet to
 * dry / 0.9, both × 1.68875.
 */
class A05_GasStateTest {

    private static final String TIME = "2026-03-02T08:00";
    private static final String STACK = "a01012-@=136.5,a01013-@=-1.325,a01014-@=10";
    private static final List<String> COMPANIONS = List.of("a01012", "a01013", "a01014");

    private static Scene stack(GasState state) {
        Scene scene = Scene.stack().referenceOxygen("6").realtimeInterval(10);
        scene.channel(channel(1, "a21026", Unit.MG_PER_M3, state));
        scene.channel(channel(2, "a19001", Unit.PERCENT, state));
        scene.channel(channel(3, "a00000", Unit.M3_PER_S, state));
        for (int i = 0; i < COMPANIONS.size(); i++) {
            Unit unit = List.of(Unit.CELSIUS, Unit.KPA, Unit.PERCENT).get(i);
            scene.channel(channel(4 + i, COMPANIONS.get(i), unit, GasState.DRY_STANDARD));
        }
        return scene;
    }

    private static ChannelRule channel(int id, String factor, Unit unit, GasState state) {
        return new ChannelRule(id, Scene.DEVICE, "", factor, Scene.POINT, factor, unit, state, null, 1, null, null);
    }

    private static Ratio mean(Aggregate figure) {
        assertThat(figure.state().usability()).as(figure.factor()).isEqualTo(Usability.VALID);
        return figure.findUsableMean().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"DRY_STANDARD, 40, 1", "WET_STANDARD, 400, 9", "DRY_ACTUAL, 60.795, 1", "WET_ACTUAL, 67.55, 1"})
    void aConcentrationIsBroughtToTheDryStandardState(GasState state, String over, String under) {
        WindowResult minute = stack(state)
                .realtimeMinute(TIME, "a21026-Rtd=40," + STACK.replace("@", "Rtd"))
                .minute(TIME);
        assertThat(mean(measured(minute, "a21026"))).isEqualTo(Ratio.of(over).dividedBy(Ratio.of(under)));
    }

    @ParameterizedTest
    @CsvSource({"DRY_STANDARD, 40, 1", "WET_STANDARD, 400, 9", "DRY_ACTUAL, 60.795, 1", "WET_ACTUAL, 67.55, 1"})
    void soIsTheHourThatTheDeviceGives(GasState state, String over, String under) {
        WindowResult hour = stack(state)
                .upload(SampleKind.HOUR, TIME, "a21026-Avg=40," + STACK.replace("@", "Avg"))
                .hour(TIME);
        assertThat(mean(measured(hour, "a21026"))).isEqualTo(Ratio.of(over).dividedBy(Ratio.of(under)));
    }

    @Test
    void aFlowShrinksByWhatAConcentrationGrows() {
        WindowResult minute = stack(GasState.WET_ACTUAL)
                .realtimeMinute(TIME, "a00000-Rtd=16.8875," + STACK.replace("@", "Rtd"))
                .minute(TIME);
        assertThat(mean(measured(minute, "a00000"))).isEqualTo(Ratio.of(10));
    }

    @ParameterizedTest
    @CsvSource({"DRY_STANDARD, 9", "WET_STANDARD, 10", "DRY_ACTUAL, 9", "WET_ACTUAL, 10"})
    void oxygenIsDriedButKnowsNoPressure(GasState state, String percent) {
        WindowResult minute = stack(state)
                .realtimeMinute(TIME, "a19001-Rtd=9," + STACK.replace("@", "Rtd"))
                .minute(TIME);
        assertThat(mean(measured(minute, "a19001"))).isEqualTo(Ratio.of(percent));
    }

    /** 67.55 × (21 - 6) / (21 - 10) = 1013.25 / 11. */
    @Test
    void theReferenceOxygenIsAppliedToTheDryFigures() {
        Scene scene = stack(GasState.WET_ACTUAL).minuteInterval(10).realtimeInterval(60);
        for (int ten = 0; ten < 6; ten++) {
            scene.realtimeMinute(
                    "2026-03-02T08:%d0".formatted(ten), "a21026-Rtd=40,a19001-Rtd=9," + STACK.replace("@", "Rtd"));
        }
        assertThat(mean(converted(scene.hour(TIME), "a21026")))
                .isEqualTo(Ratio.of("1013.25").dividedBy(Ratio.of(11)));
    }

    @ParameterizedTest
    @EnumSource(
            value = GasState.class,
            names = {"WET_STANDARD", "WET_ACTUAL"})
    void withoutMoistureAWetFigureIsInvalid(GasState state) {
        Aggregate so2 = measured(
                stack(state)
                        .realtimeMinute(TIME, "a21026-Rtd=40,a01012-Rtd=136.5,a01013-Rtd=-1.325")
                        .minute(TIME),
                "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.INVALID);
        assertThat(so2.state().why()).contains(Why.NOT_CONVERTIBLE);
    }
}
