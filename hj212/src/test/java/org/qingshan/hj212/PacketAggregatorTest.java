/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PacketAggregatorTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final PacketAggregator aggregator = new PacketAggregator(2, Duration.ofMinutes(5));

    private static Packet part(int pnum, int pno, String time, String item) {
        String segment =
                "QN=2026112312000000%d;ST=31;CN=2051;PW=123456;MN=010000A8900016F000169DC1;Flag=7;PNUM=%d;PNO=%d;"
                                .formatted(pno, pnum, pno)
                        + "CP=&&DataTime=" + time + ";" + item + "&&";
        byte[] wire = PacketEncoder.frame(segment.getBytes(US_ASCII), CrcVariant.STANDARD);
        return PacketParser.parseAll(wire).getFirst();
    }

    @Test
    void passesAPacketThatIsNotSplitAtOnce() {
        assertThat(aggregator.add(part(1, 1, "20261123120000", "a21026-Avg=1"), NOON))
                .hasValueSatisfying(w -> assertThat(w.complete()).isTrue());
    }

    @Test
    void mergesPartsInWhateverOrderTheyCome() {
        assertThat(aggregator.add(part(2, 2, "20261123120000", "a21002-Avg=2,a21002-Flag=N"), NOON))
                .isEmpty();
        assertThat(aggregator.add(part(2, 1, "20261123120000", "a21026-Avg=1"), NOON))
                .hasValueSatisfying(w -> assertThat(w.packet().factors())
                        .extracting(FactorItem::code)
                        .containsExactly("a21026", "a21002"));
    }

    @Test
    void keepsUploadsOfDifferentTimesApart() {
        aggregator.add(part(2, 1, "20261123120000", "a21026-Avg=1"), NOON);
        assertThat(aggregator.add(part(2, 2, "20261123121000", "a21002-Avg=2"), NOON))
                .isEmpty();
        assertThat(aggregator.size()).isEqualTo(2);
    }

    @Test
    void countsARepeatedPartOnce() {
        aggregator.add(part(2, 1, "20261123120000", "a21026-Avg=1"), NOON);
        assertThat(aggregator.add(part(2, 1, "20261123120000", "a21026-Avg=1"), NOON))
                .isEmpty();
    }

    @Test
    void handsOutWhatItHasWhenAPartStaysAway() {
        aggregator.add(part(3, 2, "20261123120000", "a21026-Avg=1"), NOON);
        assertThat(aggregator.expire(NOON.plusSeconds(299))).isEmpty();
        assertThat(aggregator.expire(NOON.plusSeconds(300)))
                .singleElement()
                .satisfies(w -> assertThat(w.missing()).containsExactly(1, 3));
        assertThat(aggregator.size()).isZero();
    }

    @Test
    void neverHoldsMoreThanItMay() {
        for (int i = 10; i < 60; i++) {
            aggregator.add(part(2, 1, "202611231200" + i, "a21026-Avg=1"), NOON);
            assertThat(aggregator.size()).isLessThanOrEqualTo(2);
        }
    }
}
