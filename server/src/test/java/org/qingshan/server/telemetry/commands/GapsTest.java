/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Devices on real sockets that fall silent and come back. */
@ServerTest
@Import(RegistryCity.class)
class GapsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RegistryCity city;
    private final Gateway gateway;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Gaps gaps;
    private final DeviceAdmission admission;
    private Instant begin = Instant.EPOCH;
    private String x = "";
    private int qn;
    /** What the platform asked while an answer was awaited. */
    private final ArrayDeque<String> between = new ArrayDeque<>();

    GapsTest(
            RegistryCity city,
            Gateway gateway,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock,
            Gaps gaps,
            DeviceAdmission admission) {
        this.gaps = gaps;
        this.admission = admission;
        this.city = city;
        this.gateway = gateway;
        this.jobs = jobs;
        this.ingest = ingest;
        this.clock = clock;
    }

    @BeforeEach
    void aCity() {
        begin = clock.instant();
        x = city.found();
        city.fill(x);
        city.importCsv(
                city.analyst(x),
                "devices",
                "mn,point,password,realtime_interval_s\n" + x + "-H," + x + "-W,123456,3600\n");
    }

    @Test
    void asksForTheWholeOfALongOutageInPieces() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
            advance(Duration.ofHours(25));
            sendUntilAnswered(socket, x + "-D");

            List<String> minutes = awaitFetches("-D", "fetch-minutes", 3);
            Instant hour = begin.truncatedTo(ChronoUnit.HOURS);
            assertThat(minutes)
                    .containsExactly(
                            range(hour, hour.plus(Duration.ofHours(10))),
                            range(hour.plus(Duration.ofHours(10)), hour.plus(Duration.ofHours(20))),
                            range(hour.plus(Duration.ofHours(20)), clock.instant()));
            assertThat(fetches("-D", "fetch-hours", "queued", "sent"))
                    .containsExactly(range(
                            hour, clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1))));
        }
    }

    @Test
    void aStationThatSendsEveryHourHasNoGapBetweenItsPackets() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-H");
            for (int hour = 0; hour < 3; hour++) {
                advance(Duration.ofMinutes(61));
                sendUntilAnswered(socket, x + "-H");
                jobs.runNow("telemetry.commands");
            }
            assertThat(fetches("-H", "fetch-hours", "queued", "sent")).isEmpty();

            advance(Duration.ofHours(4));
            sendUntilAnswered(socket, x + "-H");

            awaitFetches("-H", "fetch-hours", 1);
        }
    }

    @Test
    void saysWhatLiesTooFarBackToBeAskedFor() {
        AdmittedDevice device = await().atMost(PATIENCE)
                .until(() -> admission.findDevice(x + "-D"), java.util.Optional::isPresent)
                .orElseThrow();
        Instant since = begin.minus(Duration.ofDays(9));

        gaps.ask(device, since, begin);

        Instant earliest = begin.minus(Duration.ofDays(7)).truncatedTo(ChronoUnit.HOURS);
        assertThat(fetches("-D", "fetch-hours", "cancelled"))
                .containsExactly(range(since.truncatedTo(ChronoUnit.HOURS), earliest));
        assertThat(fetches("-D", "fetch-hours", "queued"))
                .hasSize(4)
                .first()
                .asString()
                .startsWith(Packets.time(earliest));
        assertThat(fetches("-D", "fetch-minutes", "queued")).hasSize(17);

        gaps.ask(device, begin.minus(Duration.ofHours(2)), begin.plus(Duration.ofHours(1)));

        assertThat(fetches("-D", "fetch-minutes", "queued"))
                .hasSize(18)
                .last()
                .isEqualTo(range(begin, begin.plus(Duration.ofHours(1))));
    }

    @Test
    void doesNotAskForTheRestWhenTheDeviceRefusesAndGoesOnWhenItDelivers() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
            advance(Duration.ofHours(25));
            sendUntilAnswered(socket, x + "-D");
            String hours = request(socket, "CN=2061");
            reply(socket, hours, "9011", "QnRtn=1");
            reply(socket, hours, "9012", "ExeRtn=1");

            String minutes = request(socket, "CN=2051");
            reply(socket, minutes, "9011", "QnRtn=2");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(fetches("-D", "fetch-minutes", "cancelled"))
                            .hasSize(2));
            assertThat(fetches("-D", "fetch-hours", "done")).hasSize(1);
            assertThat(fetches("-D", "fetch-minutes", "refused")).hasSize(1);
        }
    }

    @Test
    void cutsAGapIntoPiecesWithoutAHole() {
        Instant from = Instant.parse("2026-07-01T00:00:00Z");
        Duration piece = Duration.ofHours(10);

        assertThat(Gaps.pieces(from, from, piece)).containsExactly(new Gaps.Piece(from, from));
        assertThat(Gaps.pieces(from, from.plus(piece), piece)).containsExactly(new Gaps.Piece(from, from.plus(piece)));
        assertThat(Gaps.pieces(from, from.plus(piece).plusSeconds(1), piece))
                .containsExactly(
                        new Gaps.Piece(from, from.plus(piece)),
                        new Gaps.Piece(from.plus(piece), from.plus(piece).plusSeconds(1)));
    }

    /** Only forward: all tests share the clock. */
    private void advance(Duration duration) {
        clock.advance(duration);
        jobs.runNow("telemetry.partitions");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    }

    /** The registry's newest rules follow an import by a moment; requests of the platform may come in between. */
    private void sendUntilAnswered(Socket socket, String mn) throws IOException {
        for (int i = 0; i < 60; i++) {
            String number = "20260701080%06d".formatted(++qn);
            socket.getOutputStream().write(Packets.realtime(mn, number, clock.instant(), "a21026-Rtd=" + qn));
            for (String answer = Packets.answer(socket, 500); !answer.isEmpty(); answer = Packets.answer(socket, 500)) {
                if (answer.startsWith("QN=" + number) && answer.contains("CN=9014")) {
                    return;
                }
                between.add(answer);
            }
        }
        throw new AssertionError("The device " + mn + " was never answered");
    }

    /** QN of the platform's next request with this command. */
    private String request(Socket socket, String command) throws IOException {
        for (int i = 0; i < 60; i++) {
            String request = between.isEmpty() ? Packets.answer(socket, 500) : between.removeFirst();
            if (request.contains(command + ";")) {
                return request.substring(3, 20);
            }
        }
        throw new AssertionError("No request " + command);
    }

    private void reply(Socket socket, String number, String command, String item) throws IOException {
        socket.getOutputStream()
                .write(Packets.framed("QN=" + number + ";ST=91;CN=" + command + ";PW=123456;MN=" + x + "-D;Flag=4;CP=&&"
                        + item + "&&"));
    }

    private List<String> awaitFetches(String device, String command, int count) {
        return await().atMost(PATIENCE)
                .until(() -> fetches(device, command, "queued", "sent"), found -> found.size() == count);
    }

    private List<String> fetches(String device, String command, String... states) {
        return ingest.sql(
                        "SELECT c.parameters->>'BeginTime' || '-' || (c.parameters->>'EndTime') FROM telemetry.command c"
                                + " JOIN registry.device d ON d.id = c.device WHERE d.mn = ? AND c.command = ?"
                                + " AND c.state = ANY (?) ORDER BY c.id")
                .params(x + device, command, states)
                .query(String.class)
                .list();
    }

    private static String range(Instant from, Instant to) {
        return Packets.time(from) + "-" + Packets.time(to);
    }
}
