/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a standard or permit allows at a point between two instants. */
public record LimitDraft(
        int pointId,
        String factor,
        LimitAveraging averaging,
        LimitBasis basis,
        @Nullable BigDecimal lower,
        @Nullable BigDecimal upper,
        String unit,
        String standard,
        String clause,
        @Nullable Instant validFrom,
        @Nullable Instant validTo)
        implements DatedDraft {

    public LimitDraft {
        lower = Decimals.tidyOrNull(lower);
        upper = Decimals.tidyOrNull(upper);
    }
}
