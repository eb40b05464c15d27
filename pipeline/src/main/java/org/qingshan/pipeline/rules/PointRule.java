/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;

/**
 * A monitoring point as registered.
 *
 * @param referenceOxygen reference O2 in % by the permit, null = no conversion
 * @param enterpriseId null = a station
 * @param minuteInterval length of the point's minute windows
 * @param hourRuns runs due in a day for stations that measure every few hours (24 = hourly, 6 = every 4 h)
 * @param sampling factors that are not continuous
 */
public record PointRule(
        int id,
        PointKind kind,
        int regionId,
        @Nullable Integer enterpriseId,
        @Nullable Decimal referenceOxygen,
        Duration minuteInterval,
        int hourRuns,
        Map<String, Sampling> sampling) {

    public PointRule {
        sampling = Map.copyOf(sampling);
    }

    /** A point with the default intervals: minutes, hourly figures, everything continuous. */
    public static PointRule of(int id, PointKind kind, int regionId) {
        return new PointRule(id, kind, regionId, null, null, Duration.ofMinutes(1), 24, Map.of());
    }

    public Sampling sampling(String factor) {
        return sampling.getOrDefault(factor, Sampling.CONTINUOUS);
    }
}
