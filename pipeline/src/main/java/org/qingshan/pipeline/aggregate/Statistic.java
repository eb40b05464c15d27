/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Ratio;

/**
 * What is stored of a figure. The mean is derived, never stored. Of a device's own upload sum is its {@code Avg} and
 * valid = due = 1.
 *
 * @param sum exact sum of the valid parts
 * @param valid number of valid parts
 * @param due number of parts that were due
 * @param weightedSum flow-weighted: sum of value × volume; null = not weighted
 * @param weight flow-weighted: sum of volumes; null = not weighted
 * @param min least instant value, null = unknown
 * @param max greatest instant value, null = unknown
 * @param amount amount in the period in the factor's amount unit (flow m³, pollutant kg …), null = none
 */
public record Statistic(
        Ratio sum,
        int valid,
        int due,
        @Nullable Ratio weightedSum,
        @Nullable Ratio weight,
        @Nullable Ratio min,
        @Nullable Ratio max,
        @Nullable Ratio amount) {

    /** The flow-weighted mean where there is one, else the arithmetic mean; empty without valid parts. */
    public Optional<Ratio> findMean() {
        if (weightedSum != null && weight != null && weight.signum() > 0) {
            return Optional.of(weightedSum.dividedBy(weight));
        }
        return findArithmeticMean();
    }

    public Optional<Ratio> findArithmeticMean() {
        return valid == 0 ? Optional.empty() : Optional.of(sum.dividedBy(valid));
    }

    /** All numbers but the amount and the weight times a factor: the same figure in another unit. */
    public Statistic times(Ratio factor) {
        return new Statistic(
                sum.times(factor),
                valid,
                due,
                weightedSum == null ? null : weightedSum.times(factor),
                weight,
                min == null ? null : min.times(factor),
                max == null ? null : max.times(factor),
                amount);
    }

    public boolean isFlowWeighted() {
        return weightedSum != null && weight != null && weight.signum() > 0;
    }
}
