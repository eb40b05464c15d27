/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.judge.Judgement;

/**
 * The output of one window; equal inputs give equal outputs.
 *
 * <p>When {@code summary.states()} differ from what was stored for this window before, the next stored window of the
 * point and level has to be evaluated again, because its {@link WindowInput#before()} changed.
 *
 * @param rulesId id of the rules it was made with
 */
public record WindowResult(WindowSummary summary, List<Judgement> judgements, List<Signal> signals, long rulesId) {

    public WindowResult {
        judgements = List.copyOf(judgements);
        signals = List.copyOf(signals);
    }
}
