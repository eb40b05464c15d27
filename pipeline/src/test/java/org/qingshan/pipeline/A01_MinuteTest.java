/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;
import static org.qingshan.pipeline.fixture.Scene.converted;
import static org.qingshan.pipeline.fixture.Scene.measured;
import static org.qingshan.pipeline.fixture.Scene.ours;

import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.pipeline.state.Origin;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;

/** A minute from the instants of CN 2011. */
class A01_MinuteTest {

    @Test
    void meanOfInstantsIsKeptAsSumAndCount() {
        WindowResult minute = Scene.airStation()
                .realtime("2026-03-02T08:00:00", "a34004-Rtd=35")
                .realtime("2026-03-02T08:00:10", "a34004-Rtd=36.0")
                .realtime("2026-03-02T08:00:20", "a34004-Rtd=36")
                .realtime("2026-03-02T08:00:30", "a34004-Rtd=35")
                .realtime("2026-03-02T08:00:40", "a34004-Rtd=35")
                .realtime("2026-03-02T08:00:50", "a34004-Rtd=35.25")
                .minute("2026-03-02T08:00");
        Aggregate pm = measured(minute, "a34004");
        assertThat(pm.official()).isEqualTo(Source.COMPUTED);
        assertThat(ours(pm).sum()).isEqualTo(Ratio.of("212.25"));
        assertThat(pm.valid()).isEqualTo(6);
        assertThat(pm.due()).isEqualTo(6);
        assertThat(pm.findUsableMean()).contains(Ratio.of("35.375"));
        assertThat(ours(pm).min()).isEqualTo(Ratio.of(35));
        assertThat(ours(pm).max()).isEqualTo(Ratio.of(36));
        assertThat(pm.state().usability()).isEqualTo(Usability.VALID);
    }

    @Test
    void lastArrivalOfAFactorAndSuffixIsInForce() {
        Scene scene = Scene.airStation().realtimeMinute("2026-03-02T08:00", "a34004-Rtd=35,a34002-Rtd=60");
        scene.packet(SampleKind.REALTIME, at("2026-03-02T08:00:10"), "a34004-Rtd=41", at("2026-03-02T08:00:12"), false);
        WindowResult minute = scene.minute("2026-03-02T08:00");
        assertThat(ours(measured(minute, "a34004")).sum()).isEqualTo(Ratio.of(5 * 35 + 41));
        assertThat(ours(measured(minute, "a34002")).sum()).isEqualTo(Ratio.of(360));
    }

    @Test
    void splitPartsAreMerged() {
        Scene scene = Scene.stack().referenceOxygen("6").realtimeInterval(60);
        scene.realtime("2026-03-02T08:00:00", "a21026-Rtd=30,a21026-Flag=N")
                .realtime("2026-03-02T08:00:00", "a19001-Rtd=9");
        assertThat(converted(scene.minute("2026-03-02T08:00"), "a21026").findUsableMean())
                .contains(Ratio.of("37.5"));
    }

    @Test
    void flaggedInstantsDoNotCount() {
        Scene scene = Scene.stack();
        scene.realtimeMinute("2026-03-02T08:00", "a21026-Rtd=30,a21026-Flag=N")
                .realtime("2026-03-02T08:00:10", "a21026-Rtd=900,a21026-Flag=C")
                .realtime("2026-03-02T08:00:20", "a21026-Rtd=900,a21026-Flag=C");
        Aggregate so2 = measured(scene.minute("2026-03-02T08:00"), "a21026");
        assertThat(so2.valid()).isEqualTo(4);
        assertThat(so2.state().usability()).isEqualTo(Usability.INVALID);
        assertThat(so2.state().why()).containsExactly(Why.TOO_FEW, Why.DEVICE_FLAG);
        assertThat(so2.marks()).containsExactly("C");
    }

