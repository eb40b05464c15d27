/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.sample.Column;
import org.qingshan.pipeline.sample.Sample;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;

/**
 * Parameter changes 参数改动: range, intercept or slope (i13001, i13007, i13008, HJ 212-2017 table of device information) from
 * statements (CN 3020) or beside the values. Bad when the figures step within the hour, when the change is large and nothing
 * marks it, or when the figures step with a restart of the logger (CN 2081). A change under a calibration or maintenance flag
 * or mark is innocent.
 */
final class ParameterStepDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.PARAMETER_STEP;
    private static final Set<String> WATCHED = Set.of("i13001", "i13007", "i13008");
    private static final String RESTART = "restart";

    @Override
    public List<Observed> observe(Scope scope) {
        Map<String, Observed> observed = new LinkedHashMap<>();
        said(scope).forEach((group, values) -> observed.put(group, observe(scope, group, values)));
        if (isRestarted(scope)) {
            observed.put(RESTART, restarted(scope));
        }
        for (ConditionState state : scope.before()) {
            if (state.kind() == KIND) {
                observed.putIfAbsent(
                        state.factorGroup(),
                        toObserved(scope, state.factorGroup(), Observation.GOOD, null, state.memory()));
            }
        }
        return List.copyOf(observed.values());
    }

    /** What each parameter was said to be within the window, in order. */
    private static Map<String, List<Ratio>> said(Scope scope) {
        Map<String, List<Ratio>> said = new LinkedHashMap<>();
        for (Aggregate figure : scope.aggregates()) {
            if (WATCHED.contains(figure.factor()) && figure.basis() == Basis.MEASURED) {
                figure.findUsableMean().ifPresent(now -> add(said, figure.factor(), now));
            }
        }
        for (Sample sample : scope.statements()) {
            List<Column> columns = sample.layout().columns();
            for (int i = 0; i < columns.size(); i++) {
                if (WATCHED.contains(columns.get(i).code()) && sample.hasNumber(i)) {
                    String group =
                            columns.get(i).code() + (sample.instrument().isEmpty() ? "" : "+" + sample.instrument());
                    add(said, group, sample.value(i).toRatio());
                }
            }
        }
        return said;
    }

    private static void add(Map<String, List<Ratio>> said, String group, Ratio value) {
        said.computeIfAbsent(group, none -> new ArrayList<>()).add(value);
    }

    private static boolean isRestarted(Scope scope) {
        return scope.statements().stream()
                .flatMap(sample -> sample.layout().columns().stream())
                .anyMatch(column -> column.code().equals("RestartTime"));
    }

    private static Observed observe(Scope scope, String group, List<Ratio> values) {
        String memory = scope.findState(KIND, group).map(ConditionState::memory).orElse("");
        Ratio before = memory.isEmpty() ? values.get(0) : Ratio.of(memory);
        Ratio after = values.get(values.size() - 1);
        for (Ratio value : values) {
            if (!value.equals(before)) {
                return changed(scope, group, before, value, after.toString());
            }
        }
        return toObserved(scope, group, Observation.GOOD, null, after.toString());
    }

    private static Observed changed(Scope scope, String group, Ratio before, Ratio after, String memory) {
        if (isMarked(scope)) {
            return toObserved(scope, group, Observation.EXCUSED, null, memory);
        }
        Optional<Aggregate> step = findStep(scope, "step");
        String factor = step.map(Aggregate::factor).orElseGet(() -> instrumentOf(group));
        Map<String, String> params =
                Map.of("parameter", group, "before", text(before), "after", text(after), "factor", factor);
        if (step.isPresent()) {
            return toObserved(scope, group, Observation.BAD, new Fact(FactCode.PARAMETER_CHANGED, params), memory);
        }
        Ratio allowed =
                before.abs().times(scope.parameter(KIND, "unmarked", group)).dividedBy(100);
        boolean large = after.minus(before).abs().isAbove(allowed);
        Fact unmarked = large ? new Fact(FactCode.PARAMETER_UNMARKED, params) : null;
        return toObserved(scope, group, large ? Observation.BAD : Observation.GOOD, unmarked, memory);
    }

    private static String instrumentOf(String group) {
        int plus = group.indexOf('+');
        return plus < 0 ? "" : group.substring(plus + 1);
    }

    private static String text(Ratio value) {
        return value.findDecimal().map(Decimal::toString).orElseGet(value::toString);
    }

    private static Observed restarted(Scope scope) {
        Optional<Aggregate> step = isMarked(scope) ? Optional.empty() : findStep(scope, "restart-step");
        Fact fact = step.map(figure -> new Fact(FactCode.PARAMETER_RESTART, Map.of("factor", figure.factor())))
                .orElse(null);
        return toObserved(scope, RESTART, fact == null ? Observation.GOOD : Observation.BAD, fact, "");
    }

    private static Observed toObserved(
            Scope scope, String group, Observation observation, @Nullable Fact fact, String memory) {
        return new Observed(
                KIND,
                group,
                observation,
                scope.window().start(),
                scope.window().end(),
                fact == null ? List.of() : List.of(fact),
                false,
                memory);
    }

    /** Whether anything in this hour says calibration, maintenance, fault, stop or the like. */
    private static boolean isMarked(Scope scope) {
        return !scope.rules().listMarks(scope.window()).isEmpty()
                || scope.aggregates().stream()
                        .anyMatch(figure -> !figure.marks().isEmpty());
    }

    /** A concentration that moved from the hour before by more than the share. */
    private static Optional<Aggregate> findStep(Scope scope, String share) {
        if (scope.history().isEmpty()) {
            return Optional.empty();
        }
        WindowSummary last = scope.history().get(scope.history().size() - 1);
        return scope.aggregates().stream()
                .filter(figure -> figure.basis() == Basis.MEASURED && Scope.isConcentration(figure))
                .filter(figure -> isStep(scope, figure, last, share))
                .findFirst();
    }

    private static boolean isStep(Scope scope, Aggregate figure, WindowSummary last, String share) {
        Optional<Ratio> then = last.find(figure.factor(), Basis.MEASURED).flatMap(Aggregate::findUsableMean);
        Optional<Ratio> now = figure.findUsableMean();
        if (then.isEmpty() || now.isEmpty()) {
            return false;
        }
        Ratio allowed = then.get()
                .abs()
                .times(scope.parameter(KIND, share, figure.factor()))
                .dividedBy(100);
        return now.get().minus(then.get()).abs().isAbove(allowed);
    }
}
