/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import org.qingshan.pipeline.condition.Liveness;
import org.qingshan.pipeline.rules.RulesSnapshot;

/** Offline devices: the only condition that needs to be asked by the clock, which is handed in. */
public final class LivenessEvaluator {

    private LivenessEvaluator() {}

    /** Offline is silence of several reporting intervals; one signal per point the device feeds. */
    public static LivenessResult evaluate(LivenessInput input, RulesSnapshot rules) {
        return rules.findDevice(input.deviceId())
                .map(device -> Liveness.step(input, device, rules))
                .orElseGet(() -> new LivenessResult(false, List.of(), List.of()));
    }
}
