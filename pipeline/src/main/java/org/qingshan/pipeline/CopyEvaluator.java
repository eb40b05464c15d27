/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.Copies;
import org.qingshan.pipeline.condition.Fingerprint;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * Copies between points 复制: two points with the same figures hour by hour. The only condition that looks at more than one
 * point, so it has two steps: each point leaves fingerprints of a day, then all fingerprints of the day are compared.
 */
public final class CopyEvaluator {

    private CopyEvaluator() {}

    /** The fingerprints of one point's closed day from its hours; segments with gaps or hardly any change leave none. */
    public static List<Fingerprint> fingerprints(Window day, List<WindowSummary> hours, RulesSnapshot rules) {
        return Copies.fingerprints(day, hours, rules);
    }

    /** Compares what all points left of one day. */
    public static CopyResult evaluate(CopyInput input, RulesSnapshot rules) {
        return Copies.compare(input, rules);
    }
}
