/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reference oxygen (基准氧含量) to which concentrations of a waste-gas outlet are converted between two instants.
 *
 * @param value percent by volume, dry
 * @param standard the standard or permit that says so, empty = not said
 */
public record ReferenceO2Draft(
        int pointId,
        BigDecimal value,
        String standard,
        String clause,
        @Nullable Instant validFrom,
        @Nullable Instant validTo)
        implements DatedDraft {

    public ReferenceO2Draft {
        value = Decimals.tidy(value);
    }
}
