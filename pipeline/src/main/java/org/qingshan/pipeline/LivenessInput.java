/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.condition.ConditionState;

/**
 * What is known of a device's presence at a moment.
 *
 * @param lastArrival of any valid packet, null = never
 * @param before states given back by the last evaluation
 */
public record LivenessInput(int deviceId, @Nullable Instant lastArrival, Instant now, List<ConditionState> before) {

    public LivenessInput {
        before = List.copyOf(before);
    }
}