    @Test
    void wasteWaterIsWeightedByFlow() {
        Scene scene = Scene.wasteWater().realtimeInterval(30);
        scene.realtime("2026-03-02T08:00:00", "w01018-Rtd=40,w00000-Rtd=10")
                .realtime("2026-03-02T08:00:30", "w01018-Rtd=70,w00000-Rtd=20");
        Aggregate cod = measured(scene.minute("2026-03-02T08:00"), "w01018");
        assertThat(cod.findUsableMean()).contains(Ratio.of(60));
        assertThat(ours(cod).findArithmeticMean()).contains(Ratio.of(55));
        assertThat(ours(cod).weight()).isEqualTo(Ratio.of("0.9"));
        assertThat(ours(cod).amount()).isEqualTo(Ratio.of("0.054"));
        assertThat(ours(measured(scene.minute("2026-03-02T08:00"), "w00000")).amount())
                .isEqualTo(Ratio.of("0.9"));
    }

    @Test
    void concentrationAtZeroFlowIsNotUsed() {
        Scene scene = Scene.wasteWater().realtimeMinute("2026-03-02T08:00", "w01018-Rtd=40,w00000-Rtd=0.00");
        Aggregate cod = measured(scene.minute("2026-03-02T08:00"), "w01018");
        assertThat(cod.state().usability()).isEqualTo(Usability.INVALID);
        assertThat(cod.state().why()).contains(Why.ZERO_FLOW);
    }

    @Test
    void negativeConcentrationIsInvalid() {
        Scene scene = Scene.wasteWater().realtimeMinute("2026-03-02T08:00", "w01018-Rtd=-0.1");
        assertThat(measured(scene.minute("2026-03-02T08:00"), "w01018").state().why())
                .contains(Why.NEGATIVE);
    }

    @Test
    void deviceUploadIsOfficialAndOursStandsBeside() {
        Scene scene = Scene.stack()
                .realtimeMinute("2026-03-02T08:00", "a21026-Rtd=30")
                .upload(
                        SampleKind.MINUTE,
                        "2026-03-02T08:00",
                        "a21026-Min=29,a21026-Avg=31.5,a21026-Max=34,a21026-Flag=N");
        Aggregate so2 = measured(scene.minute("2026-03-02T08:00"), "a21026");
        assertThat(so2.official()).isEqualTo(Source.DEVICE);
        assertThat(so2.findUsableMean()).contains(Ratio.of("31.5"));
        assertThat(ours(so2).findMean()).contains(Ratio.of(30));
    }

    @Test
    void oxygenNearAirIsNotConvertible() {
        Scene scene =
                Scene.stack().referenceOxygen("6").realtimeMinute("2026-03-02T08:00", "a21026-Rtd=30,a19001-Rtd=20.5");
        Aggregate so2 = converted(scene.minute("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.INVALID);
        assertThat(so2.state().why()).contains(Why.NOT_CONVERTIBLE);
        assertThat(so2.judged()).isFalse();
    }

    @Test
    void unknownFlagIsKeptAndMakesSuspect() {
        Scene scene = Scene.stack().realtimeMinute("2026-03-02T08:00", "a21026-Rtd=30,a21026-Flag=Q");
        Aggregate so2 = measured(scene.minute("2026-03-02T08:00"), "a21026");
        assertThat(so2.state().usability()).isEqualTo(Usability.SUSPECT);
        assertThat(so2.marks()).containsExactly("Q");
    }

    @Test
    void lateDataIsBackFilled() {
        Scene scene = Scene.airStation().realtimeInterval(60);
        scene.packet(SampleKind.REALTIME, at("2026-03-02T08:00"), "a34004-Rtd=35", at("2026-03-02T08:02:01"), false);
        Aggregate pm = measured(scene.minute("2026-03-02T08:00"), "a34004");
        assertThat(pm.late()).isTrue();
        assertThat(pm.state().origin()).isEqualTo(Origin.BACK_FILLED);
    }
}
