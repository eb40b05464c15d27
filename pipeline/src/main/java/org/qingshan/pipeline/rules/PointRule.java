/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;

/**
 * A monitoring point as registered.
 *
 * @param enterpriseId null = a station
 * @param referenceOxygen dated reference O2 by the permit, empty = no conversion
 * @param minuteInterval length of the point's minute windows
 * @param dayRuns hour figures due in a day (24 = hourly, 6 = a station that measures every four hours)
 * @param factors canonical codes that are due; empty = those that came lately
 * @param sampling where the registry knows better than the parameters how an instrument works
 * @param closures when it, or its enterprise, was closed
 */
public record PointRule(
        int id,
        PointKind kind,
        int regionId,
        @Nullable Integer enterpriseId,
        List<OxygenRule> referenceOxygen,
        Duration minuteInterval,
        int dayRuns,
        Set<String> factors,
        Map<String, Sampling> sampling,
        List<Closure> closures) {

    public PointRule {
        closures = List.copyOf(closures);
        referenceOxygen = List.copyOf(referenceOxygen);
        factors = Set.copyOf(factors);
        sampling = Map.copyOf(sampling);
        if (dayRuns < 1 || dayRuns > 24) {
            throw new IllegalArgumentException(
                    "point " + id + ": runs in a day " + dayRuns + " is not within 1 and 24");
        }
    }

    /** With one reference oxygen for all times (null = no conversion) and nothing declared due. */
    public PointRule(
            int id,
            PointKind kind,
            int regionId,
            @Nullable Integer enterpriseId,
            @Nullable Decimal referenceOxygen,
            Duration minuteInterval,
            int dayRuns,
            Map<String, Sampling> sampling) {
        this(
                id,
                kind,
                regionId,
                enterpriseId,
                referenceOxygen == null ? List.of() : List.of(new OxygenRule(referenceOxygen, null, null)),
                minuteInterval,
                dayRuns,
                Set.of(),
                sampling,
                List.of());
    }

    /** Whether an instrument works in runs, between which the device repeats the last value. */
    public boolean isPeriodic(String factor) {
        return sampling.get(factor) == Sampling.PERIODIC;
    }

    /** Whether nothing is due of it at a time. */
    public boolean isClosedAt(Instant time) {
        return Closure.anyCovers(closures, time);
    }

    /** A point with the defaults: one-minute windows, hourly figures, nothing converted, nothing declared due. */
    public static PointRule of(int id, PointKind kind, int regionId) {
        return new PointRule(
                id, kind, regionId, null, List.of(), Duration.ofMinutes(1), 24, Set.of(), Map.of(), List.of());
    }

    /** The reference oxygen in force at the start of a period, % dry; of two the later begun holds. */
    public Optional<Decimal> findReferenceOxygen(Instant time) {
        OxygenRule found = null;
        for (OxygenRule rule : referenceOxygen) {
            if (rule.isInForce(time) && (found == null || rule.isBegunAfter(found))) {
                found = rule;
            }
        }
        return found == null ? Optional.empty() : Optional.ofNullable(found.value());
    }
}
