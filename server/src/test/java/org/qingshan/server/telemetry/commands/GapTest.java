/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.telemetry.fixture.Packets;

/** A device was silent for three hours: the platform asks for them by itself. */
class GapTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofHours(3);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(11);
    private static DeviceServer server;

    private String city = "";

    @BeforeAll
    static void start() {
        server = new DeviceServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void aCityWithOneDeviceOnTheHour() {
        city = server.city();
        Instant now = server.clock().instant();
        server.clock().set(Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond(), 3_600) * 3_600));
    }

    @Test
    void aLoggerThatRemembersFillsItAndNobodyIsTroubled() {
        try (var _ = SteadyLogger.start(server, city + "-D", Duration.ZERO)) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(samples(1)).isOne());
        }
        server.advance(SILENCE);
        try (var _ = SteadyLogger.start(server, city + "-D", Duration.ZERO)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.gaps(city))
                            .extracting(DeviceServer.Stored::command, DeviceServer.Stored::state)
                            .containsExactly(tuple("fetch-hours", "done"), tuple("fetch-minutes", "done")));
            assertThat(samples(3)).isEqualTo(3);
            assertThat(samples(2)).isEqualTo(18);
            assertThat(server.audit(city, "telemetry.command.closed"))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry)
                            .startsWith("system ")
                            .contains("\"origin\":\"gap\"", "\"state\":\"done\""));
            assertThat(events()).isEmpty();
        }
    }

    @Test
    void aDeviceThatStaysSilentIsAnEventUntilItFillsTheGapItself() throws Exception {
        server.greet(city + "-D").close();
        Instant began = server.clock().instant();
        server.advance(SILENCE);
        try (Socket device = server.greet(city + "-D")) {
            stayDeafTo(device, "2061");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).containsExactly("open/1"));
            refuse(device, "2051");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).containsExactly("open/2"));
            assertThat(server.gaps(city))
                    .extracting(DeviceServer.Stored::state, DeviceServer.Stored::attempts)
                    .containsExactly(tuple("timed_out", 4), tuple("refused", 1));
            assertThat(server.audit(city, "telemetry.command.closed")).hasSize(2);

            for (int hour = 0; hour < 3; hour++) {
                upload(device, "2061", began.plus(Duration.ofHours(hour)), hour);
            }
            server.runNow("telemetry.gaps");
            assertThat(events()).as("minutes are still missing").containsExactly("open/2");
            for (int minute = 0; minute < 180; minute += 10) {
                upload(device, "2051", began.plus(Duration.ofMinutes(minute)), 100 + minute);
            }
            server.runNow("telemetry.gaps");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).containsExactly("closed/2"));
            assertThat(acts()).containsExactly("raised", "cleared", "closed-by-itself");
        }
    }

    @Test
    void aLaterRequestThatIsAnsweredEndsTheEvent() throws Exception {
        server.greet(city + "-D").close();
        server.advance(SILENCE);
        try (Socket device = server.greet(city + "-D")) {
            refuse(device, "2061");
            answerWithoutData(device, "2051");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).containsExactly("open/1"));
        }
        server.advance(SILENCE);
        try (Socket device = server.greet(city + "-D")) {
            answerWithoutData(device, "2061");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(events()).containsExactly("closed/1"));
        }
    }

    private static void stayDeafTo(Socket device, String cn) throws IOException {
        String first = request(device, cn);
        for (int attempt = 2; attempt <= 4; attempt++) {
            server.advance(REQUEST_LIMIT);
            assertThat(request(device, cn)).isEqualTo(first);
        }
        server.advance(REQUEST_LIMIT);
    }

    private void refuse(Socket device, String cn) throws IOException {
        reply(device, request(device, cn), "9011", "QnRtn=2");
    }

    private void answerWithoutData(Socket device, String cn) throws IOException {
        String request = request(device, cn);
        reply(device, request, "9011", "QnRtn=1");
        reply(device, request, "9012", "ExeRtn=100");
    }

    private static String request(Socket device, String cn) throws IOException {
        String packet = Packets.answer(device, (int) PATIENCE.toMillis());
        assertThat(packet).contains(";CN=" + cn + ";").contains("BeginTime=");
        return packet;
    }

    private void reply(Socket device, String request, String cn, String item) throws IOException {
        device.getOutputStream()
                .write(Packets.framed(request.substring(0, 20) + ";ST=91;CN=" + cn + ";PW=123456;MN=" + city
                        + "-D;Flag=4;CP=&&" + item + "&&"));
    }

    private void upload(Socket device, String cn, Instant start, int number) throws IOException {
        device.getOutputStream()
                .write(Packets.framed("QN=20260701080001%03d".formatted(number) + ";ST=31;CN=" + cn + ";PW=123456;MN="
                        + city + "-D;Flag=5;CP=&&DataTime=" + Packets.time(start) + ";a21026-Avg=7,a21026-Flag=N&&"));
        assertThat(Packets.answer(device, 10_000)).contains("CN=9014");
    }

    private long samples(int kind) {
        return server.query(
                Long.class,
                "SELECT count(*) FROM telemetry.sample s JOIN registry.device d ON d.id = s.device WHERE d.mn = ? AND s.kind = ?",
                city + "-D",
                kind);
    }

    private List<String> events() {
        return server.list(
                "SELECT e.state || '/' || e.occurrences FROM alarm.event e JOIN registry.device d ON d.id = e.device_id"
                        + " WHERE d.mn = ? AND e.kind = 'back-fill-unanswered' ORDER BY e.id",
                city + "-D");
    }

    private List<String> acts() {
        return server.list(
                "SELECT a.act FROM alarm.act a JOIN alarm.event e ON e.id = a.event_id JOIN registry.device d"
                        + " ON d.id = e.device_id WHERE d.mn = ? AND e.kind = 'back-fill-unanswered' ORDER BY a.id",
                city + "-D");
    }
}
