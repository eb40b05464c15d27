/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;

/** What a device said last of a time is in force, also when it had said it before. */
class LastWordTest {

    private static final String BY_ARRIVAL =
            "SELECT telemetry.figures(figures) FROM telemetry.sample ORDER BY arrival, batch, ordinal";

    @Test
    void aValueThatIsSentAgainAfterAnotherOneIsInForceAndStoredOnceForEachTurn() throws Exception {
        var clock = new SettableClock();
        try (IngestRig rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 200),
                new FixtureDevices(1),
                clock)) {
            say(rig, clock.instant(), "1.0", "1.0", "2.0");
            assertThat(rig.query(BY_ARRIVAL)).containsExactly("{1.0}", "{2.0}");

            say(rig, clock.instant(), "1.0", "1.0");
            assertThat(rig.query(BY_ARRIVAL)).containsExactly("{1.0}", "{2.0}", "{1.0}");

            say(rig, clock.instant(), "2.0", "2.0", "1.0", "1.0");
            assertThat(rig.query(BY_ARRIVAL)).containsExactly("{1.0}", "{2.0}", "{1.0}", "{2.0}", "{1.0}");
        }
    }

    /** Each is sent when the one before was answered. */
    private static void say(IngestRig rig, Instant time, String... values) throws Exception {
        try (Socket socket = rig.connect()) {
            for (String value : values) {
                socket.getOutputStream()
                        .write(Packets.realtime(
                                FixtureDevices.mn(0), "20260701080000001", time, "a21026-Rtd=" + value));
                assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
            }
        }
    }

    @Test
    void whatIsKeptInMemoryFollowsTheSameRule() {
        List<CommittedSample> kept = new ArrayList<>();
        for (long text : new long[] {1, 1, 2, 1, 1}) {
            CommittedSample sample = sample(text, 7);
            if (sample.isNewsAfter(kept)) {
                kept.add(sample);
            }
        }
        assertThat(kept).extracting(CommittedSample::digest).containsExactly(1L, 2L, 1L);
        assertThat(sample(3, 8).isNewsAfter(kept))
                .as("another part of a packet")
                .isTrue();
        assertThat(sample(1, 7).isNewsAfter(kept)).isFalse();
    }

    private static CommittedSample sample(long digest, int layout) {
        return new CommittedSample(1, UploadKind.REALTIME, 60, digest, layout, false, new byte[0], null, null, 1, 1);
    }
}
