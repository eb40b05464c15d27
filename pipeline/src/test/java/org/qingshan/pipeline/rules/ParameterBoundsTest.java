/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qingshan.standards.number.Decimal;

class ParameterBoundsTest {

    @Test
    void everyShippedValueLiesWithinTheBoundsOfItsKind() {
        assertThat(Parameters.standard().list()).allSatisfy(row -> {
            var bounds = ParameterBounds.find(row.group(), row.name(), row.unit());
            assertThat(bounds)
                    .as("%s/%s in %s", row.group(), row.name(), row.unit())
                    .isPresent();
            assertThat(bounds.orElseThrow().allows(row.value())).isTrue();
        });
    }

    @Test
    void boundsOfAParameterGoBeforeThoseOfItsUnit() {
        ParameterBounds length = ParameterBounds.find("copy", "length", "h").orElseThrow();
        ParameterBounds hours =
                ParameterBounds.find("night-only", "least-hours", "h").orElseThrow();
        assertThat(length.allows(Decimal.of("25"))).isFalse();
        assertThat(hours.allows(Decimal.of("25"))).isTrue();
        assertThat(hours.allows(Decimal.of("2.5"))).isFalse();
        assertThat(hours.allows(Decimal.of("2.0"))).isTrue();
    }
}
