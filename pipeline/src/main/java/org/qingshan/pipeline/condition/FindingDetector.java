/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.WindowSummary;

/** Weighs findings: one of the window itself, or a share of the parts that have data. */
record FindingDetector(ConditionKind kind) implements Detector {

    @Override
    public List<Observed> observe(Scope scope) {
        Set<String> groups = new TreeSet<>();
        collect(scope.findings(), groups);
        scope.parts().forEach(part -> collect(part.findings(), groups));
        for (ConditionState state : scope.before()) {
            if (state.kind() == kind) {
                groups.add(state.factorGroup());
            }
        }
        List<Observed> observed = new ArrayList<>();
        for (String group : groups) {
            observed.add(observe(scope, group));
        }
        return observed;
    }

    private void collect(Collection<Finding> findings, Set<String> groups) {
        findings.stream()
                .filter(finding -> finding.kind() == kind)
                .forEach(finding -> groups.add(finding.factorGroup()));
    }

    private Observed observe(Scope scope, String group) {
        List<Finding> own = of(scope.findings(), group);
        List<Finding> ofParts = new ArrayList<>();
        int withData = 0;
        int bad = 0;
        for (WindowSummary part : scope.parts()) {
            List<Finding> here = of(part.findings(), group);
            withData += hasData(part.aggregates(), group) ? 1 : 0;
            bad += here.isEmpty() ? 0 : 1;
            ofParts.addAll(here);
        }
        boolean enough =
                scope.level() == Level.HOUR && bad > 0 && bad * 100L >= withData * scope.number(kind, "share", group);
        Observation observation = !own.isEmpty() || enough
                ? Observation.BAD
                : bad == 0 && (withData > 0 || hasData(scope.aggregates(), group))
                        ? Observation.GOOD
                        : Observation.NONE;
        List<Finding> evidence = own.isEmpty() ? ofParts : own;
        return scope.observed(kind, group, observation, isLate(scope.aggregates(), group), facts(evidence));
    }

    private List<Finding> of(List<Finding> findings, String group) {
        return findings.stream()
                .filter(finding ->
                        finding.kind() == kind && finding.factorGroup().equals(group))
                .toList();
    }

    private static boolean hasData(List<Aggregate> aggregates, String group) {
        return aggregates.stream()
                .anyMatch(aggregate ->
                        names(group, aggregate) && aggregate.state().isUsable());
    }

    private static boolean isLate(List<Aggregate> aggregates, String group) {
        return aggregates.stream().anyMatch(aggregate -> names(group, aggregate) && aggregate.late());
    }

    private static boolean names(String group, Aggregate aggregate) {
        return group.equals("*") || group.contains(aggregate.factor());
    }

    private static Fact[] facts(List<Finding> findings) {
        return findings.stream()
                .limit(1)
                .map(finding -> new Fact(FactCode.of(finding.code()), finding.params()))
                .toArray(Fact[]::new);
    }
}
