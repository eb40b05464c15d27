/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;

import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.pipeline.judge.Verdict;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/** Figures against dated limits. */
class A04_JudgeTest {

    private static final String HOUR = "2026-03-02T08:00";

    private static Scene stack(String packet) {
        return Scene.stack()
                .referenceOxygen("6")
                .limit("a21026", Averaging.HOUR, Basis.CONVERTED, "", "35", Unit.MG_PER_M3)
                .upload(SampleKind.HOUR, HOUR, packet);
    }

    private static Judgement only(WindowResult result) {
        assertThat(result.judgements()).hasSize(1);
        return result.judgements().get(0);
    }

    @Test
    void flueGasIsJudgedOnTheConvertedHour() {
        Judgement judgement = only(stack("a21026-Avg=30,a21026-ZsAvg=42.0").hour(HOUR));
        assertThat(judgement.verdict()).isEqualTo(Verdict.EXCEEDED);
        assertThat(judgement.value()).hasToString("42");
        assertThat(judgement.multiple()).isEqualTo(Ratio.of("0.2"));
    }

    @Test
    void comparesAfterRoundingToTheDecimalsOfTheLimit() {
        assertThat(only(stack("a21026-Avg=30,a21026-ZsAvg=35.5").hour(HOUR)).verdict())
                .isEqualTo(Verdict.EXCEEDED);
        assertThat(only(stack("a21026-Avg=30,a21026-ZsAvg=35.49").hour(HOUR)).verdict())
                .isEqualTo(Verdict.WITHIN);
    }

    @Test
    void convertsOursWhereTheDeviceSendsNoConvertedValue() {
        Judgement judgement = only(stack("a21026-Avg=30,a19001-Avg=9").hour(HOUR));
        assertThat(judgement.value()).hasToString("38");
        assertThat(judgement.isExceeded()).isTrue();
    }

    @Test
    void nearAirThereIsNoFigureAndNoExceedance() {
        assertThat(only(stack("a21026-Avg=30,a19001-Avg=20.6").hour(HOUR)).verdict())
                .isEqualTo(Verdict.NO_FIGURE);
    }

    @Test
    void withoutReferenceTheMeasuredValueCounts() {
        Scene scene = Scene.stack()
                .limit("a24088", Averaging.HOUR, Basis.CONVERTED, "", "60", Unit.MG_PER_M3)
                .upload(SampleKind.HOUR, HOUR, "a24088-Avg=61");
        assertThat(only(scene.hour(HOUR)).isExceeded()).isTrue();
    }

    @Test
    void startUpIsExcused() {
        Scene scene = stack("a21026-Avg=30,a21026-ZsAvg=99").mark(MarkKind.START_UP, true, HOUR, "2026-03-02T09:00");
        assertThat(only(scene.hour(HOUR)).verdict()).isEqualTo(Verdict.EXCUSED);
    }

    @Test
    void calibrationIsNoFigure() {
        assertThat(only(stack("a21026-Avg=30,a21026-ZsAvg=99,a21026-Flag=C").hour(HOUR))
                        .verdict())
                .isEqualTo(Verdict.NO_FIGURE);
    }

    @Test
    void theLimitSwitchesAtItsDate() {
        Scene scene = Scene.stack()
                .limit("a21002", Averaging.HOUR, Basis.MEASURED, "", "100", Unit.MG_PER_M3, null, "2026-03-02T09:00")
                .limit("a21002", Averaging.HOUR, Basis.MEASURED, "", "50", Unit.MG_PER_M3, "2026-03-02T09:00", null)
                .upload(SampleKind.HOUR, HOUR, "a21002-Avg=80")
                .upload(SampleKind.HOUR, "2026-03-02T09:00", "a21002-Avg=80");
        assertThat(only(scene.hour(HOUR)).verdict()).isEqualTo(Verdict.WITHIN);
        assertThat(only(scene.hour("2026-03-02T09:00")).verdict()).isEqualTo(Verdict.EXCEEDED);
    }

    @Test
    void acidityIsJudgedByItsValues() {
        Scene scene = Scene.wasteWater()
                .limit("w01001", Averaging.HOUR, Basis.MEASURED, "6.0", "9.0", Unit.PH)
                .upload(SampleKind.HOUR, HOUR, "w01001-Min=5.8,w01001-Avg=7.1,w01001-Max=8.0");
        Judgement judgement = only(scene.hour(HOUR));
        assertThat(judgement.isExceeded()).isTrue();
        assertThat(judgement.value()).hasToString("5.8");
        assertThat(judgement.multiple()).isNull();
    }

    @Test
    void limitsConvertUnits() {
        Scene scene = Scene.wasteWater()
                .limit("w20115", Averaging.HOUR, Basis.MEASURED, "", "0.10", Unit.MG_PER_L)
                .upload(SampleKind.HOUR, HOUR, "w20115-Avg=120");
        assertThat(only(scene.hour(HOUR)).value()).hasToString("0.12");
    }

    @Test
    void lateExceedanceIsRecordedAsFoundAfterwards() {
        Scene scene = Scene.stack()
                .limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3)
                .packet(SampleKind.HOUR, at(HOUR), "a21026-Avg=50", at("2026-03-02T09:00:30"), true);
        WindowResult hour = scene.hour(HOUR);
        assertThat(only(hour).late()).isTrue();
        assertThat(hour.signals()).anySatisfy(signal -> {
            assertThat(signal.kind()).isEqualTo(ConditionKind.HOUR_EXCEEDANCE);
            assertThat(signal.phase()).isEqualTo(Phase.RAISED);
            assertThat(signal.late()).isTrue();
        });
    }

    @Test
    void wasteWaterDayIsJudgedOnTheValidDailyMean() {
        Scene scene = Scene.wasteWater()
                .minuteInterval(10)
                .limit("w01018", Averaging.DAY, Basis.MEASURED, "", "50", Unit.MG_PER_L);
        for (int hour = 0; hour < 17; hour++) {
            scene.upload(
                    SampleKind.HOUR, "2026-03-02T%02d:00".formatted(hour), "w01018-Avg=60,w00000-Cou=10,w00000-Avg=3");
        }
        assertThat(only(scene.day("2026-03-02T00:00")).verdict()).isEqualTo(Verdict.NO_FIGURE);
        Scene valid = scene.upload(SampleKind.HOUR, "2026-03-02T17:00", "w01018-Avg=60,w00000-Cou=10,w00000-Avg=3");
        assertThat(only(valid.day("2026-03-02T00:00")).multiple()).isEqualTo(Ratio.of("0.2"));
    }
}
