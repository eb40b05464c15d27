/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;

/**
 * A step of the figures within the hour of a change of range, intercept or slope (i13001, i13007, i13008) 参数改动. A
 * change without a step, and a step without a change, say nothing here.
 */
final class ParameterStepDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.PARAMETER_STEP;
    private static final Set<String> WATCHED = Set.of("i13001", "i13007", "i13008");

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (WATCHED.contains(figure.factor()) && figure.basis() == Basis.MEASURED) {
                figure.findUsableMean().ifPresent(now -> observed.add(observe(scope, figure, now)));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure, Ratio now) {
        String memory = scope.findState(KIND, figure.factor())
                .map(ConditionState::memory)
                .orElse("");
        boolean changed = !memory.isEmpty() && !memory.equals(now.toString());
        Optional<Fact> step = changed ? findStep(scope, figure, memory, now) : Optional.empty();
        return new Observed(
                KIND,
                figure.factor(),
                step.isPresent() ? Observation.BAD : Observation.GOOD,
                scope.window().start(),
                scope.window().end(),
                step.stream().toList(),
                figure.late(),
                now.toString());
    }

    private static Optional<Fact> findStep(Scope scope, Aggregate parameter, String before, Ratio now) {
        if (scope.history().isEmpty()) {
            return Optional.empty();
        }
        WindowSummary last = scope.history().get(scope.history().size() - 1);
        for (Aggregate figure : scope.aggregates()) {
            Optional<Ratio> then = last.find(figure.factor(), Basis.MEASURED).flatMap(Aggregate::findUsableMean);
            Optional<Ratio> mean = figure.findUsableMean();
            if (figure.basis() == Basis.MEASURED
                    && Scope.isConcentration(figure)
                    && then.isPresent()
                    && mean.isPresent()
                    && isStep(scope, figure, then.get(), mean.get())) {
                return Optional.of(new Fact(
                        "parameter-step.changed",
                        Map.of(
                                "parameter",
                                parameter.factor(),
                                "before",
                                before,
                                "after",
                                now.toString(),
                                "factor",
                                figure.factor())));
            }
        }
        return Optional.empty();
    }

    private static boolean isStep(Scope scope, Aggregate figure, Ratio then, Ratio now) {
        Ratio allowed =
                then.abs().times(scope.parameter(KIND, "step", figure.factor())).dividedBy(100);
        return now.minus(then).abs().isAbove(allowed);
    }
}
