/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;
import java.util.List;

/**
 * A condition speaks. Cause = (kind, point, factor group). The same window evaluated twice gives equal signals.
 *
 * @param factorGroup canonical factor code, or a group such as {@code a21026+a19001}; {@code *} = the whole point
 * @param from start of the evidence
 * @param to end of the evidence
 * @param late rests on late data: record it (事后发现), send no live notice
 */
public record Signal(
        ConditionKind kind,
        int pointId,
        String factorGroup,
        Phase phase,
        Instant from,
        Instant to,
        Severity severity,
        List<Fact> facts,
        boolean late) {

    public Signal {
        facts = List.copyOf(facts);
    }
}
