/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.unit.Unit;

/** Signs of tampering with instruments, parameters and clocks, and their innocent look-alikes. */
class B04_FraudConditionTest {

    private static final String START = "2026-03-02T00:00";

    private static Scene hourly(Scene scene, int hours, IntFunction<String> packetOfHour) {
        for (int hour = 0; hour < hours; hour++) {
            Instant time = at(START).plus(Duration.ofHours(hour));
            scene.packet(SampleKind.HOUR, time, packetOfHour.apply(hour), time.plus(Duration.ofMinutes(61)), false);
        }
        return scene;
    }

    private static List<Signal> ofHours(Scene scene, int hours, ConditionKind kind) {
        return of(scene.hours(START, hours), kind);
    }

    private static List<Signal> of(List<WindowResult> results, ConditionKind kind) {
        return results.stream()
                .flatMap(result -> result.signals().stream())
                .filter(signal -> signal.kind() == kind)
                .toList();
    }

    private static Optional<String> code(List<Signal> signals) {
        return signals.stream().findFirst().map(signal -> signal.facts().get(0).code());
    }

    /** Twenty ordinary days, then a day that hardly moves. */
    private static Scene quietDay(Scene scene, String suffix) {
        return hourly(scene, 21 * 24, hour -> {
            boolean quiet = hour >= 20 * 24;
            int value = quiet ? 5000 + hour % 3 : 4000 + hour * 37 % 1900;
            return "a21026-Avg=" + value / 100 + "." + "%02d".formatted(value % 100) + (quiet ? suffix : "");
        });
    }

