/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;
import java.util.List;

/** One step of one condition, before the machine weighs it. */
record Observed(
        ConditionKind kind,
        String group,
        Observation observation,
        Instant from,
        Instant to,
        List<Fact> facts,
        boolean late,
        String memory) {

    Observed {
        facts = List.copyOf(facts);
    }

    /** A window still open can be bad already; that it is good is known when it closes. */
    Observed whileOpen() {
        return observation == Observation.GOOD
                ? new Observed(kind, group, Observation.NONE, from, to, facts, late, memory)
                : this;
    }
}
