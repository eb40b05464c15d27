/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Fingerprint;

/**
 * One day of all points.
 *
 * @param start start of the day in Asia/Shanghai
 * @param fingerprints of all points, in any order
 * @param before states given back by the day before, by point
 */
public record CopyInput(Instant start, List<Fingerprint> fingerprints, Map<Integer, List<ConditionState>> before) {

    public CopyInput {
        fingerprints = List.copyOf(fingerprints);
        before = Map.copyOf(before);
    }
}
