/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;

/** Who sends or connects too fast is held back; nothing that was read is lost. */
class GatewayLimitsTest {

    private static final int PER_SECOND = 20;
    private static final SettableClock CLOCK = new SettableClock();
    private static IngestRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 20_000, PER_SECOND, 100_000),
                new FixtureDevices(3),
                CLOCK);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
    }

    @Test
    void aDeviceThatSendsTooFastIsReadMoreSlowlyAndLosesNothing() throws Exception {
        int packets = PER_SECOND * 10 + 30;
        Instant now = CLOCK.instant();
        try (Socket fast = rig.connect();
                Socket other = rig.connect()) {
            for (int i = 0; i < packets; i++) {
                fast.getOutputStream()
                        .write(Packets.realtime(
                                FixtureDevices.mn(0),
                                "2026070108000%04d".formatted(i),
                                now.plusSeconds(i),
                                "a21026-Rtd=1"));
            }
            other.getOutputStream()
                    .write(Packets.realtime(FixtureDevices.mn(1), "20260701080000001", now, "a21026-Rtd=1"));
            assertThat(Packets.answer(other, 5_000))
                    .as("others are not held back")
                    .contains("CN=9014");
            for (int i = 0; i < packets; i++) {
                assertThat(Packets.answer(fast, 10_000)).contains("QN=2026070108000%04d".formatted(i));
            }
        }
        assertThat(rig.gateway().figures().devicePauses()).isPositive();
        assertThat(rig.count("SELECT count(*) FROM telemetry.sample WHERE device = 1"))
                .isEqualTo(packets);
    }

    @Test
    void whoKnowsOnlyTheNumberDoesNotHoldTheDeviceBack() throws Exception {
        int each = PER_SECOND * 10 - 50;
        String forged = "ST=22;CN=2011;PW=000000;MN=" + FixtureDevices.mn(2)
                + ";Flag=5;CP=&&DataTime=20260701080000;a21026-Rtd=1&&";
        try (Socket one = rig.connect();
                Socket two = rig.connect();
                Socket three = rig.connect();
                Socket device = rig.connect()) {
            for (Socket forger : List.of(one, two, three)) {
                for (int i = 0; i < each; i++) {
                    forger.getOutputStream().write(Packets.framed("QN=2026070108000%04d;".formatted(i) + forged));
                }
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> rig.count("SELECT count(*) FROM telemetry.packet_note WHERE device = 3") == 3L * each);
            for (int i = 0; i < 5; i++) {
                device.getOutputStream()
                        .write(Packets.realtime(
                                FixtureDevices.mn(2),
                                "2026070108000%04d".formatted(i),
                                CLOCK.instant().plusSeconds(i),
                                "a21026-Rtd=1"));
                assertThat(Packets.answer(device, 4_000)).contains("CN=9014");
            }
        }
    }

    @Test
    void anAddressThatConnectsTooOftenIsRefusedUntilItIsQuietAgain() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (IngestRig strict = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 20_000, 100_000, 5),
                new FixtureDevices(1),
                CLOCK)) {
            for (int i = 0; i < 80; i++) {
                sockets.add(strict.connect());
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> strict.gateway().figures().refusedConnections() > 0);
            for (Socket socket : sockets) {
                socket.close();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> isAnswered(strict));
        }
    }

    private static boolean isAnswered(IngestRig strict) throws IOException {
        try (Socket socket = strict.connect()) {
            socket.getOutputStream()
                    .write(Packets.realtime(
                            FixtureDevices.mn(0), "20260701080000001", CLOCK.instant(), "a21026-Rtd=1"));
            return Packets.answer(socket, 2_000).contains("CN=9014");
        } catch (SocketException refused) {
            return false;
        }
    }
}
