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
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.standards.number.Ratio;

/**
 * Capped just below the limit 限值下截顶: over the last days far more hours at 95-100 % of the limit than just below, and
 * almost none just above. Each day leaves its counts as a finding.
 */
final class CapDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.CAP_BELOW_LIMIT;
    private static final String HISTOGRAM = "cap.histogram";

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Finding today : scope.findings()) {
            if (today.code().equals(HISTOGRAM)) {
                observed.add(observe(scope, today));
            }
        }
        return observed;
    }

    /** The counts of one day, by factor with an upper limit. */
    static List<Finding> histograms(Scope scope) {
        if (scope.level() != Level.DAY || scope.rules().limitedFactors().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (String factor : scope.rules().limitedFactors().stream().sorted().toList()) {
            findLimit(scope, factor).ifPresent(limit -> findings.add(histogram(scope, limit)));
        }
        return findings;
    }

    private static Optional<LimitRule> findLimit(Scope scope, String factor) {
        for (Averaging averaging : List.of(Averaging.HOUR, Averaging.DAY)) {
            for (Basis basis : List.of(Basis.CONVERTED, Basis.MEASURED)) {
                Optional<LimitRule> limit = scope.rules()
                        .findLimit(factor, averaging, basis, scope.window().start())
                        .filter(found -> found.upper() != null && found.lower() == null);
                if (limit.isPresent()) {
                    return limit;
                }
            }
        }
        return Optional.empty();
    }

    private static Finding histogram(Scope scope, LimitRule limit) {
        int[] counts = new int[4];
        for (WindowSummary hour : scope.parts()) {
            hour.find(limit.factor(), limit.basis())
                    .filter(figure -> figure.unit().convertsTo(limit.unit()))
                    .ifPresent(figure -> count(limit, figure, counts));
        }
        Map<String, String> params = Map.of(
                "total", Integer.toString(counts[0]),
                "below", Integer.toString(counts[1]),
                "cap", Integer.toString(counts[2]),
                "above", Integer.toString(counts[3]));
        return new Finding(
                KIND,
                HISTOGRAM,
                limit.factor(),
                scope.window().start(),
                scope.window().end(),
                params);
    }

    private static void count(LimitRule limit, Aggregate figure, int[] counts) {
        Optional<Ratio> mean = figure.findUsableMean();
        if (mean.isEmpty() || limit.upper() == null) {
            return;
        }
        Ratio percent = figure.unit()
                .convert(mean.get(), limit.unit())
                .times(100)
                .dividedBy(limit.upper().toRatio().max(Ratio.of(1, 1_000_000_000)));
        counts[0]++;
        counts[1] += isWithin(percent, 90, 95) ? 1 : 0;
        counts[2] += isWithin(percent, 95, 100) || percent.equals(Ratio.of(100)) ? 1 : 0;
        counts[3] += isWithin(percent, 100, 105) && !percent.equals(Ratio.of(100)) ? 1 : 0;
    }

    private static boolean isWithin(Ratio percent, long from, long to) {
        return !percent.isBelow(Ratio.of(from)) && percent.isBelow(Ratio.of(to));
    }

    private static Observed observe(Scope scope, Finding today) {
        String factor = today.factorGroup();
        long[] sums = sums(scope, today, (int) scope.number(KIND, "days", factor));
        boolean enough = sums[0] >= scope.number(KIND, "least-hours", factor);
        boolean bad = enough
                && sums[2] >= scope.number(KIND, "least-capped", factor)
                && sums[2] >= scope.number(KIND, "times", factor) * (sums[1] + 1)
                && sums[3] * 100 <= sums[2] * scope.number(KIND, "above-share", factor);
        Observation observation = !enough ? Observation.NONE : bad ? Observation.BAD : Observation.GOOD;
        Fact fact = new Fact(
                FactCode.CAP_BELOW_LIMIT,
                Map.of(
                        "factor", factor,
                        "hours", Long.toString(sums[0]),
                        "below", Long.toString(sums[1]),
                        "cap", Long.toString(sums[2]),
                        "above", Long.toString(sums[3])));
        return scope.observed(KIND, factor, observation, false, fact);
    }

    private static long[] sums(Scope scope, Finding today, int days) {
        long[] sums = new long[4];
        add(today, sums);
        List<WindowSummary> history = scope.history();
        for (WindowSummary day : history.subList(Math.max(0, history.size() - days + 1), history.size())) {
            day.findings().stream()
                    .filter(finding -> finding.code().equals(HISTOGRAM)
                            && finding.factorGroup().equals(today.factorGroup()))
                    .forEach(finding -> add(finding, sums));
        }
        return sums;
    }

    private static void add(Finding day, long[] sums) {
        String[] names = {"total", "below", "cap", "above"};
        for (int i = 0; i < names.length; i++) {
            sums[i] += Long.parseLong(day.params().getOrDefault(names[i], "0"));
        }
    }
}
