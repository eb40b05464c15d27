/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingshan.pipeline.fixture.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.unit.Unit;

/** Conditions that look at hours, and their innocent look-alikes. */
class B01_HourConditionTest {

    private static final String START = "2026-03-02T00:00";

    /** Hour uploads, one per value; {@code -} = no packet. */
    private static Scene hours(Scene scene, String packet, String... values) {
        for (int hour = 0; hour < values.length; hour++) {
            if (!values[hour].equals("-")) {
                Instant time = at(START).plus(Duration.ofHours(hour));
                Instant arrival = time.plus(Duration.ofHours(1)).plusSeconds(20);
                scene.packet(SampleKind.HOUR, time, packet.replace("?", values[hour]), arrival, false);
            }
        }
        return scene;
    }

    private static List<String> phases(Scene scene, int count, ConditionKind kind) {
        return scene.hours(START, count).stream()
                .map(result -> result.signals().stream()
                        .filter(signal -> signal.kind() == kind)
                        .map(signal -> signal.phase().name())
                        .reduce("", String::concat))
                .toList();
    }

    @Test
    void exceedanceRaisesGoesOnAndClears() {
        Scene scene = hours(
                Scene.stack().limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3),
                "a21026-Avg=?",
                "30",
                "40",
                "41",
                "-",
                "42",
                "30");
        assertThat(phases(scene, 6, ConditionKind.HOUR_EXCEEDANCE))
                .containsExactly("", "RAISED", "ONGOING", "", "ONGOING", "CLEARED");
    }

    @Test
    void exceedanceTellsSinceWhenAndByHowMuch() {
        Scene scene = hours(
                Scene.stack().limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3),
                "a21026-Avg=?",
                "42",
                "70");
        Signal second = scene.hours(START, 2).get(1).signals().get(0);
        assertThat(second.from()).isEqualTo(at(START));
        assertThat(second.to()).isEqualTo(at("2026-03-02T02:00"));
        assertThat(second.facts().get(0).code()).isEqualTo("exceedance.hour-exceedance");
        assertThat(second.facts().get(0).params())
                .containsEntry("multiple", "1.00")
                .containsEntry("value", "70");
    }

    @Test
    void aFactorThatIsDueAndDoesNotComeIsMissing() {
        Scene scene = hours(Scene.stack().due("a21026", "a21002"), "a21026-Avg=?", "30", "31", "32");
        assertThat(scene.hours(START, 3).get(0).signals())
                .extracting(Signal::kind, Signal::factorGroup, Signal::phase)
                .containsExactly(tuple(ConditionKind.MISSING, "a21002", Phase.RAISED));
    }

    @Test
    void aSilentPointIsOneCause() {
        Scene scene = hours(Scene.stack().due("a21026", "a21002"), "a21026-Avg=?,a21002-Avg=1?", "30", "-", "31");
        List<WindowResult> results = scene.hours(START, 3);
        assertThat(results.get(1).signals()).extracting(Signal::factorGroup).containsExactly("*");
        assertThat(results.get(2).signals()).extracting(Signal::phase).containsExactly(Phase.CLEARED);
    }

    @Test
    void ofAClosedPointNothingIsMissingAndWhatWasMissingIsOver() {
        Scene scene = Scene.stack().due("a21026", "a21002").closed("2026-03-02T02:00");
        List<WindowResult> results =
                hours(scene, "a21026-Avg=?,a21002-Avg=1?", "30", "-", "-", "-").hours(START, 4);
        assertThat(results.get(1).signals()).extracting(Signal::phase).containsExactly(Phase.RAISED);
        assertThat(results.get(2).signals()).extracting(Signal::phase).containsExactly(Phase.CLEARED);
        assertThat(results.get(3).signals()).isEmpty();
        assertThat(results.get(3).summary().states())
                .extracting(ConditionState::kind)
                .doesNotContain(ConditionKind.MISSING);
    }

    @Test
    void aStoppedSourceIsNotMissing() {
        Scene scene = Scene.stack().due("a21026").mark(MarkKind.STOPPED, true, START, "2026-03-02T03:00");
        hours(scene, "a21026-Avg=?", "0", "0", "0");
        assertThat(phases(scene, 3, ConditionKind.MISSING)).containsOnly("");
    }

    @Test
    void constantContinuousValueRaisesAfterHalfAnHour() {
        Scene scene = Scene.stack().realtimeInterval(60);
        for (int minute = 0; minute < 60; minute++) {
            String value = minute < 20 ? "3" + minute % 7 : "33.3";
            scene.realtime("2026-03-02T00:%02d".formatted(minute), "a21026-Rtd=" + value);
        }
        Signal signal = scene.hours(START, 1).get(0).signals().get(0);
        assertThat(signal.kind()).isEqualTo(ConditionKind.CONSTANT);
        assertThat(signal.from()).isEqualTo(at("2026-03-02T00:20"));
        assertThat(signal.facts().get(0).params())
                .containsEntry("value", "33.3")
                .containsEntry("minutes", "40");
    }

    @Test
    void constantRunGoesOnAcrossHours() {
        Scene scene = hours(Scene.airStation(), "a21026-Avg=?", "12", "68", "68", "68", "68", "9");
        assertThat(phases(scene, 6, ConditionKind.CONSTANT)).containsExactly("", "", "", "", "RAISED", "CLEARED");
    }

    @ParameterizedTest
    @CsvSource({
        "two two-hour runs that are equal, 'w01018-Avg=40,w01018-Flag=N,w00000-Avg=3,w00000-Cou=10', 4",
        "no flow,                        'w01018-Avg=40,w01018-Flag=N,w00000-Avg=0,w00000-Cou=0',  6",
        "calibration,                    'w01018-Avg=40,w01018-Flag=C,w00000-Avg=3,w00000-Cou=10', 6",
        "instrument stopped,             'w01018-Avg=40,w01018-Flag=F,w00000-Avg=3,w00000-Cou=10', 6",
    })
    void innocentConstantsDoNotRaise(String name, String packet, int count) {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        String[] same = new String[count];
        Arrays.fill(same, "");
        hours(scene, packet, same);
        List<Signal> constant = scene.hours(START, count).stream()
                .flatMap(result -> result.signals().stream())
                .filter(signal -> signal.kind() == ConditionKind.CONSTANT
                        && signal.factorGroup().equals("w01018"))
                .toList();
        assertThat(constant).as(name).isEmpty();
    }

    @Test
    void constantPeriodicAnalyserRaisesAfterFiveHours() {
        Scene scene = hours(
                Scene.wasteWater().minuteInterval(10),
                "w01018-Avg=?,w01018-Flag=N",
                "40",
                "40",
                "40",
                "40",
                "40",
                "41");
        assertThat(phases(scene, 6, ConditionKind.CONSTANT)).containsExactly("", "", "", "", "RAISED", "CLEARED");
    }

    @Test
    void smallWholeNumbersOfAnAirStationAreEqualByRoundingForHours() {
        String[] low = new String[24];
        Arrays.fill(low, "3");
        assertThat(phases(hours(Scene.airStation(), "a21026-Avg=?", low), 23, ConditionKind.CONSTANT))
                .containsOnly("");
        assertThat(phases(hours(Scene.airStation(), "a21026-Avg=?", low), 24, ConditionKind.CONSTANT))
                .endsWith("RAISED");
    }

    @Test
    void oneHourWithoutAFigureIsNoticedAtAnOutletAndTwoAtAnAirStation() {
        Scene outlet = hours(Scene.stack().due("a21026"), "a21026-Avg=?", "30", "-", "31");
        assertThat(phases(outlet, 3, ConditionKind.MISSING)).containsExactly("", "RAISED", "CLEARED");
        Scene station = hours(
                Scene.airStation().due("a21026", "a21004"),
                "a21026-Avg=30?",
                "1,a21004-Avg=20",
                "2",
                "3",
                "4,a21004-Avg=21");
        assertThat(phases(station, 4, ConditionKind.MISSING)).containsExactly("", "", "RAISED", "CLEARED");
    }

    @Test
    void aGapEndsAConstantRun() {
        Scene scene = hours(Scene.wasteWater().minuteInterval(10), "w01018-Avg=?", "40", "40", "-", "-", "40", "40");
        assertThat(phases(scene, 6, ConditionKind.CONSTANT)).containsOnly("");
    }

    @Test
    void jumpRaisesAndCalibrationDoesNot() {
        Scene jump = hours(Scene.wasteWater(), "w01018-Avg=?", "40", "42", "41", "300");
        assertThat(phases(jump, 4, ConditionKind.JUMP)).containsExactly("", "", "", "RAISED");
        Scene calibrated = hours(Scene.wasteWater(), "w01018-Avg=?", "40", "42", "41", "300,w01018-Flag=C");
        assertThat(phases(calibrated, 4, ConditionKind.JUMP)).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({"false, mirror.copied", "true, mirror.reversed"})
    void copiedAndMirroredSegmentsAreSeen(boolean reversed, String code) {
        String[] values = new String[24];
        for (int i = 0; i < 12; i++) {
            values[i] = Integer.toString(20 + i * i % 17);
            values[reversed ? 23 - i : 12 + i] = values[i];
        }
        Scene scene = hours(Scene.stack(), "a21026-Avg=?", values);
        assertThat(scene.hours(START, 24).get(23).signals())
                .filteredOn(signal -> signal.kind() == ConditionKind.MIRROR)
                .singleElement()
                .satisfies(signal -> assertThat(signal.facts().get(0).code()).isEqualTo(code));
    }

    @Test
    void repeatedFlatValuesAreNoMirror() {
        String[] values = new String[24];
        Arrays.fill(values, "20");
        assertThat(phases(hours(Scene.stack(), "a21026-Avg=?", values), 24, ConditionKind.MIRROR))
                .containsOnly("");
    }

    @Test
    void deviceHourThatDoesNotFollowFromItsOwnMinutesIsADifference() {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        for (int part = 0; part < 6; part++) {
            scene.upload(SampleKind.MINUTE, "2026-03-02T00:%d0".formatted(part), "w01018-Avg=4" + part);
        }
        scene.upload(SampleKind.HOUR, START, "w01018-Avg=39");
        Signal signal = scene.hours(START, 1).get(0).signals().get(0);
        assertThat(signal.kind()).isEqualTo(ConditionKind.DEVICE_DIFFERENCE);
        assertThat(signal.facts().get(0).code()).isEqualTo("difference.sub-means");
        assertThat(signal.facts().get(0).params())
                .containsEntry("computed", "42.5000")
                .containsEntry("device", "39.0000");
    }

    @Test
    void parameterChangeWithAStepIsSeenAndWithoutAStepIsNot() {
        Scene step = hours(
                Scene.stack(),
                "a21026-Avg=?",
                "50,i13008-Rtd=1.00,i13008-Avg=1.00",
                "51,i13008-Avg=1.00",
                "30,i13008-Avg=0.60");
        assertThat(phases(step, 3, ConditionKind.PARAMETER_STEP)).containsExactly("", "", "RAISED");
        Scene quiet =
                hours(Scene.stack(), "a21026-Avg=?", "50,i13008-Avg=1.00", "51,i13008-Avg=1.00", "50,i13008-Avg=0.98");
        assertThat(phases(quiet, 3, ConditionKind.PARAMETER_STEP)).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'w00000-Avg=208.01,w00000-Cou=748.84,w01018-Avg=23.2,w01018-Cou=17.37',     ",
        "'w00000-Avg=208.01,w00000-Cou=748.84,w01018-Avg=23.2,w01018-Cou=10.5',      identity.mean-times-volume",
        "'w00000-Avg=208.01,w00000-Cou=900,w01018-Avg=23.2,w01018-Cou=20.88',        identity.mean-times-volume",
        "'w01018-Min=41,w01018-Avg=40,w01018-Max=45',                                identity.min-avg-max",
        "'w01018-Avg=40,w01017-Avg=60',                                              identity.whole-and-part",
        "'w21001-Avg=12,w21003-Avg=12.5',                                            ",
    })
    void wasteWaterIdentities(String packet, @Nullable String code) {
        Scene scene = Scene.wasteWater().upload(SampleKind.HOUR, START, packet);
        assertIdentity(scene, code);
    }

    @ParameterizedTest
    @CsvSource({
        "'a21026-Avg=30,a21026-ZsAvg=37.5,a19001-Avg=9',                     ",
        "'a21026-Avg=30,a21026-ZsAvg=30.0,a19001-Avg=9',                     identity.converted",
        "'a21026-ZsMin=38,a21026-ZsAvg=37.5,a21026-ZsMax=40,a21026-Avg=30',  identity.zs-min-avg-max",
        "'a21002-Avg=30,a21004-Avg=45',                                      identity.whole-and-part",
    })
    void flueGasIdentities(String packet, @Nullable String code) {
        Scene scene = Scene.stack().referenceOxygen("6").upload(SampleKind.HOUR, START, packet);
        assertIdentity(scene, code);
    }

    private static void assertIdentity(Scene scene, @Nullable String code) {
        List<String> codes = scene.hours(START, 1).get(0).signals().stream()
                .filter(signal -> signal.kind() == ConditionKind.IDENTITY)
                .map(signal -> signal.facts().get(0).code())
                .distinct()
                .toList();
        if (code == null) {
            assertThat(codes).isEmpty();
        } else {
            assertThat(codes).containsExactly(code);
        }
    }

    @Test
    void valuesThatCannotBeTrueAreOutOfRange() {
        Scene scene = hours(Scene.stack(), "a19001-Avg=?", "9", "22", "9", "9");
        assertThat(phases(scene, 4, ConditionKind.OUT_OF_RANGE)).containsExactly("", "RAISED", "", "CLEARED");
    }
}
