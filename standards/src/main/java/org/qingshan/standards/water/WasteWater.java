/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.water;

import java.util.Optional;
import org.qingshan.standards.number.Ratio;

/**
 * Waste-water formulas of HJ 212-2017 Appendix D. Flow L/s, time s, volume m³, concentration mg/L, load kg. Exact;
 * rounding is the caller's, once.
 */
public final class WasteWater {

    private static final Ratio THOUSANDTH = Ratio.of(1, 1_000);

    private WasteWater() {}

    /** Volume of a slice D = Q × T × 10⁻³, m³; Q in L/s, T in s; HJ 212-2017 App. D. */
    public static Ratio volume(Ratio flow, long seconds) {
        return flow.times(seconds).times(THOUSANDTH);
    }

    /** Load of a slice G = D × C × 10⁻³, kg; D in m³, C in mg/L; HJ 212-2017 App. D. */
    public static Ratio load(Ratio volume, Ratio concentration) {
        return volume.times(concentration).times(THOUSANDTH);
    }

    /** Flow-weighted mean C = ΣG/ΣD × 10³, mg/L; empty without volume; HJ 212-2017 App. D, HJ 356-2019. */
    public static Optional<Ratio> findWeightedMean(Ratio loadSum, Ratio volumeSum) {
        return volumeSum.signum() <= 0
                ? Optional.empty()
                : Optional.of(loadSum.dividedBy(volumeSum).times(1_000));
    }

    /** Mean flow Q = D × 10³ / T, L/s (T = 600, 3600, 86400 s); HJ 212-2017 App. D. */
    public static Ratio meanFlow(Ratio volume, long seconds) {
        return volume.times(1_000).dividedBy(seconds);
    }
}
