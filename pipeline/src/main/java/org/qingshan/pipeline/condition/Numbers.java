/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.List;
import org.qingshan.standards.number.Ratio;

/** Small exact statistics. */
final class Numbers {

    private Numbers() {}

    /** The median; 0 of nothing. */
    static Ratio median(List<Ratio> values) {
        if (values.isEmpty()) {
            return Ratio.ZERO;
        }
        List<Ratio> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /** The arithmetic mean; 0 of nothing. */
    static Ratio mean(List<Ratio> values) {
        Ratio sum = Ratio.ZERO;
        for (Ratio value : values) {
            sum = sum.plus(value);
        }
        return values.isEmpty() ? sum : sum.dividedBy(values.size());
    }
}
