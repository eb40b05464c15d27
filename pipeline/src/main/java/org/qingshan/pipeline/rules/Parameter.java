/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.validity.Medium;

/**
 * One number by which the pipeline decides.
 *
 * @param group for example {@code constant}, {@code identity}, {@code range}
 * @param name for example {@code raise-after}
 * @param medium null = all
 * @param factor canonical code, null = all
 * @param pointId null = all
 * @param validFrom begin of force, null = since ever
 * @param validTo first instant no longer in force, null = open
 */
public record Parameter(
        String group,
        String name,
        @Nullable Medium medium,
        @Nullable String factor,
        @Nullable Integer pointId,
        Decimal value,
        String unit,
        Certainty certainty,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** In force at all times. */
    public Parameter(
            String group,
            String name,
            @Nullable Medium medium,
            @Nullable String factor,
            @Nullable Integer pointId,
            Decimal value,
            String unit,
            Certainty certainty) {
        this(group, name, medium, factor, pointId, value, unit, certainty, null, null);
    }

    public boolean isInForce(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }
}
