/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/**
 * Suspiciously small spread 波动过小: the coefficient of variation of a day's hours is far below its median of the days
 * before. Each day leaves the square of its coefficient as a finding. A day without any spread belongs to {@link
 * ConstantDetector}; hours standing still, stopped or marked do not count.
 */
final class SpreadDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.SMALL_SPREAD;
    private static final String SQUARE = "spread.square";

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Finding today : scope.findings()) {
            if (today.code().equals(SQUARE)) {
                observed.add(observe(scope, today));
            }
        }
        return observed;
    }

    /** The spread of a closed day, by factor with enough hours. */
    static List<Finding> squares(Scope scope) {
        if (scope.level() != Level.DAY || !scope.closed()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED
                    && Scope.isConcentration(figure)
                    && scope.number(KIND, "applies", figure.factor()) > 0) {
                findSquare(scope, figure.factor()).ifPresent(square -> findings.add(finding(scope, figure, square)));
            }
        }
        return findings;
    }

    private static Finding finding(Scope scope, Aggregate figure, Ratio square) {
        return new Finding(
                KIND,
                SQUARE,
                figure.factor(),
                scope.window().start(),
                scope.window().end(),
                Map.of("square", Rounding.significant(square, 6).toString()));
    }

    /** Variance / mean², empty when too few hours count or the mean is not above zero. */
    private static Optional<Ratio> findSquare(Scope scope, String factor) {
        List<Ratio> means = new ArrayList<>();
        for (WindowSummary hour : scope.parts()) {
            hour.find(factor, Basis.MEASURED)
                    .filter(figure ->
                            figure.judged() && figure.marks().isEmpty() && !Scope.isStandingStill(hour.aggregates()))
                    .flatMap(Aggregate::findUsableMean)
                    .ifPresent(means::add);
        }
        Ratio mean = Numbers.mean(means);
        if (means.size() < scope.number(KIND, "least-hours", factor) || mean.signum() <= 0) {
            return Optional.empty();
        }
        Ratio squares = Ratio.ZERO;
        for (Ratio value : means) {
            Ratio distance = value.minus(mean);
            squares = squares.plus(distance.times(distance));
        }
        return Optional.of(squares.dividedBy(means.size()).dividedBy(mean.times(mean)));
    }

    private static Observed observe(Scope scope, Finding today) {
        String factor = today.factorGroup();
        List<Ratio> before = before(scope, factor);
        Ratio square = square(today);
        boolean known = before.size() >= scope.number(KIND, "least-days", factor);
        if (!known || square.signum() == 0) {
            return scope.observed(KIND, factor, Observation.NONE, false);
        }
        Ratio usual = Numbers.median(before);
        Ratio times = scope.parameter(KIND, "times", factor);
        boolean bad = square.times(times).times(times).isBelow(usual);
        return bad
                ? scope.observed(KIND, factor, Observation.BAD, false, fact(factor, square, usual))
                : scope.observed(KIND, factor, Observation.GOOD, false);
    }

    private static List<Ratio> before(Scope scope, String factor) {
        int days = (int) scope.number(KIND, "days", factor);
        List<WindowSummary> history = scope.history();
        return history.subList(Math.max(0, history.size() - days), history.size()).stream()
                .flatMap(day -> day.findings().stream())
                .filter(finding ->
                        finding.code().equals(SQUARE) && finding.factorGroup().equals(factor))
                .map(SpreadDetector::square)
                .toList();
    }

    private static Ratio square(Finding finding) {
        return Decimal.of(finding.params().getOrDefault("square", "0")).toRatio();
    }

    private static Fact fact(String factor, Ratio square, Ratio usual) {
        return new Fact(
                FactCode.SPREAD_SMALL, Map.of("factor", factor, "spread", percent(square), "usual", percent(usual)));
    }

    /** The coefficient of variation in percent, for reading only. */
    private static String percent(Ratio square) {
        return Rounding.significant(Rounding.fromDouble(100 * Math.sqrt(square.toDouble())), 3)
                .toString();
    }
}
