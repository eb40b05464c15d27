/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** Drift of the baseline 零点漂移: the least value of each day creeps one way day after day, and far enough to matter. */
final class DriftDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.DRIFT;

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED && Scope.isConcentration(figure)) {
                observed.add(observe(scope, figure));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure) {
        int days = (int) scope.number(KIND, "days", figure.factor());
        List<Ratio> baseline = new ArrayList<>();
        List<Ratio> means = new ArrayList<>();
        List<WindowSummary> history = scope.history();
        for (WindowSummary day : history.subList(Math.max(0, history.size() - days + 1), history.size())) {
            day.find(figure.factor(), Basis.MEASURED).ifPresent(past -> add(past, baseline, means));
        }
        add(figure, baseline, means);
        if (baseline.size() < days || !figure.state().isUsable()) {
            return scope.observed(KIND, figure, Observation.NONE);
        }
        Ratio moved = baseline.get(days - 1).minus(baseline.get(0));
        Ratio allowed = Numbers.median(means)
                .abs()
                .times(scope.parameter(KIND, "share", figure.factor()))
                .dividedBy(100);
        boolean bad = isMonotone(baseline) && moved.abs().isAbove(allowed);
        return bad
                ? scope.observed(KIND, figure, Observation.BAD, fact(figure, days, moved))
                : scope.observed(KIND, figure, Observation.GOOD);
    }

    private static void add(Aggregate figure, List<Ratio> baseline, List<Ratio> means) {
        Optional<Ratio> low = figure.findOfficial().map(Statistic::min);
        Optional<Ratio> mean = figure.findUsableMean();
        if (low.isPresent() && mean.isPresent()) {
            baseline.add(low.get());
            means.add(mean.get());
        }
    }

    private static boolean isMonotone(List<Ratio> values) {
        int direction = values.get(1).compareTo(values.get(0));
        for (int i = 1; i < values.size(); i++) {
            int step = Integer.signum(values.get(i).compareTo(values.get(i - 1)));
            if (step == 0 || step != Integer.signum(direction)) {
                return false;
            }
        }
        return true;
    }

    private static Fact fact(Aggregate figure, int days, Ratio moved) {
        return new Fact(
                FactCode.DRIFT_BASELINE,
                Map.of(
                        "factor",
                        figure.factor(),
                        "days",
                        Integer.toString(days),
                        "moved",
                        Rounding.significant(moved, 6).toString(),
                        "unit",
                        figure.unit().symbol()));
    }
}
