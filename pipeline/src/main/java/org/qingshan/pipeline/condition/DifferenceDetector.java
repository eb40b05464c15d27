/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/**
 * The device's figure against ours: of its own parts (the means of the minutes must give the hour) or of the instants.
 */
final class DifferenceDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.DEVICE_DIFFERENCE;

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED
                    && figure.device() != null
                    && scope.number(KIND, "applies", figure.factor()) > 0) {
                observed.add(observe(scope, figure, figure.device()));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure, Statistic device) {
        Statistic ours = figure.computed();
        boolean comparable = figure.state().isUsable()
                && scope.closed()
                && ours != null
                && ours.valid() * 100L >= ours.due() * scope.number(KIND, "least-share", figure.factor());
        if (!comparable || ours == null) {
            return scope.observed(KIND, figure, Observation.NONE);
        }
        Ratio theirs = device.findMean().orElseThrow();
        Ratio mean = ours.findMean().orElseThrow();
        Ratio difference = theirs.minus(mean).abs();
        return difference.isAbove(tolerance(scope, figure, device, mean))
                ? scope.observed(KIND, figure, Observation.BAD, fact(scope, figure, theirs, mean))
                : scope.observed(KIND, figure, Observation.GOOD);
    }

    /** The greatest of a share of the mean, what rounding of both can make, and a floor of the factor. */
    private static Ratio tolerance(Scope scope, Aggregate figure, Statistic device, Ratio mean) {
        Ratio relative = mean.abs()
                .times(scope.parameter(KIND, "tolerance", figure.factor()))
                .dividedBy(100);
        Ratio rounding = findLastDecimal(device)
                .map(scope.parameter(KIND, "rounding", figure.factor())::times)
                .orElse(Ratio.ZERO);
        Optional<Ratio> floor = scope.findParameter(KIND, "floor", figure.factor(), figure.unit());
        return relative.max(rounding).max(floor.orElse(Ratio.ZERO));
    }

    /** One unit of the last decimal the device sends, as its mean, least and greatest show it; empty = no decimals at all. */
    private static Optional<Ratio> findLastDecimal(Statistic device) {
        int scale = 0;
        for (Ratio sent : sent(device)) {
            Optional<Decimal> decimal = sent.findDecimal();
            if (decimal.isEmpty()) {
                return Optional.empty();
            }
            scale = Math.max(scale, decimal.get().scale());
        }
        return Optional.of(Ratio.ofUnscaled(1, scale));
    }

    private static List<Ratio> sent(Statistic device) {
        List<Ratio> sent = new ArrayList<>(device.findMean().stream().toList());
        for (Ratio extreme : Arrays.asList(device.min(), device.max())) {
            if (extreme != null) {
                sent.add(extreme);
            }
        }
        return sent;
    }

    private static Fact fact(Scope scope, Aggregate figure, Ratio theirs, Ratio ours) {
        boolean ownParts = scope.parts().stream().allMatch(part -> isFromDevice(part, figure.factor()));
        return new Fact(
                ownParts ? FactCode.DIFFERENCE_SUB_MEANS : FactCode.DIFFERENCE_OWN,
                Map.of(
                        "factor",
                        figure.factor(),
                        "device",
                        Rounding.significant(theirs, 6).toString(),
                        "computed",
                        Rounding.significant(ours, 6).toString(),
                        "unit",
                        figure.unit().symbol()));
    }

    private static boolean isFromDevice(WindowSummary part, String factor) {
        return part.find(factor, Basis.MEASURED)
                .map(aggregate -> aggregate.official() == Source.DEVICE)
                .orElse(true);
    }
}
