/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowEvaluator;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.pipeline.rules.ParametersAt;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/** What a detector may look at in one window. */
final class Scope {

    private final WindowInput input;
    private final List<Aggregate> aggregates;
    private final List<Judgement> judgements;
    private final RulesSnapshot rules;
    private final PointRules point;
    private final List<Sample> samples;
    private final ParametersAt parameters;
    private final List<WindowSummary> parts;
    private final List<WindowSummary> history;
    private List<Finding> findings = List.of();

    Scope(WindowInput input, List<Aggregate> aggregates, List<Judgement> judgements, RulesSnapshot rules) {
        this.input = input;
        this.aggregates = aggregates;
        this.judgements = judgements;
        this.rules = rules;
        this.point = rules.getPoint(input.window().pointId());
        this.samples = input.samples().stream()
                .filter(sample -> window().contains(sample.time()) && isOfLevel(sample.kind()))
                .toList();
        this.parameters = rules.parametersAt(input.window().start());
        this.parts = input.parts().isEmpty() ? List.of() : inOrder(input.parts(), window().start(), window().end());
        this.history = input.history().isEmpty()
                ? List.of()
                : inOrder(
                        input.history(),
                        window().start().minus(WindowEvaluator.reach(window().level())),
                        window().start());
    }

    private boolean isOfLevel(SampleKind kind) {
        return kind == level().upload() || (level() == Level.MINUTE && kind == SampleKind.REALTIME);
    }

    /** What instruments and logger said of themselves within the window, by time. */
    List<Sample> statements() {
        return input.samples().stream()
                .filter(sample -> sample.kind() == SampleKind.STATEMENT && window().contains(sample.time()))
                .sorted(Comparator.comparingLong(Sample::timeMillis).thenComparingLong(Sample::arrivalMillis))
                .toList();
    }

    private static List<WindowSummary> inOrder(List<WindowSummary> windows, Instant from, Instant to) {
        TreeMap<Instant, WindowSummary> byStart = new TreeMap<>(Comparator.naturalOrder());
        for (WindowSummary summary : windows) {
            byStart.put(summary.window().start(), summary);
        }
        return List.copyOf(byStart.subMap(from, to).values());
    }

    Window window() {
        return input.window();
    }

    Level level() {
        return input.window().level();
    }

    boolean closed() {
        return input.closed();
    }

    List<Aggregate> aggregates() {
        return aggregates;
    }

    List<Judgement> judgements() {
        return judgements;
    }

    List<WindowSummary> parts() {
        return parts;
    }

    List<WindowSummary> history() {
        return history;
    }

    List<Finding> findings() {
        return findings;
    }

    void found(List<Finding> inThisWindow) {
        findings = inThisWindow;
    }

    PointRule point() {
        return point.point();
    }

    PointRules rules() {
        return point;
    }

    /** The rules of all points. */
    RulesSnapshot all() {
        return rules;
    }

    /** Everything that was sent for this window: of a minute its instants and the upload, of an hour its upload. */
    List<Sample> samples() {
        return samples;
    }

    Medium medium() {
        return point.point().kind().medium();
    }

    ParametersAt parameters() {
        return parameters;
    }

    Ratio parameter(ConditionKind kind, String name, String factor) {
        return parameters.get(kind.word(), name, point.point(), factor).toRatio();
    }

    Optional<Ratio> findParameter(ConditionKind kind, String name, String factor, Unit unit) {
        return parameters.findIn(kind.word(), name, point.point(), factor, unit);
    }

    long number(ConditionKind kind, String name, String factor) {
        return parameters.getLong(kind.word(), name, point.point(), factor);
    }

    Optional<Aggregate> find(String factor, Basis basis) {
        return find(aggregates, factor, basis);
    }

    static Optional<Aggregate> find(List<Aggregate> aggregates, String factor, Basis basis) {
        for (Aggregate aggregate : aggregates) {
            if (aggregate.basis() == basis && aggregate.factor().equals(factor)) {
                return Optional.of(aggregate);
            }
        }
        return Optional.empty();
    }

    Optional<ConditionState> findState(ConditionKind kind, String group) {
        for (ConditionState state : input.before()) {
            if (state.kind() == kind && state.factorGroup().equals(group)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    List<ConditionState> before() {
        return input.before();
    }

    static boolean isConcentration(Aggregate aggregate) {
        return aggregate.unit().dimension() == Dimension.MASS_CONCENTRATION;
    }

    /** Whether the source stood still: a flow is measured and it is zero. */
    static boolean isStandingStill(List<Aggregate> figures) {
        return isZero(find(figures, Factors.WATER_FLOW, Basis.MEASURED))
                || isZero(find(figures, Factors.GAS_FLOW, Basis.MEASURED));
    }

    private static boolean isZero(Optional<Aggregate> flow) {
        return flow.flatMap(Aggregate::findUsableMean)
                .map(mean -> mean.signum() == 0)
                .orElse(false);
    }

    Observed observed(ConditionKind kind, Aggregate figure, Observation observation, Fact... facts) {
        return observed(kind, figure.factor(), observation, figure.late(), facts);
    }

    Observed observed(ConditionKind kind, String group, Observation observation, boolean late, Fact... facts) {
        return new Observed(kind, group, observation, window().start(), window().end(), List.of(facts), late, "");
    }
}
