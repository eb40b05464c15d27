/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;
import static org.qingshan.pipeline.fixture.Scene.converted;
import static org.qingshan.pipeline.fixture.Scene.measured;
import static org.qingshan.pipeline.fixture.Scene.ours;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.MachineState;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.pipeline.state.Review;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;

/** An hour from its minutes and from the device's own CN 2061. */
class A02_HourTest {

    private static Scene stack(int minutes) {
        Scene scene = Scene.stack().referenceOxygen("6").realtimeInterval(60);
        for (int minute = 0; minute < minutes; minute++) {
            String so2 = minute % 2 == 0 ? "30" : "40";
            scene.realtime("2026-03-02T08:%02d".formatted(minute), "a21026-Rtd=" + so2 + ",a19001-Rtd=9,a00000-Rtd=10");
        }
        return scene;
    }

    @Test
    void fortyFiveMinutesMakeAFlueGasHour() {
        WindowResult hour = stack(45).hour("2026-03-02T08:00");
        assertThat(measured(hour, "a21026").state().usability()).isEqualTo(Usability.VALID);
        assertThat(measured(hour, "a21026").valid()).isEqualTo(45);
        assertThat(measured(hour, "a21026").due()).isEqualTo(60);
    }

    @Test
    void fortyFourMinutesDoNot() {
        Aggregate so2 = measured(stack(44).hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.INVALID);
        assertThat(so2.state().why()).containsExactly(Why.TOO_FEW);
    }

    @Test
    void aStoppedInstrumentSendsItsFlagAloneAndTheHourSaysWhyItIsEmpty() {
        Aggregate cod = measured(
                Scene.wasteWater()
                        .upload(SampleKind.HOUR, "2026-03-02T08:00", "w01018-Flag=F")
                        .hour("2026-03-02T08:00"),
                "w01018");
        assertThat(cod.state().usability()).isEqualTo(Usability.MISSING);
        assertThat(cod.state().why()).containsExactly(Why.DEVICE_FLAG);
        assertThat(cod.marks()).containsExactly("F");
        assertThat(cod.findOfficial()).isEmpty();
    }

    @Test
    void oursStaysOfficialWhereTheUploadIsAFlagAlone() {
        Aggregate so2 = measured(
                stack(60)
                        .upload(SampleKind.HOUR, "2026-03-02T08:00", "a21026-Flag=F")
                        .hour("2026-03-02T08:00"),
                "a21026");
        assertThat(so2.official()).isEqualTo(Source.COMPUTED);
        assertThat(so2.state().usability()).isEqualTo(Usability.VALID);
    }

