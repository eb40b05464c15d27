/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.mark.Mark;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

class RulesSnapshotTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final PointRule STACK = PointRule.of(1, PointKind.WASTE_GAS_OUTLET, 1);

    private static LimitRule limit(long id, String upper, Instant from) {
        return new LimitRule(
                id,
                1,
                "a21026",
                Averaging.HOUR,
                Basis.CONVERTED,
                null,
                Decimal.of(upper),
                Unit.MG_PER_M3,
                "s",
                "",
                from,
                null);
    }

    @Test
    void theLaterBegunLimitHolds() {
        RulesSnapshot rules = RulesSnapshot.builder(1)
                .add(STACK)
                .add(limit(2, "50", NOON.minusSeconds(100)))
                .add(limit(1, "35", NOON))
                .build();
        PointRules point = rules.getPoint(1);
        assertThat(point.findLimit("a21026", Averaging.HOUR, Basis.CONVERTED, NOON))
                .hasValueSatisfying(limit -> assertThat(limit.upper()).hasToString("35"));
        assertThat(point.findLimit("a21026", Averaging.HOUR, Basis.CONVERTED, NOON.minusSeconds(1)))
                .hasValueSatisfying(limit -> assertThat(limit.upper()).hasToString("50"));
        assertThat(point.findLimit("a21026", Averaging.DAY, Basis.CONVERTED, NOON))
                .isEmpty();
    }

    @Test
    void rowsOfUnknownPointsAreRefused() {
        RulesSnapshot.Builder builder = RulesSnapshot.builder(1).add(limit(1, "35", NOON));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("point 1");
    }

    @Test
    void aDeviceWithoutChannelsFeedsItsOwnPoint() {
        DeviceRule device = new DeviceRule(
                5,
                "MN5",
                1,
                "auto",
                "",
                "standard",
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                LabelSide.START,
                Duration.ZERO,
                true);
        ChannelRule channel = new ChannelRule(
                1, 5, "", "a21026", 2, "a21026", Unit.MG_PER_M3, GasState.DRY_STANDARD, null, 1, null, null);
        PointRule second = PointRule.of(2, PointKind.WASTE_GAS_OUTLET, 1);
        RulesSnapshot plain = RulesSnapshot.builder(1).add(STACK).add(device).build();
        RulesSnapshot channelled = RulesSnapshot.builder(1)
                .add(STACK)
                .add(second)
                .add(device)
                .add(channel)
                .build();
        assertThat(plain.listPointsOf(plain.findDevice("MN5").orElseThrow())).containsExactly(1);
        assertThat(channelled.listPointsOf(device)).containsExactly(2);
    }

    @Test
    void otherMarksMakeAnotherSnapshotAndLeaveThisOne() {
        Mark mark = new Mark(1, 1, Set.of(), NOON, NOON.plusSeconds(60), MarkKind.STOPPED, true, NOON);
        RulesSnapshot rules = RulesSnapshot.builder(1).add(STACK).build();
        RulesSnapshot marked = rules.withMarks(2, 1, List.of(mark));
        assertThat(marked.getPoint(1).listMarks()).containsExactly(mark);
        assertThat(marked.id()).isEqualTo(2);
        assertThat(rules.getPoint(1).listMarks()).isEmpty();
    }

    @Test
    void theMostSpecialParameterWins() {
        ParametersAt parameters = Parameters.standard()
                .with(List.of(
                        new Parameter("jump", "times", null, null, null, Decimal.of("4"), "times", Certainty.OWN),
                        new Parameter(
                                "jump", "times", Medium.WASTE_GAS, null, null, Decimal.of("5"), "times", Certainty.OWN),
                        new Parameter("jump", "times", null, "a21026", null, Decimal.of("6"), "times", Certainty.OWN),
                        new Parameter("jump", "times", null, null, 1, Decimal.of("7"), "times", Certainty.OWN)))
                .at(NOON);
        PointRule other = PointRule.of(2, PointKind.WASTE_GAS_OUTLET, 1);
        assertThat(parameters.get("jump", "times", STACK, "a21026")).hasToString("7");
        assertThat(parameters.get("jump", "times", other, "a21026")).hasToString("6");
        assertThat(parameters.get("jump", "times", other, "a21002")).hasToString("5");
        assertThat(parameters.get("jump", "times", PointRule.of(3, PointKind.AIR_STATION, 1), "a21002"))
                .hasToString("4");
    }

    @Test
    void aWindowIsJudgedByTheParametersOfItsTime() {
        Parameter former =
                new Parameter("jump", "times", null, null, null, Decimal.of("4"), "times", Certainty.OWN, null, NOON);
        Parameter later =
                new Parameter("jump", "times", null, null, null, Decimal.of("9"), "times", Certainty.OWN, NOON, null);
        RulesSnapshot rules = RulesSnapshot.builder(1)
                .add(STACK)
                .parameters(Parameters.standard().with(List.of(later, former)))
                .build();
        assertThat(rules.parametersAt(NOON.minusSeconds(1)).get("jump", "times", STACK, "a21026"))
                .hasToString("4");
        assertThat(rules.parametersAt(NOON).get("jump", "times", STACK, "a21026"))
                .hasToString("9");
    }

    @Test
    void shippedRowsMayBeginToHoldOnADay() {
        Instant begin = Instant.parse("2019-12-31T16:00:00Z");
        assertThat(Parameters.standard().at(begin.minusSeconds(1)).find("furnace", "minimum", STACK, "a01901"))
                .isEmpty();
        assertThat(Parameters.standard().at(begin).find("furnace", "minimum", STACK, "a01901"))
                .hasValueSatisfying(value -> assertThat(value).hasToString("850"));
    }

    @Test
    void ofTwoReferenceOxygensTheLaterBegunHolds() {
        PointRule point = new PointRule(
                1,
                PointKind.WASTE_GAS_OUTLET,
                1,
                null,
                List.of(
                        new OxygenRule(Decimal.of("6"), null, null),
                        new OxygenRule(Decimal.of("9"), NOON, NOON.plusSeconds(60))),
                Duration.ofMinutes(1),
                24,
                Set.of(),
                java.util.Map.of(),
                List.of());
        assertThat(point.findReferenceOxygen(NOON.minusSeconds(1)).orElseThrow())
                .hasToString("6");
        assertThat(point.findReferenceOxygen(NOON).orElseThrow()).hasToString("9");
        assertThat(point.findReferenceOxygen(NOON.plusSeconds(60)).orElseThrow())
                .hasToString("6");
    }

    @Test
    void parametersComeInTheUnitAsked() {
        PointRule station = PointRule.of(1, PointKind.AIR_STATION, 1);
        assertThat(Parameters.standard().at(NOON).findIn("range", "maximum", station, "a34004", Unit.MG_PER_M3))
                .contains(Ratio.of("1.5"));
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatThrownBy(() -> Parameters.standard().at(NOON).get("jump", "nonsense", STACK, "a21026"))
                .hasMessageContaining("jump/nonsense");
    }
}
