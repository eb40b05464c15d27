/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;

/**
 * Constant values 恒值. Between the runs of a periodic analyser devices repeat the last value, so those have a longer
 * allowance; flagged values, marks, a source standing still and a gap end the run.
 */
final class ConstantDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.CONSTANT;

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED && scope.number(KIND, "applies", figure.factor()) > 0) {
                observed.add(observe(scope, figure));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure) {
        Run run = Run.remembered(scope.findState(KIND, figure.factor()).map(ConditionState::memory));
        boolean zeroCounts = scope.number(KIND, "zero-counts", figure.factor()) > 0;
        Duration gap = Duration.ofHours(24 / scope.point().dayRuns());
        List<WindowSummary> steps = partsWith(scope, figure.factor());
        if (steps.isEmpty()) {
            run = run.next(scope.aggregates(), figure, scope.window(), zeroCounts, gap);
        }
        for (WindowSummary step : steps) {
            Aggregate part = step.find(figure.factor(), Basis.MEASURED).orElseThrow();
            run = run.next(step.aggregates(), part, step.window(), zeroCounts, gap);
        }
        return toObserved(scope, figure, run);
    }

    private static Observed toObserved(Scope scope, Aggregate figure, Run run) {
        Instant end = scope.window().end();
        long minutes = run.value().isEmpty()
                ? 0
                : Duration.between(run.since(), run.until()).toMinutes();
        boolean bad = run.isTelling() && minutes >= allowance(scope, figure.factor(), run);
        Observation observation = bad ? Observation.BAD : run.broken() ? Observation.EXCUSED : Observation.GOOD;
        Fact fact = new Fact(
                FactCode.CONSTANT_VALUE,
                Map.of(
                        "factor",
                        figure.factor(),
                        "value",
                        run.value(),
                        "unit",
                        figure.unit().symbol(),
                        "minutes",
                        Long.toString(minutes)));
        Instant from = run.value().isEmpty() ? scope.window().start() : run.since();
        return new Observed(
                KIND,
                figure.factor(),
                observation,
                from,
                end,
                bad ? List.of(fact) : List.of(),
                figure.late(),
                run.memory());
    }

    /** Small numbers of few digits are equal by rounding alone for hours: their allowance is longer. */
    private static long allowance(Scope scope, String factor, Run run) {
        long ordinary = scope.number(KIND, scope.point().isPeriodic(factor) ? "minutes-periodic" : "minutes", factor);
        boolean coarse = run.findDigits()
                .map(digits -> digits.isBelow(scope.parameter(KIND, "coarse-below", factor)))
                .orElse(false);
        return coarse ? Math.max(ordinary, scope.number(KIND, "minutes-coarse", factor)) : ordinary;
    }

    private static List<WindowSummary> partsWith(Scope scope, String factor) {
        return scope.parts().stream()
                .filter(part -> part.find(factor, Basis.MEASURED).isPresent())
                .toList();
    }

    /**
     * The present run of one value; empty = no run.
     *
     * @param evidence equal means count one, steps whose least and greatest are equal count {@link #TELLING}
     */
    private record Run(String value, Instant since, Instant until, int evidence, boolean broken) {

        /** One mean alone is no constant value; three equal ones are. */
        private static final int TELLING = 3;

        private static final Run NONE = new Run("", Instant.EPOCH, Instant.EPOCH, 0, false);
        private static final Run BROKEN = new Run("", Instant.EPOCH, Instant.EPOCH, 0, true);

        static Run remembered(Optional<String> memory) {
            return memory.filter(text -> !text.isEmpty()).map(Run::parse).orElse(NONE);
        }

        /** Memory written by another version is forgotten. */
        private static Run parse(String text) {
            String[] parts = text.split("\\|", -1);
            return parts.length != 4
                    ? NONE
                    : new Run(
                            parts[0],
                            Instant.parse(parts[1]),
                            Instant.parse(parts[2]),
                            Integer.parseInt(parts[3]),
                            false);
        }

        String memory() {
            return value.isEmpty() ? "" : value + '|' + since + '|' + until + '|' + evidence;
        }

        /** The value as a whole number of its last decimal: 3 of 0.3, 683 of 68.3. */
        Optional<Ratio> findDigits() {
            return value.isEmpty()
                    ? Optional.empty()
                    : Ratio.of(value)
                            .findDecimal()
                            .map(decimal ->
                                    Ratio.of(decimal.unscaled(), BigInteger.ONE).abs());
        }

        boolean isTelling() {
            return evidence >= TELLING;
        }

        Run next(List<Aggregate> figures, Aggregate figure, Window step, boolean zeroCounts, Duration longestGap) {
            boolean innocent = !figure.state().isUsable()
                    || !figure.marks().isEmpty()
                    || !figure.judged()
                    || Scope.isStandingStill(figures);
            if (innocent) {
                return BROKEN;
            }
            Statistic official = figure.findOfficial().orElseThrow();
            Optional<Ratio> flat = findFlat(official).filter(ratio -> zeroCounts || ratio.signum() != 0);
            if (flat.isEmpty()) {
                return NONE;
            }
            int weight = official.min() == null || official.max() == null ? 1 : TELLING;
            String now = flat.get().toString();
            boolean gap = Duration.between(until, step.start()).compareTo(longestGap) > 0;
            return now.equals(value) && !gap
                    ? new Run(value, since, step.end(), Math.min(TELLING, evidence + weight), broken)
                    : new Run(now, step.start(), step.end(), weight, broken);
        }

        private static Optional<Ratio> findFlat(Statistic official) {
            Ratio low = official.min();
            Ratio high = official.max();
            boolean moved = low != null && high != null && !low.equals(high);
            return moved ? Optional.empty() : official.findMean();
        }
    }
}