    @Test
    void anOpenHourSaysSo() {
        Aggregate so2 = measured(stack(20).openHour("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().why()).containsExactly(Why.STILL_OPEN);
    }

    @Test
    void anOpenHourRaisesButDoesNotClear() {
        Scene scene = Scene.stack().realtimeInterval(60);
        scene.realtime("2026-03-02T08:00", "a19001-Rtd=25");
        ConditionState raised = scene.openHour("2026-03-02T08:00").summary().states().stream()
                .filter(state -> state.kind() == ConditionKind.OUT_OF_RANGE)
                .findFirst()
                .orElseThrow();
        assertThat(raised.state()).isEqualTo(MachineState.RAISED);
        Scene good = Scene.stack().realtimeInterval(60).realtime("2026-03-02T09:00", "a19001-Rtd=9");
        Window next = Windows.hour(Scene.POINT, at("2026-03-02T09:00"));
        WindowSummary part = good.minute("2026-03-02T09:00").summary();
        WindowInput open = new WindowInput(next, List.of(), List.of(part), List.of(), List.of(raised), false);
        WindowInput closed = new WindowInput(next, List.of(), List.of(part), List.of(), List.of(raised), true);
        assertThat(WindowEvaluator.evaluate(open, good.rules()).summary().states())
                .contains(raised);
        assertThat(WindowEvaluator.evaluate(closed, good.rules()).summary().states())
                .filteredOn(state -> state.kind() == ConditionKind.OUT_OF_RANGE)
                .extracting(ConditionState::state)
                .containsExactly(MachineState.RECOVERING);
    }

    @Test
    void oneValueInAnOpenHourIsNotYetConstant() {
        WindowResult open = Scene.stack()
                .realtimeInterval(60)
                .realtime("2026-03-02T08:00", "a21026-Rtd=25")
                .openHour("2026-03-02T08:00");
        assertThat(open.signals()).isEmpty();
    }

    @Test
    void convertsTheMeansOfTheHour() {
        WindowResult hour = stack(60).hour("2026-03-02T08:00");
        assertThat(measured(hour, "a21026").findUsableMean()).contains(Ratio.of(35));
        assertThat(converted(hour, "a21026").findUsableMean()).contains(Ratio.of("43.75"));
    }

    @Test
    void emissionIsMeasuredConcentrationTimesFlow() {
        Aggregate so2 = measured(stack(60).hour("2026-03-02T08:00"), "a21026");
        assertThat(ours(so2).amount()).isEqualTo(Ratio.of("1.26"));
    }

    @Test
    void meanOfMinuteMeansEvenWhenTheirCountsDiffer() {
        Scene scene = Scene.airStation().minuteInterval(30).realtimeInterval(600);
        scene.realtime("2026-03-02T08:00", "a34004-Rtd=10")
                .realtime("2026-03-02T08:10", "a34004-Rtd=20")
                .realtime("2026-03-02T08:20", "a34004-Rtd=30")
                .realtime("2026-03-02T08:30", "a34004-Rtd=50")
                .realtime("2026-03-02T08:35", "a34004-Rtd=50")
                .realtime("2026-03-02T08:40", "a34004-Rtd=50")
                .realtime("2026-03-02T08:50", "a34004-Rtd=51");
        Aggregate pm = measured(scene.hour("2026-03-02T08:00"), "a34004");
        assertThat(pm.findUsableMean())
                .contains(Ratio.of("20").plus(Ratio.of("50.25")).dividedBy(2));
        assertThat(ours(pm).min()).isEqualTo(Ratio.of(10));
        assertThat(ours(pm).max()).isEqualTo(Ratio.of(51));
    }

    @Test
    void deviceHourIsOfficial() {
        Scene scene = stack(60)
                .upload(SampleKind.HOUR, "2026-03-02T08:00", "a21026-Avg=35.0,a21026-ZsAvg=43.8,a21026-Flag=N");
        WindowResult hour = scene.hour("2026-03-02T08:00");
        assertThat(measured(hour, "a21026").official()).isEqualTo(Source.DEVICE);
        assertThat(converted(hour, "a21026").findUsableMean()).contains(Ratio.of("43.8"));
        assertThat(ours(converted(hour, "a21026")).findMean()).contains(Ratio.of("43.75"));
        assertThat(measured(hour, "a19001").official()).isEqualTo(Source.COMPUTED);
    }

    @Test
    void aRulingMakesOursOfficial() {
        Scene scene = stack(60)
                .upload(SampleKind.HOUR, "2026-03-02T08:00", "a21026-Avg=20,a21026-Flag=N")
                .mark(MarkKind.RULED_COMPUTED, true, "2026-03-02T08:00", "2026-03-02T09:00", "a21026");
        Aggregate so2 = measured(scene.hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.official()).isEqualTo(Source.COMPUTED);
        assertThat(so2.findUsableMean()).contains(Ratio.of(35));
        assertThat(so2.state().review()).isEqualTo(Review.AUDITED);
    }

    @Test
    void aNormalDeviceHourWithTooManyBadMinutesIsNotValid() {
        Scene scene = Scene.stack().realtimeInterval(60);
        for (int minute = 0; minute < 60; minute++) {
            String flag = minute < 16 ? "D" : "N";
            scene.realtime("2026-03-02T08:%02d".formatted(minute), "a21026-Rtd=30,a21026-Flag=" + flag);
        }
        scene.upload(SampleKind.HOUR, "2026-03-02T08:00", "a21026-Avg=30,a21026-Flag=N");
        Aggregate so2 = measured(scene.hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.official()).isEqualTo(Source.DEVICE);
        assertThat(so2.state().usability()).isEqualTo(Usability.INVALID);
    }

    @Test
    void aNormalDeviceHourStaysValidWhenMinutesAreOnlyMissing() {
        Scene scene = stack(10).upload(SampleKind.HOUR, "2026-03-02T08:00", "a21026-Avg=30,a21026-Flag=N");
        assertThat(measured(scene.hour("2026-03-02T08:00"), "a21026").state().usability())
                .isEqualTo(Usability.VALID);
    }

    @Test
    void wasteWaterHourIsWeightedByTheVolumesOfItsTenMinutes() {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        for (int part = 0; part < 6; part++) {
            String packet = part < 3
                    ? "w01018-Avg=40,w01018-Flag=N,w00000-Avg=10,w00000-Cou=6"
                    : "w01018-Avg=70,w01018-Flag=N,w00000-Avg=20,w00000-Cou=12";
            scene.upload(SampleKind.MINUTE, "2026-03-02T08:%d0".formatted(part), packet);
        }
        WindowResult hour = scene.hour("2026-03-02T08:00");
        Aggregate cod = measured(hour, "w01018");
        assertThat(cod.findUsableMean()).contains(Ratio.of(60));
        assertThat(ours(cod).amount()).isEqualTo(Ratio.of("3.24"));
        assertThat(ours(measured(hour, "w00000")).amount()).isEqualTo(Ratio.of(54));
    }

    @Test
    void withoutFlowTheMeanIsArithmeticAndSaysSo() {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        for (int part = 0; part < 6; part++) {
            scene.upload(SampleKind.MINUTE, "2026-03-02T08:%d0".formatted(part), "w01018-Avg=4" + part);
        }
        Aggregate cod = measured(scene.hour("2026-03-02T08:00"), "w01018");
        assertThat(cod.findUsableMean()).contains(Ratio.of("42.5"));
        assertThat(cod.state().why()).containsExactly(Why.NO_FLOW_ARITHMETIC_MEAN);
    }

    @Test
    void stoppedMinutesAreNotDue() {
        Scene scene = stack(60).mark(MarkKind.STOPPED, true, "2026-03-02T08:00", "2026-03-02T08:40");
        Aggregate so2 = measured(scene.hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.due()).isEqualTo(20);
        assertThat(so2.valid()).isEqualTo(20);
        assertThat(so2.state().usability()).isEqualTo(Usability.VALID);
    }

    @Test
    void aStoppedHourIsMissingAndNotBad() {
        Scene scene = stack(60).mark(MarkKind.STOPPED, true, "2026-03-02T08:00", "2026-03-02T09:00");
        Aggregate so2 = measured(scene.hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.MISSING);
        assertThat(so2.state().why()).contains(Why.NOT_DUE);
    }

    @Test
    void manualMarkOutranksTheFlagAndARulingOutranksBoth() {
        Scene marked = stack(60).mark(MarkKind.CALIBRATION, true, "2026-03-02T08:00", "2026-03-02T08:20");
        assertThat(measured(marked.hour("2026-03-02T08:00"), "a21026").state().usability())
                .isEqualTo(Usability.INVALID);
        Scene ruled = stack(60)
                .mark(MarkKind.CALIBRATION, true, "2026-03-02T08:00", "2026-03-02T08:20")
                .mark(MarkKind.RULED_VALID, true, "2026-03-02T08:00", "2026-03-02T08:20");
        Aggregate so2 = measured(ruled.hour("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.VALID);
        assertThat(so2.valid()).isEqualTo(60);
    }

    @Test
    void aLateDeviceHourIsMarkedLate() {
        Scene scene = Scene.section().dayRuns(6);
        scene.packet(SampleKind.HOUR, at("2026-03-02T08:00"), "w21003-Avg=0.5", at("2026-03-02T11:00:01"), false);
        scene.packet(SampleKind.HOUR, at("2026-03-02T12:00"), "w21003-Avg=0.5", at("2026-03-02T13:00:30"), false);
        assertThat(measured(scene.hour("2026-03-02T08:00"), "w21003").late()).isTrue();
        assertThat(measured(scene.hour("2026-03-02T12:00"), "w21003").late()).isFalse();
    }
}
