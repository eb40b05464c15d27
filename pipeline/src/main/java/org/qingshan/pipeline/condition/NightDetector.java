/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** Emission by night only, or clean values in the hours of inspection 检查时段骤降: nights far above days. */
final class NightDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.NIGHT_ONLY;

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED
                    && Scope.isConcentration(figure)
                    && scope.number(KIND, "applies", figure.factor()) > 0) {
                observed.add(observe(scope, figure));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure) {
        List<Ratio> night = new ArrayList<>();
        List<Ratio> day = new ArrayList<>();
        for (WindowSummary part : scope.parts()) {
            int hour = part.window().start().atZone(Windows.ZONE).getHour();
            part.find(figure.factor(), Basis.MEASURED)
                    .filter(hourly -> hourly.judged() && !Scope.isStandingStill(part.aggregates()))
                    .flatMap(Aggregate::findUsableMean)
                    .ifPresent(mean -> sort(hour, mean, night, day));
        }
        long least = scope.number(KIND, "least-hours", figure.factor());
        if (night.size() < least || day.size() < least) {
            return scope.observed(KIND, figure, Observation.NONE);
        }
        Ratio nightMean = Numbers.mean(night);
        Ratio dayMean = Numbers.mean(day);
        boolean bad = nightMean.signum() > 0
                && !nightMean.isBelow(dayMean.times(scope.parameter(KIND, "times", figure.factor())));
        return bad
                ? scope.observed(KIND, figure, Observation.BAD, fact(figure, nightMean, dayMean))
                : scope.observed(KIND, figure, Observation.GOOD);
    }

    private static void sort(int hour, Ratio mean, List<Ratio> night, List<Ratio> day) {
        if (hour >= 22 || hour < 6) {
            night.add(mean);
        } else if (hour >= 8 && hour < 18) {
            day.add(mean);
        }
    }

    private static Fact fact(Aggregate figure, Ratio night, Ratio day) {
        return new Fact(
                FactCode.NIGHT_ABOVE_DAY,
                Map.of(
                        "factor",
                        figure.factor(),
                        "night",
                        Rounding.significant(night, 6).toString(),
                        "day",
                        Rounding.significant(day, 6).toString(),
                        "unit",
                        figure.unit().symbol()));
    }
}
