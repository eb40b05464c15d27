/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Signal;

/** The signals of a day, by point and factor, and the states to hand back the next day; points at rest have none. */
public record CopyResult(List<Signal> signals, Map<Integer, List<ConditionState>> states) {

    public CopyResult {
        signals = List.copyOf(signals);
        states = Map.copyOf(states);
    }
}
