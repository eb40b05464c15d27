/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Decimal;

/** Reference oxygen of an outlet by its permit over [validFrom, validTo), % dry; null = no conversion. */
public record OxygenRule(
        @Nullable Decimal value,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    boolean isBegunAfter(OxygenRule other) {
        return validFrom != null && (other.validFrom == null || validFrom.isAfter(other.validFrom));
    }

    public boolean isInForce(Instant time) {
        return (validFrom == null || !time.isBefore(validFrom)) && (validTo == null || time.isBefore(validTo));
    }
}
