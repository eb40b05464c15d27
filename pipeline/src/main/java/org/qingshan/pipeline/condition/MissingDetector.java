/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;

/** A closed hour without figures that were due: one cause when all are missing, else one per factor. */
final class MissingDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.MISSING;

    @Override
    public List<Observed> observe(Scope scope) {
        if (scope.point().isClosedAt(scope.window().start())) {
            return nothingDue(scope);
        }
        Set<String> due = due(scope);
        if (!scope.closed() || due.isEmpty()) {
            return List.of();
        }
        List<Observed> single = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (String factor : due) {
            Observation observation = observe(scope.find(factor, Basis.MEASURED).orElse(null));
            if (observation == Observation.BAD) {
                missing.add(factor);
            }
            single.add(scope.observed(KIND, factor, observation, false, fact(factor)));
        }
        if (missing.size() < due.size()) {
            single.add(scope.observed(KIND, "*", Observation.GOOD, false));
            return single;
        }
        return List.of(scope.observed(KIND, "*", Observation.BAD, false, fact("*")));
    }

    /** Of a closed point nothing is missing, and what was missing before is over. */
    private static List<Observed> nothingDue(Scope scope) {
        return scope.before().stream()
                .filter(state -> state.kind() == KIND)
                .map(state -> scope.observed(KIND, state.factorGroup(), Observation.GOOD, false))
                .toList();
    }

    /** What the registry declares, else whatever the point sent within the reach of the history. */
    private static Set<String> due(Scope scope) {
        if (!scope.point().factors().isEmpty()) {
            return new TreeSet<>(scope.point().factors());
        }
        Set<String> due = new TreeSet<>();
        for (WindowSummary hour : scope.history()) {
            hour.aggregates().forEach(aggregate -> due.add(aggregate.factor()));
        }
        return due;
    }

    private static Observation observe(@Nullable Aggregate figure) {
        if (figure == null) {
            return Observation.BAD;
        }
        if (figure.state().why().contains(Why.NOT_DUE) || figure.state().why().contains(Why.ZERO_FLOW)) {
            return Observation.EXCUSED;
        }
        boolean onlyTooFew = figure.state().usability() == Usability.INVALID
                && figure.state().why().equals(List.of(Why.TOO_FEW));
        return onlyTooFew ? Observation.BAD : Observation.GOOD;
    }

    private static Fact fact(String factor) {
        return new Fact(FactCode.MISSING_HOUR, Map.of("factor", factor));
    }
}
