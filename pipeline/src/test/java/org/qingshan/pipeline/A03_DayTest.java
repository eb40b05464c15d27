/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingshan.pipeline.fixture.Scene.measured;
import static org.qingshan.pipeline.fixture.Scene.ours;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.fixture.Scene;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** A day from its hours. */
class A03_DayTest {

    /** The sewage vector of the sheet: twelve two-hour periods, here each hour of a pair alike. */
    private static final List<String> FLOW =
            List.of("820", "760", "700", "680", "720", "900", "1100", "1180", "1120", "1060", "1000", "940");

    private static final List<String> COD =
            List.of("46", "44", "43", "42", "45", "52", "58", "61", "57", "53", "50", "48");

    @Test
    void sewageDayIsWeightedByFlow() {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        for (int hour = 0; hour < 24; hour++) {
            int period = hour / 2;
            scene.upload(
                    SampleKind.HOUR,
                    "2026-03-02T%02d:00".formatted(hour),
                    "w01018-Avg=" + COD.get(period) + ",w00000-Avg=1,w00000-Cou=" + FLOW.get(period));
        }
        Aggregate cod = measured(scene.day("2026-03-02T00:00"), "w01018");
        assertThat(Rounding.decimals(cod.findUsableMean().orElseThrow(), 3)).hasToString("50.996");
        assertThat(Rounding.decimals(ours(cod).findArithmeticMean().orElseThrow(), 3))
                .hasToString("49.917");
    }

    @Test
    void airDayNeedsTwentyHours() {
        assertThat(airDay(20).state().usability()).isEqualTo(Usability.VALID);
        assertThat(airDay(19).state().usability()).isEqualTo(Usability.INVALID);
    }

    private static Aggregate airDay(int hours) {
        Scene scene = Scene.airStation();
        for (int hour = 0; hour < hours; hour++) {
            scene.upload(SampleKind.HOUR, "2026-03-02T%02d:00".formatted(hour), "a34004-Avg=" + (30 + hour));
        }
        return measured(scene.day("2026-03-02T00:00"), "a34004");
    }

    @Test
    void aStationThatRunsEveryFourHoursIsJudgedByItsRuns() {
        Scene scene = Scene.section().dayRuns(6);
        for (int hour = 0; hour < 16; hour += 4) {
            scene.upload(SampleKind.HOUR, "2026-03-02T%02d:00".formatted(hour), "w21003-Avg=0." + (1 + hour / 4));
        }
        Aggregate ammonia = measured(scene.day("2026-03-02T00:00"), "w21003");
        assertThat(ammonia.valid()).isEqualTo(4);
        assertThat(ammonia.due()).isEqualTo(6);
        assertThat(ammonia.findUsableMean()).contains(Ratio.of("0.25"));
    }

    @Test
    void hoursWithoutFlowAreNotDue() {
        Scene scene = Scene.wasteWater().minuteInterval(10);
        for (int hour = 0; hour < 24; hour++) {
            String flow = hour < 8 ? "w00000-Avg=10,w00000-Cou=36" : "w00000-Avg=0,w00000-Cou=0";
            scene.upload(SampleKind.HOUR, "2026-03-02T%02d:00".formatted(hour), "w01018-Avg=40," + flow);
        }
        Aggregate cod = measured(scene.day("2026-03-02T00:00"), "w01018");
        assertThat(cod.due()).isEqualTo(8);
        assertThat(cod.state().usability()).isEqualTo(Usability.VALID);
        assertThat(cod.findUsableMean()).contains(Ratio.of(40));
    }
}
