/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long START = -5_000_000_000L;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void aBurstPassesAndWhatIsBeyondWaitsForTheRate() {
        var pace = new Pace(10, 2);
        for (int i = 0; i < 20; i++) {
            assertThat(pace.count(START)).isZero();
        }
        assertThat(pace.count(START)).isEqualTo(SECOND / 10);
        assertThat(pace.count(START)).isEqualTo(2 * SECOND / 10);
    }

    @Test
    void aSteadyRateNeverWaits() {
        var pace = new Pace(10, 1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.count(START + i * SECOND / 10)).isZero();
        }
    }

    @Test
    void whatIsRefusedDoesNotCount() {
        var pace = new Pace(1, 2);
        assertThat(pace.admits(START)).isTrue();
        assertThat(pace.admits(START)).isTrue();
        for (int i = 0; i < 100; i++) {
            assertThat(pace.admits(START)).isFalse();
        }
        assertThat(pace.admits(START + SECOND)).isTrue();
    }

    @Test
    void anAddressThatIsGoneAndQuietIsForgotten() {
        var peers = new Peers(1, 1);
        InetAddress one = InetAddress.ofLiteral("10.0.0.1");
        assertThat(peers.opened(one, START)).isTrue();
        assertThat(peers.opened(one, START)).as("two at once").isFalse();
        peers.closed(one);
        peers.closed(one);
        peers.forgetQuiet(START);
        assertThat(peers.size()).as("its rate still counts").isOne();
        peers.forgetQuiet(START + 10 * SECOND);
        assertThat(peers.size()).isZero();
    }
}
