/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.unit.Unit;

/** A limit of one point and factor in force over [validFrom, validTo). At least one of lower and upper is there. */
public record LimitRule(
        long id,
        int pointId,
        String factor,
        Averaging averaging,
        Basis basis,
        @Nullable Decimal lower,
        @Nullable Decimal upper,
        Unit unit,
        String standard,
        String clause,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    public LimitRule {
        if (lower == null && upper == null) {
            throw new IllegalArgumentException("limit " + id + " of point " + pointId + " has neither lower nor upper");
        }
    }

    public boolean isInForce(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }
}
