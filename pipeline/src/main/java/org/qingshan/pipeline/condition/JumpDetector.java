/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** Sudden change 突变: from one hour to the next more than a floor and more than a multiple of the last hours' median. */
final class JumpDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.JUMP;
    private static final int LOOK_BACK = 5;

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            Optional<Ratio> floor = scope.findParameter(KIND, "floor", figure.factor(), figure.unit());
            if (floor.isPresent() && figure.basis() == Basis.MEASURED) {
                observed.add(observe(scope, figure, floor.get()));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure, Ratio floor) {
        List<Aggregate> before = lastHours(scope, figure.factor());
        if (!scope.closed() || before.size() < 3) {
            return scope.observed(KIND, figure, Observation.NONE);
        }
        Aggregate last = before.get(before.size() - 1);
        if (isInnocent(figure) || isInnocent(last)) {
            return scope.observed(KIND, figure, Observation.EXCUSED);
        }
        Ratio now = figure.findUsableMean().orElseThrow();
        Ratio then = last.unit().convert(last.findUsableMean().orElseThrow(), figure.unit());
        List<Ratio> means =
                before.stream().flatMap(hour -> hour.findUsableMean().stream()).toList();
        Ratio allowed = Numbers.median(means).times(scope.parameter(KIND, "times", figure.factor()));
        boolean bad = now.minus(then).abs().isAbove(floor.max(allowed));
        return bad
                ? scope.observed(KIND, figure, Observation.BAD, fact(figure, then, now))
                : scope.observed(KIND, figure, Observation.GOOD);
    }

    private static boolean isInnocent(Aggregate figure) {
        return !figure.state().isUsable() || !figure.marks().isEmpty() || !figure.judged();
    }

    private static List<Aggregate> lastHours(Scope scope, String factor) {
        List<WindowSummary> history = scope.history();
        List<WindowSummary> last = history.subList(Math.max(0, history.size() - LOOK_BACK), history.size());
        return last.stream()
                .flatMap(hour -> hour.find(factor, Basis.MEASURED).stream())
                .toList();
    }

    private static Fact fact(Aggregate figure, Ratio then, Ratio now) {
        return new Fact(
                FactCode.JUMP_HOUR,
                Map.of(
                        "factor",
                        figure.factor(),
                        "before",
                        Rounding.significant(then, 6).toString(),
                        "after",
                        Rounding.significant(now, 6).toString(),
                        "unit",
                        figure.unit().symbol()));
    }
}
