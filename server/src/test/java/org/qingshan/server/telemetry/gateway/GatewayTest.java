/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;

/** Devices on real sockets against a real database. Each test has devices of its own. */
class GatewayTest {

    private static final String ITEMS = "a21026-Rtd=12.50,a21026-Flag=N;a01011-Rtd=3,a01011-Flag=N";

    private static final SettableClock CLOCK = new SettableClock();
    private static IngestRig rig;
    private static int devices;

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 200),
                new FixtureDevices(100),
                CLOCK);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
    }

    @Test
    void answersWhatIsStoredAndStoresEveryDigit() throws Exception {
        int device = devices++;
        try (Socket socket = rig.connect()) {
            send(socket, Packets.realtime(FixtureDevices.mn(device), "20260701080000001", now(), ITEMS));

            assertThat(Packets.answer(socket, 5_000))
                    .startsWith("QN=20260701080000001;ST=91;CN=9014;PW=123456;MN=" + FixtureDevices.mn(device))
                    .contains("Flag=4;CP=&&&&");
        }
        assertThat(rig.query("SELECT telemetry.figures(figures), flags, l.items FROM telemetry.sample s"
                        + " JOIN telemetry.layout l ON l.id = s.layout WHERE device = " + (device + 1)))
                .containsExactly("{12.50,3}|null|{a21026-Rtd,a21026-Flag,a01011-Rtd,a01011-Flag}");
        assertThat(rig.count("SELECT count(*) FROM telemetry.dirty_window WHERE point = " + (1_001 + device)))
                .isOne();
    }

    @Test
    void aPacketOfTheLongestNamesIsStoredAndHoldsUpNobody() throws Exception {
        int device = devices++;
        int other = devices++;
        String items = IntStream.range(0, 50)
                .mapToObj(i ->
                        UUID.nameUUIDFromBytes(new byte[] {(byte) i}).toString().replace("-", "")
                                + UUID.nameUUIDFromBytes(new byte[] {(byte) i, 1})
                                        .toString()
                                        .replace("-", "")
                                        .substring(0, 28)
                                + "-Rtd=1")
                .collect(Collectors.joining(";"));
        try (Socket socket = rig.connect()) {
            send(socket, Packets.realtime(FixtureDevices.mn(device), "20260701080000001", now(), items));
            assertThat(Packets.answer(socket, 10_000)).startsWith("QN=20260701080000001");
            send(socket, Packets.realtime(FixtureDevices.mn(other), "20260701080000002", now(), ITEMS));
            assertThat(Packets.answer(socket, 10_000)).startsWith("QN=20260701080000002");
        }
        assertThat(samplesOf(device)).isOne();
        assertThat(samplesOf(other)).isOne();
    }

    @Test
    void aDeviceThatSendsEverNewNamesKeepsItsBytesAndLosesItsSamples() throws Exception {
        int device = devices++;
        int packets = 1_020;
        try (Socket socket = rig.connect()) {
            for (int i = 0; i < packets; i++) {
                String qn = "2026070108%07d".formatted(i);
                send(socket, Packets.realtime(FixtureDevices.mn(device), qn, now(), "z%05d-Rtd=1".formatted(i)));
                assertThat(Packets.answer(socket, 10_000)).startsWith("QN=" + qn);
            }
        }
        assertThat(samplesOf(device)).isEqualTo(1_000);
        assertThat(rig.count("SELECT coalesce(sum(packets), 0) FROM telemetry.raw_batch WHERE " + (device + 1)
                        + " = ANY (devices)"))
                .isEqualTo(packets);
    }

    @Test
    void answersARepeatedPacketAndStoresItOnce() throws Exception {
        int device = devices++;
        try (Socket socket = rig.connect()) {
            for (int i = 0; i < 3; i++) {
                send(socket, Packets.realtime(FixtureDevices.mn(device), "2026070108000000" + i, now(), ITEMS));
                assertThat(Packets.answer(socket, 5_000)).startsWith("QN=2026070108000000" + i);
            }
        }
        assertThat(samplesOf(device)).isOne();
        assertThat(rig.count("SELECT count(*) FROM telemetry.raw_batch WHERE " + (device + 1) + " = ANY (devices)"))
                .isEqualTo(3);
    }

    @Test
    void keepsAChangedRepetitionAsAFurtherRow() throws Exception {
        int device = devices++;
        try (Socket socket = rig.connect()) {
            send(socket, Packets.realtime(FixtureDevices.mn(device), "20260701080000001", now(), "a21026-Rtd=1"));
            Packets.answer(socket, 5_000);
            send(socket, Packets.realtime(FixtureDevices.mn(device), "20260701080000002", now(), "a21026-Rtd=2"));
            Packets.answer(socket, 5_000);
        }
        assertThat(samplesOf(device)).isEqualTo(2);
    }

    @Test
    void findsPacketsInAnySegmentsAndBetweenJunk() throws Exception {
        int device = devices++;
        var stream = new ByteArrayOutputStream();
        stream.writeBytes("AT+CSQ\r\n\0\0##12".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 4; i++) {
            stream.writeBytes(
                    Packets.realtime(FixtureDevices.mn(device), "2026070108000000" + i, now().plusSeconds(i), ITEMS));
        }
        try (Socket socket = rig.connect()) {
            for (byte octet : stream.toByteArray()) {
                socket.getOutputStream().write(octet);
            }
            for (int i = 0; i < 4; i++) {
                assertThat(Packets.answer(socket, 5_000)).startsWith("QN=2026070108000000" + i);
            }
        }
        assertThat(samplesOf(device)).isEqualTo(4);
    }

    @Test
    void storesEachPartOfASplitUploadAndAnswersEach() throws Exception {
        int device = devices++;
        try (Socket socket = rig.connect()) {
            for (int part = 1; part <= 2; part++) {
                send(
                        socket,
                        Packets.framed("QN=2026070108000000" + part + ";ST=31;CN=2011;PW=123456;MN="
                                + FixtureDevices.mn(device) + ";Flag=7;PNUM=2;PNO=" + part + ";CP=&&DataTime="
                                + Packets.time(now()) + ";a2102" + part + "-Rtd=5&&"));
                assertThat(Packets.answer(socket, 5_000)).startsWith("QN=2026070108000000" + part);
            }
        }
        assertThat(samplesOf(device)).isEqualTo(2);
    }

    @Test
    void answersInTheEditionOfThePacket() throws Exception {
        int device = devices++;
        String mn = FixtureDevices.mn(device);
        try (Socket socket = rig.connect()) {
            send(
                    socket,
                    Packets.framed("QN=20260701080000001;ST=32;CN=2011;PW=123456;MN=" + mn + ";Flag=1;CP=&&DataTime="
                            + Packets.time(now()) + ";011-Rtd=1.0,011-Flag=N&&"));
            assertThat(Packets.answer(socket, 5_000))
                    .isEqualTo("ST=91;CN=9014;PW=123456;MN=" + mn + ";Flag=0;CP=&&QN=20260701080000001;CN=2011&&");

            send(
                    socket,
                    Packets.framed("QN=20260701080000002;ST=32;CN=2011;PW=123456;MN=" + mn + ";Flag=9;CP=&&DataTime="
                            + Packets.time(now()) + ";w01018-Rtd=1.0,w01018-Flag=N&&"));
            assertThat(Packets.answer(socket, 5_000)).contains("CN=9014").contains("Flag=8;CP=&&&&");
        }
    }

    @Test
    void keepsAPacketWithAWrongCrcAsBytesOnlyAndDoesNotAnswer() throws Exception {
        int device = devices++;
        byte[] packet = Packets.realtime(FixtureDevices.mn(device), "20260701080000001", now(), ITEMS);
        packet[packet.length - 4] = (byte) (packet[packet.length - 4] == '0' ? '1' : '0');
        try (Socket socket = rig.connect()) {
            send(socket, packet);

            assertThat(Packets.answer(socket, 500)).isEmpty();
        }
        assertThat(notesOf(device)).singleElement().asString().contains("crc.");
        assertThat(samplesOf(device)).isZero();
        rig.writeDown();
        assertThat(rig.count("SELECT sum(count) FROM telemetry.packet_problem WHERE device = " + (device + 1)))
                .isOne();
    }

    @Test
    void doesNotBelieveAWrongPassword() throws Exception {
        int device = devices++;
        String packet = new String(
                Packets.realtime(FixtureDevices.mn(device), "20260701080000001", now(), ITEMS), StandardCharsets.UTF_8);
        String segment = packet.substring(6, packet.length() - 6).replace("PW=123456", "PW=654321");
        try (Socket socket = rig.connect()) {
            send(socket, Packets.framed(segment));

            assertThat(Packets.answer(socket, 500)).isEmpty();
        }
        assertThat(notesOf(device)).containsExactly("{telemetry.admission.wrong-password}");
    }

    @Test
    void keepsUnknownNumbersInQuarantineWithinItsCaps() throws Exception {
        try (Socket socket = rig.connect()) {
            for (int i = 0; i < 25; i++) {
                send(
                        socket,
                        Packets.realtime("STRANGER", "202607010800000%02d".formatted(i), now(), "a21026-Rtd=" + i));
            }
            assertThat(Packets.answer(socket, 500)).isEmpty();
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> rig.gateway().figures().unknown() >= 25);
        rig.writeDown();
        assertThat(rig.count("SELECT packets FROM telemetry.quarantine WHERE mn = 'STRANGER'"))
                .isEqualTo(25);
        assertThat(rig.count("SELECT count(*) FROM telemetry.quarantine_packet"))
                .isEqualTo(10);
    }

    @Test
    void closesAConnectionThatSendsOnlyNoise() throws Exception {
        try (Socket socket = rig.connect()) {
            byte[] junk = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
                    .toLowerCase(Locale.ROOT)
                    .repeat(6_000)
                    .getBytes(StandardCharsets.US_ASCII);
            try {
                send(socket, junk);
            } catch (java.io.IOException e) {
                // The other side has closed already: that is what is asked for.
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(rig.gateway().figures().noiseClosed()).isPositive());
        }
    }

    @Test
    void keepsTheBytesOfAFrameThatIsNotCompletedAndReadsTheNext() throws Exception {
        int device = devices++;
        try (Socket socket = rig.connect()) {
            String half = "##0999QN=20260701080000001;ST=31;CN=2011;PW=123456;MN=" + FixtureDevices.mn(device)
                    + ";Flag=5;CP=&&DataTime=2026";
            send(socket, half.getBytes(StandardCharsets.US_ASCII));

            assertThat(notesOf(device)).singleElement().asString().contains("frame.truncated");
            assertThat(rawBytesOf(device)).containsExactly(half);
            send(socket, Packets.realtime(FixtureDevices.mn(device), "20260701080000002", now(), ITEMS));
            assertThat(Packets.answer(socket, 5_000)).startsWith("QN=20260701080000002");
        }
        assertThat(samplesOf(device)).isOne();
    }

    @Test
    void servesSeveralDevicesOnOneSocketAndOneDeviceOnSeveral() throws Exception {
        int first = devices++;
        int second = devices++;
        try (Socket socket = rig.connect();
                Socket other = rig.connect()) {
            send(socket, Packets.realtime(FixtureDevices.mn(first), "20260701080000001", now(), ITEMS));
            assertThat(Packets.answer(socket, 5_000)).contains(FixtureDevices.mn(first));
            send(socket, Packets.realtime(FixtureDevices.mn(second), "20260701080000002", now(), ITEMS));
            assertThat(Packets.answer(socket, 5_000)).contains(FixtureDevices.mn(second));
            send(other, Packets.realtime(FixtureDevices.mn(first), "20260701080000003", now().plusSeconds(9), ITEMS));
            assertThat(Packets.answer(other, 5_000)).contains(FixtureDevices.mn(first));
        }
        assertThat(samplesOf(first)).isEqualTo(2);
    }

    @Test
    void stopsReadingWhileTheDiskIsShortAndGoesOnByItself() throws Exception {
        int device = devices++;
        rig.setUsableDisk(10);
        try (Socket socket = rig.connect()) {
            for (int i = 0; i < 400; i++) {
                send(
                        socket,
                        Packets.realtime(
                                FixtureDevices.mn(device),
                                "2026070108000%04d".formatted(i),
                                now().plusSeconds(i),
                                ITEMS));
            }
            assertThat(Packets.answer(socket, 500)).isEmpty();
            assertThat(samplesOf(device)).isZero();

            rig.setUsableDisk(Long.MAX_VALUE);

            for (int i = 0; i < 400; i++) {
                assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
            }
        }
        assertThat(samplesOf(device)).isEqualTo(400);
        assertThat(rig.gateway().figures().pauses()).isPositive();
    }

    private static Instant now() {
        return CLOCK.instant();
    }

    private static long samplesOf(int device) throws Exception {
        return rig.count("SELECT count(*) FROM telemetry.sample WHERE device = " + (device + 1));
    }

    private static List<String> notesOf(int device) {
        String sql = "SELECT codes FROM telemetry.packet_note WHERE device = " + (device + 1);
        return await().atMost(Duration.ofSeconds(10)).until(() -> rig.query(sql), notes -> !notes.isEmpty());
    }

    private static List<String> rawBytesOf(int device) throws Exception {
        long batch = rig.count("SELECT id FROM telemetry.raw_batch WHERE " + (device + 1) + " = ANY (devices)");
        try (var connection = rig.dataSource().getConnection()) {
            return rig.rawBatches().list(connection, batch).stream()
                    .map(raw -> new String(raw.bytes(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    private static void send(Socket socket, byte[] bytes) throws java.io.IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }
}
