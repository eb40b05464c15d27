/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;

/** Unknown numbers from real sockets: one sender must not blind the platform to the others. At most 3 numbers of an address, 8 in all. */
class QuarantineTest {

    private static final SettableClock CLOCK = new SettableClock();
    private static IngestRig rig;
    private static int tests;

    /** Numbers and addresses of each test are its own. */
    private String x = "";

    private String here = "";
    private String elsewhere = "";

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 200),
                new FixtureDevices(0),
                CLOCK);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void addresses() {
        int test = ++tests;
        x = "Q" + test + "-";
        here = "127.0.1." + test;
        elsewhere = "127.0.2." + test;
    }

    @Test
    void aSystemCodeThatCannotBeStoredHoldsUpNobody() throws Exception {
        send(here, Packets.framed("QN=20260701080000001;ST=\0\0;CN=2011;PW=123456;MN=" + x + "NUL;Flag=5;CP=&&&&"));
        send(elsewhere, packet("HONEST"));

        rig.writeDown();

        assertThat(listed()).containsExactlyInAnyOrder(x + "HONEST", x + "NUL");
    }

    @Test
    void whoInventsNumbersPushesOutHisOwn() throws Exception {
        send(elsewhere, packet("HONEST"));
        for (int i = 0; i < 20; i++) {
            send(here, packet("INVENTED" + i));
        }

        rig.writeDown();

        assertThat(listed())
                .containsExactlyInAnyOrder(x + "HONEST", x + "INVENTED17", x + "INVENTED18", x + "INVENTED19");
    }

    @Test
    void aNumberWrittenEarlierMakesRoomForANewerOneTogetherWithItsPackets() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(here, packet("N" + i));
            rig.writeDown();
        }

        assertThat(listed()).containsExactlyInAnyOrder(x + "N1", x + "N2", x + "N3");
        assertThat(rig.count("SELECT count(*) FROM telemetry.quarantine_packet WHERE peer = '" + here + "'"))
                .isEqualTo(3);
    }

    @Test
    void theOldestOfAllGoesWhenThereAreTooMany() throws Exception {
        for (int i = 0; i < 9; i++) {
            send("127.0.%d.%d".formatted(10 + i, tests), packet("N" + i));
        }

        rig.writeDown();

        assertThat(listed()).hasSize(8).doesNotContain(x + "N0").contains(x + "N8");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenWithWhatCameSince() throws Exception {
        send(here, packet("HONEST"));
        administer("ALTER TABLE telemetry.quarantine_packet RENAME TO away");
        rig.writeDown();
        send(here, packet("HONEST"));
        administer("ALTER TABLE telemetry.away RENAME TO quarantine_packet");

        rig.writeDown();

        assertThat(rig.query("SELECT packets, kept_packets FROM telemetry.quarantine WHERE mn = '" + x + "HONEST'"))
                .containsExactly("2|2");
    }

    @Test
    void aVisitTheDatabaseWillNeverTakeHoldsUpNobody() throws Exception {
        administer("ALTER TABLE telemetry.quarantine ADD CONSTRAINT never CHECK (mn <> '" + x + "EVIL')");
        try {
            send(here, packet("FIRST"));
            send(here, packet("EVIL"));
            send(here, packet("LAST"));

            rig.writeDown();

            assertThat(listed()).containsExactlyInAnyOrder(x + "FIRST", x + "LAST");
        } finally {
            administer("ALTER TABLE telemetry.quarantine DROP CONSTRAINT never");
        }
    }

    @Test
    void eachPacketKeepsTheAddressItCameFrom() throws Exception {
        send(here, packet("ROAMING"));
        send(elsewhere, packet("ROAMING"));

        rig.writeDown();

        assertThat(rig.query("SELECT p.peer FROM telemetry.quarantine_packet p JOIN telemetry.quarantine q"
                        + " ON q.id = p.quarantine WHERE q.mn = '" + x + "ROAMING' ORDER BY p.id"))
                .containsExactly(here, elsewhere);
    }

    private byte[] packet(String number) {
        return Packets.realtime(x + number, "20260701080000001", CLOCK.instant(), "a21026-Rtd=1");
    }

    private List<String> listed() throws SQLException {
        return rig.query("SELECT mn FROM telemetry.quarantine WHERE mn LIKE '" + x + "%'");
    }

    private static void send(String from, byte[] packet) throws Exception {
        long before = rig.gateway().figures().unknown();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.port()), 5_000);
            socket.getOutputStream().write(packet);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.gateway().figures().unknown() > before);
        }
    }

    private static void administer(String sql) throws SQLException {
        try (Connection administrator = rig.superuser();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
