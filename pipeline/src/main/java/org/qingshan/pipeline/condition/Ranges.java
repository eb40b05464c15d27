/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Statistic;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** Values that cannot be true, and instants above an instant limit. */
final class Ranges {

    private Ranges() {}

    static List<Finding> check(Scope scope) {
        if (scope.level() == Level.DAY) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED) {
                check(scope, figure).ifPresent(findings::add);
            }
        }
        if (scope.level() == Level.MINUTE) {
            findings.addAll(screened(scope));
        }
        return findings;
    }

    private static Optional<Finding> check(Scope scope, Aggregate figure) {
        if (figure.state().why().contains(Why.NEGATIVE)) {
            return Optional.of(finding(scope, figure, FactCode.RANGE_NEGATIVE, null, null));
        }
        Statistic official = figure.findOfficial().orElse(null);
        Optional<Ratio> maximum =
                scope.parameters().findIn("range", "maximum", scope.point(), figure.factor(), figure.unit());
        if (official == null || maximum.isEmpty() || !figure.state().isUsable()) {
            return Optional.empty();
        }
        Ratio high = official.max() == null ? official.findMean().orElse(null) : official.max();
        return high != null && high.isAbove(maximum.get())
                ? Optional.of(finding(scope, figure, FactCode.RANGE_ABOVE, high, maximum.get()))
                : Optional.empty();
    }

    private static Finding finding(
            Scope scope, Aggregate figure, FactCode code, @Nullable Ratio value, @Nullable Ratio bound) {
        return new Finding(
                code,
                figure.factor(),
                scope.window().start(),
                scope.window().end(),
                Map.of(
                        "factor",
                        figure.factor(),
                        "value",
                        text(value),
                        "bound",
                        text(bound),
                        "unit",
                        figure.unit().symbol()));
    }

    private static String text(@Nullable Ratio value) {
        return value == null ? "" : Rounding.significant(value, 6).toString();
    }

    /** Instant limits warn, they are no legal exceedance. */
    private static List<Finding> screened(Scope scope) {
        return scope.judgements().stream()
                .filter(judgement -> judgement.isExceeded())
                .map(judgement -> new Finding(
                        FactCode.SCREENING_INSTANT,
                        judgement.factor(),
                        scope.window().start(),
                        scope.window().end(),
                        Map.of("factor", judgement.factor(), "value", String.valueOf(judgement.value()))))
                .toList();
    }
}