    @Test
    void aDayThatHardlyVariesIsSeen() {
        List<Signal> signals = of(quietDay(Scene.stack(), "").days(START, 21), ConditionKind.SMALL_SPREAD);
        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.from()).isEqualTo(at("2026-03-22T00:00"));
            assertThat(signal.facts().get(0).code()).isEqualTo("small-spread.day");
        });
    }

    @ParameterizedTest
    @CsvSource({"calibration, ',a21026-Flag=C'", "stopped, ',a21026-Flag=F'", "no flow, ',a00000-Avg=0'"})
    void aDayThatHardlyVariesForAReasonIsInnocent(String name, String suffix) {
        assertThat(of(quietDay(Scene.stack(), suffix).days(START, 21), ConditionKind.SMALL_SPREAD))
                .as(name)
                .isEmpty();
    }

    @Test
    void twoHourlyAnalyserRunsHaveTheSpreadTheyAlwaysHad() {
        Scene scene = hourly(Scene.wasteWater(), 21 * 24, hour -> "w01018-Avg=" + (40 + hour / 2 * 7 % 11));
        assertThat(of(scene.days(START, 21), ConditionKind.SMALL_SPREAD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fresh,               20260302000500, '',                       ",
        "frozen,              20260301150000, '',                       sample-time.old",
        "ahead,               20260302030000, '',                       sample-time.ahead",
        "frozen while stopped,20260301150000, ',w01018-Flag=F',         ",
        "frozen without water,20260301150000, ',w00000-Avg=0',          ",
        "17 digits,           20260302000500123, '',                    ",
        "no time at all,      0, '',                                    ",
    })
    void samplingTimesAreHeldAgainstTheData(String name, String time, String more, @Nullable String code) {
        Scene scene = Scene.wasteWater()
                .upload(SampleKind.HOUR, START, "w01018-SampleTime=" + time + ",w01018-Avg=40" + more);
        assertThat(code(ofHours(scene, 1, ConditionKind.SAMPLE_TIME))).as(name).isEqualTo(Optional.ofNullable(code));
    }

    private static Scene limited() {
        return Scene.stack().limit("a21026", Averaging.HOUR, Basis.MEASURED, "", "35", Unit.MG_PER_M3);
    }

    @ParameterizedTest
    @CsvSource({
        "over and then under,      40, 30, '',               false, clock.rewritten",
        "under and then over,      30, 40, '',               false, clock.repeated",
        "both under,               30, 31, '',               false, clock.repeated",
        "the same again,           40, 40.0, '',             false, ",
        "corrected under a flag,   40, 30, ',a21026-Flag=C', false, ",
        "supplementary upload,     40, 30, '',               true,  ",
    })
    void oneTimeWithTwoValuesIsSeen(
            String name, String first, String second, String flag, boolean backFilled, @Nullable String code) {
        Instant arrival = at(START).plus(Duration.ofMinutes(61));
        Scene scene = limited()
                .packet(SampleKind.HOUR, at(START), "a21026-Avg=" + first, arrival, false)
                .packet(SampleKind.HOUR, at(START), "a21026-Avg=" + second + flag, arrival.plusSeconds(60), backFilled);
        assertThat(code(ofHours(scene, 1, ConditionKind.CLOCK))).as(name).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void splitPartsOfOneTimeAreNoTwoValues() {
        Instant arrival = at(START).plus(Duration.ofMinutes(61));
        Scene scene = limited()
                .packet(SampleKind.HOUR, at(START), "a21026-Avg=40", arrival, false)
                .packet(SampleKind.HOUR, at(START), "a19001-Avg=8", arrival.plusMillis(5), false);
        assertThat(ofHours(scene, 1, ConditionKind.CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1200, clock.ahead", "60, ", "-7200, "})
    void dataOfATimeStillToComeAreSeenAndLateDataAreNot(long aheadSeconds, @Nullable String code) {
        Instant end = at(START).plus(Duration.ofHours(1));
        Scene scene = Scene.stack()
                .packet(SampleKind.HOUR, at(START), "a21026-Avg=40", end.minusSeconds(aheadSeconds), false);
        assertThat(code(ofHours(scene, 1, ConditionKind.CLOCK))).isEqualTo(Optional.ofNullable(code));
    }

    /** Furnace minutes of two hours; {@code cold} of the 24 periods are at 800 °C. */
    private static Scene furnace(Scene scene, int cold) {
        Scene due = scene.realtimeInterval(60).minuteInterval(1);
        for (int minute = 0; minute < 120; minute++) {
            Instant time = at(START).plus(Duration.ofMinutes(minute));
            String degrees = minute / 5 < cold ? "800" : "900";
            due.packet(SampleKind.MINUTE, time, "a01901-Avg=" + degrees, time.plusSeconds(70), false);
        }
        return due;
    }

    @Test
    void moreThanFiveColdPeriodsOfTheFurnaceAreSeen() {
        List<Signal> signals = of(furnace(Scene.stack(), 6).days(START, 1), ConditionKind.FURNACE);
        assertThat(signals)
                .singleElement()
                .satisfies(signal -> assertThat(signal.facts().get(0).params())
                        .containsEntry("low", "6")
                        .containsEntry("periods", "24"));
        assertThat(of(furnace(Scene.stack(), 5).days(START, 1), ConditionKind.FURNACE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"START_UP", "SHUT_DOWN", "STOPPED", "CALIBRATION"})
    void aFurnaceMarkedAsStartingStoppingOrStoppedIsInnocent(MarkKind kind) {
        Scene scene = Scene.stack().mark(kind, true, "2026-03-02T00:00", "2026-03-02T01:00");
        assertThat(of(furnace(scene, 12).days(START, 1), ConditionKind.FURNACE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6, 0, 6", "5, 0, ", "6, 1, "})
    void aFurnaceWhoseDeviceSendsTheMeansOfItsPeriodsIsJudgedByThem(int cold, int flagged, @Nullable String low) {
        Scene scene = furnace(Scene.stack(), 0);
        for (int period = 0; period < 24; period++) {
            String flag = period < flagged ? ",a01901-Flag=D" : "";
            String time = START.replace("00:00", "%02d:%02d".formatted(period / 12, period % 12 * 5));
            scene.statement(time, "", "a01901-Avg=" + (period < cold ? "849.9" : "850.0") + flag);
        }
        assertThat(of(scene.days(START, 1), ConditionKind.FURNACE).stream()
                        .map(signal -> signal.facts().get(0).params().get("low"))
                        .toList())
                .isEqualTo(low == null ? List.of() : List.of(low));
    }

    @Test
    void aFurnaceThatOnlySendsTheMeansOfItsPeriodsIsJudged() {
        assertThat(of(sixColdMeans(Scene.stack()).days(START, 1), ConditionKind.FURNACE))
                .hasSize(1);
        Scene starting = Scene.stack().mark(MarkKind.START_UP, true, "2026-03-02T00:00", "2026-03-02T00:05");
        assertThat(of(sixColdMeans(starting).days(START, 1), ConditionKind.FURNACE))
                .isEmpty();
    }

    private static Scene sixColdMeans(Scene scene) {
        for (int period = 0; period < 6; period++) {
            scene.statement(START.replace("00:00", "00:%02d".formatted(period * 5)), "", "a01901-Avg=840");
        }
        return scene;
    }

    private static Scene slope(String second, String nextHour) {
        return Scene.stack()
                .upload(SampleKind.HOUR, START, "a21026-Avg=50")
                .statement("2026-03-02T00:10", "a21026", "i13008-Info=1.00")
                .upload(SampleKind.HOUR, "2026-03-02T01:00", nextHour)
                .statement("2026-03-02T01:10", "a21026", "i13008-Info=" + second);
    }

    @ParameterizedTest
    @CsvSource({
        "step with the slope,          0.60, 'a21026-Avg=30',               parameter-step.changed",
        "large change without a step,  0.60, 'a21026-Avg=51',               parameter-step.unmarked",
        "small correction,             0.98, 'a21026-Avg=51',               ",
        "no change,                    1.0,  'a21026-Avg=30',               ",
        "under calibration,            0.60, 'a21026-Avg=30,a21026-Flag=C', ",
    })
    void parameterChangesThatNothingMarksAreSeen(String name, String slope, String hour, @Nullable String code) {
        assertThat(code(ofHours(slope(slope, hour), 2, ConditionKind.PARAMETER_STEP)))
                .as(name)
                .isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void slopesOfTwoInstrumentsAreNoChange() {
        Scene scene = slope("1.00", "a21026-Avg=30").statement("2026-03-02T01:20", "a21002", "i13008-Info=2.5");
        assertThat(ofHours(scene, 2, ConditionKind.PARAMETER_STEP)).isEmpty();
    }

    @Test
    void anEnterpriseMarkExplainsAChange() {
        Scene scene =
                slope("0.60", "a21026-Avg=30").mark(MarkKind.MAINTENANCE, true, "2026-03-02T01:00", "2026-03-02T01:20");
        assertThat(ofHours(scene, 2, ConditionKind.PARAMETER_STEP)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, parameter-step.restart", "45, "})
    void aRestartOfTheLoggerIsSeenWhenTheFiguresStepWithIt(String after, @Nullable String code) {
        Scene scene = Scene.stack()
                .upload(SampleKind.HOUR, START, "a21026-Avg=50")
                .upload(SampleKind.HOUR, "2026-03-02T01:00", "a21026-Avg=" + after)
                .statement("2026-03-02T01:30", "", "RestartTime=20260302013000");
        assertThat(code(ofHours(scene, 2, ConditionKind.PARAMETER_STEP))).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void aParameterEventClearsAfterADayWithoutFurtherChanges() {
        Scene scene = hourly(Scene.stack(), 30, hour -> "a21026-Avg=" + (hour < 2 ? 50 : 30 + hour % 3));
        scene.statement("2026-03-02T00:10", "", "i13008-Info=1.00")
                .statement("2026-03-02T02:10", "", "i13008-Info=0.6");
        assertThat(ofHours(scene, 30, ConditionKind.PARAMETER_STEP))
                .extracting(signal -> signal.phase().name())
                .containsExactly("RAISED", "CLEARED");
    }

    @ParameterizedTest
    @CsvSource({
        "nitrogen and its parts,     'w21001-Avg=10,w21003-Avg=6,w21007-Avg=6', true",
        "nitrogen enough,            'w21001-Avg=13,w21003-Avg=6,w21007-Avg=6', false",
        "phosphorus above nitrogen,  'w21001-Avg=0.1,w21011-Avg=7',             false",
    })
    void aWholeBelowItsPartsIsSeen(String name, String packet, boolean bad) {
        Scene scene = Scene.wasteWater().upload(SampleKind.HOUR, START, packet);
        assertThat(ofHours(scene, 1, ConditionKind.IDENTITY).isEmpty()).as(name).isEqualTo(!bad);
    }

    @Test
    void exchangedHeadingsOfAStationAreSeen() {
        Scene scene = Scene.section().upload(SampleKind.HOUR, START, "w21001-Avg=0.1,w21011-Avg=7.2");
        assertThat(code(ofHours(scene, 1, ConditionKind.IDENTITY))).contains("identity.whole-and-part");
    }

    /** 10 m/s through 3 m² at 87 °C and 10 % moisture are 22.4 m³/s dry standard at sea level. */
    @ParameterizedTest
    @CsvSource({
        "as due,        22.2, 10,  0,    ",
        "halved,        11.1, 10,  0,    identity.velocity-and-area",
        "slow gas,      1.0,  0.5, 0,    ",
        "absolute kPa,  11.1, 10,  103,  ",
    })
    void flowFollowsFromVelocityAndArea(
            String name, String flow, String speed, String pressure, @Nullable String code) {
        Scene scene = Scene.stack()
                .upload(
                        SampleKind.HOUR,
                        START,
                        "a00000-Avg=%s,a01011-Avg=%s,a01016-Avg=3,a01012-Avg=60,a01013-Avg=%s,a01014-Avg=10"
                                .formatted(flow, speed, pressure));
        assertThat(code(ofHours(scene, 1, ConditionKind.IDENTITY))).as(name).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @CsvSource({"300000, identity.oxygen-and-carbon-dioxide", "200000, "})
    void oxygenAndCarbonDioxideStayBelowTheOxygenOfAir(String dioxide, @Nullable String code) {
        Scene scene = Scene.stack().upload(SampleKind.HOUR, START, "a19001-Avg=8,a05001-Avg=" + dioxide);
        assertThat(code(ofHours(scene, 1, ConditionKind.IDENTITY))).isEqualTo(Optional.ofNullable(code));
    }

    /** Six ten-minute figures and the hour of a device, all rounded to the decimals it sends. */
    @ParameterizedTest
    @CsvSource({
        "wind of small numbers,    a01007, '0.3 0.4 0.3 0.4 0.3 0.4', 0.4, 0.1, 0.6, false",
        "sulphur dioxide in whole, a21026, '3 4 3 4 3 4',             3,   2,   6,   false",
        "a real difference,        a21026, '30 40 30 40 30 40',       31,  20,  60,  true",
        "small but too far,        a01007, '0.3 0.4 0.3 0.4 0.3 0.4', 0.6, 0.1, 0.6, true",
        "wind direction,           a01008, '350 10 350 10 350 10',    0,   350, 10,  false",
    })
    void roundingOfSmallNumbersIsNoDifference(
            String name, String factor, String parts, String hour, String min, String max, boolean bad) {
        Scene scene = Scene.airStation().minuteInterval(10);
        String[] values = parts.split(" ", -1);
        for (int part = 0; part < values.length; part++) {
            scene.upload(SampleKind.MINUTE, "2026-03-02T00:%d0".formatted(part), factor + "-Avg=" + values[part]);
        }
        String packet = "?-Min=%s,?-Avg=%s,?-Max=%s".formatted(min, hour, max).replace("?", factor);
        scene.upload(SampleKind.HOUR, START, packet);
        assertThat(ofHours(scene, 1, ConditionKind.DEVICE_DIFFERENCE).isEmpty())
                .as(name)
                .isEqualTo(!bad);
    }
}
