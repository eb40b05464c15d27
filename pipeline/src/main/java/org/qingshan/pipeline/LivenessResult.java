/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Signal;

/** Whether a device is online, the signals of that, and the states to hand back next time. */
public record LivenessResult(boolean online, List<Signal> signals, List<ConditionState> states) {

    public LivenessResult {
        signals = List.copyOf(signals);
        states = List.copyOf(states);
    }
}
