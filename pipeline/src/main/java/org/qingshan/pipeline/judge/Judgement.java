/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.judge;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;

/**
 * A figure held against the limit in force at its time.
 *
 * @param verdict WITHIN, EXCEEDED or why there is none
 * @param value what was compared, in the limit's unit, rounded to the limit's decimals; null = no figure
 * @param limit the limit in force, null = none
 * @param multiple 超标倍数 = C/limit − 1, exact; null unless an upper limit is exceeded
 * @param late found afterwards (事后发现): recorded, no live notice
 */
public record Judgement(
        String factor,
        Basis basis,
        Verdict verdict,
        @Nullable Decimal value,
        @Nullable LimitRule limit,
        @Nullable Ratio multiple,
        boolean late) {

    public boolean isExceeded() {
        return verdict == Verdict.EXCEEDED;
    }

    public Optional<LimitRule> findLimit() {
        return Optional.ofNullable(limit);
    }
}
