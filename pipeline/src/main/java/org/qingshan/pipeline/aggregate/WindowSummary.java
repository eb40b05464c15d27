/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.List;
import java.util.Optional;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Finding;

/**
 * What is stored of a window and fed back as a part of the window above or as history.
 *
 * @param aggregates by factor, then basis
 * @param findings what was noticed in this window and is counted by the conditions of the hour
 * @param states conditions that are not at rest after this window, by kind and group
 */
public record WindowSummary(
        Window window, List<Aggregate> aggregates, List<Finding> findings, List<ConditionState> states) {

    public WindowSummary {
        aggregates = List.copyOf(aggregates);
        findings = List.copyOf(findings);
        states = List.copyOf(states);
    }

    public Optional<Aggregate> find(String factor, Basis basis) {
        for (Aggregate aggregate : aggregates) {
            if (aggregate.basis() == basis && aggregate.factor().equals(factor)) {
                return Optional.of(aggregate);
            }
        }
        return Optional.empty();
    }
}
