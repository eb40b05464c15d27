/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.Edition;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.health.HealthStore;

/** Commands over a real socket: to a logger of the simulator, and to a device that answers late, wrongly or not at all. */
class CommandExchangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    void aCityWithOneDevice() {
        city = server.city();
    }

    @Test
    void everyCommandThatIsOfferedIsCarriedOutByALogger() {
        List<CommandKind> known = Arrays.stream(CommandKind.values())
                .filter(kind -> kind.isKnownTo(Edition.HJ_2017))
                .toList();
        assertThat(known).hasSize(CommandKind.values().length - 1);
        try (var _ = SteadyLogger.start(server, city + "-D", Duration.ZERO)) {
            Map<CommandKind, UUID> given = new EnumMap<>(CommandKind.class);
            for (CommandKind kind : known) {
                given.put(kind, server.request(city, kind.code(), parameters(kind)));
            }
            given.forEach((kind, id) -> await(kind.code())
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done")));
            assertThat(server.command(Objects.requireNonNull(given.get(CommandKind.FETCH_HOURS)))
                            .packets())
                    .isEqualTo(3);
            assertThat(server.command(Objects.requireNonNull(given.get(CommandKind.READ_MINUTE_INTERVAL)))
                            .answers())
                    .containsExactly("MinInterval=10");
            assertThat(server.audit(city, "telemetry.command.requested")).hasSize(known.size());
            assertThat(server.audit(city, "telemetry.command.closed"))
                    .hasSize(known.size())
                    .allSatisfy(entry -> assertThat(entry).contains("\"state\":\"done\""));
        }
    }

    @Test
    void aKeyThatALoggerOf2025TookIsKept() {
        try (var _ = SteadyLogger.start(server, city + "-D", Edition.HJ_2025, Duration.ZERO)) {
            UUID id = server.request(city, "set-key", parameters(CommandKind.SET_KEY));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            server.runNow("registry.rules");
            assertThat(registered().keys()).containsExactly("0123456789abcdef");
        }
    }

    @Test
    void aPasswordThatADeviceUsesIsKeptThoughItsAnswerWasLost() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(city, "set-password", parameters(CommandKind.SET_PASSWORD));
            for (int attempt = 1; attempt <= 4; attempt++) {
                request(device, "1072");
                server.advance(REQUEST_LIMIT);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("timed_out"));
            assertThat(registered().password()).isEqualTo("123456");

            send(device, "abc124");
            send(device, "abc123");

            assertThat(Packets.answer(device, 10_000)).contains("CN=9014");
            await().atMost(PATIENCE).untilAsserted(() -> {
                server.runNow("registry.rules");
                assertThat(registered().password()).isEqualTo("abc123");
            });
            assertThat(Packets.answer(device, 500)).as("to the wrong one").isEmpty();
            assertThat(server.audit(city, "registry.device.change")).hasSize(1);
        }
    }

    @Test
    void aPasswordThatTheRegistryDecidedAgainstOpensNothing() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            server.request(city, "set-password", parameters(CommandKind.SET_PASSWORD));
            request(device, "1072");
            RegistryCity registry = server.bean(RegistryCity.class);
            String csv = "mn,point,password\n" + city + "-D," + city + "-G,other1\n";
            assertThat(registry.importCsv(registry.analyst(city), "devices", csv)
                            .failed())
                    .isFalse();
            server.runNow("registry.rules");

            send(device, "abc123");
            assertThat(Packets.answer(device, 1_000)).isEmpty();
            send(device, "other1");
            assertThat(Packets.answer(device, 10_000)).contains("CN=9014");
        }
    }

    @Test
    void aPasswordThatADeviceRefusedOpensNothing() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(city, "set-password", parameters(CommandKind.SET_PASSWORD));
            reply(device, qn(request(device, "1072")), "9011", "QnRtn=2");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("refused"));

            send(device, "abc123");

            assertThat(Packets.answer(device, 1_000)).isEmpty();
            assertThat(registered().password()).isEqualTo("123456");
        }
    }

    private AdmittedDevice registered() {
        return server.bean(DeviceAdmission.class).findDevice(city + "-D").orElseThrow();
    }

    private void send(Socket device, String password) throws IOException {
        var now = server.clock().instant();
        String text = "QN=" + Packets.time(now) + "002;ST=31;CN=2011;PW=" + password + ";MN=" + city
                + "-D;Flag=5;CP=&&DataTime=" + Packets.time(now) + ";a21026-Rtd=8&&";
        device.getOutputStream().write(Packets.framed(text));
    }

    private static Map<String, String> parameters(CommandKind kind) {
        Map<String, String> history = Map.of("BeginTime", "20260630220000", "EndTime", "20260701000000");
        Map<String, String> instrument = Map.of("PolId", "a21026");
        return switch (kind) {
            case SET_TIMEOUT -> Map.of("OverTime", "5", "ReCount", "3");
            case SET_REALTIME_INTERVAL -> Map.of("RtdInterval", "30");
            case SET_MINUTE_INTERVAL -> Map.of("MinInterval", "10");
            case SET_PASSWORD -> Map.of("NewPW", "abc123");
            case SET_KEY -> Map.of("NewSK", "0123456789abcdef");
            case FETCH_DAYS, FETCH_RUN_TIME, FETCH_MINUTES, FETCH_HOURS -> history;
            case SET_SAMPLING -> Map.of("PolId", "a21026", "CstartTime", "000000", "CTime", "2");
            case READ_INFORMATION -> Map.of("PolId", "a21026", "InfoId", "i12001");
            case CALIBRATE, SAMPLE_NOW, CLEAN, COMPARE, READ_SAMPLING, READ_SAMPLE_TIME, READ_IDENTITY -> instrument;
            case READ_CLOCK,
                    SET_CLOCK,
                    READ_REALTIME_INTERVAL,
                    READ_MINUTE_INTERVAL,
                    START_REALTIME,
                    STOP_REALTIME,
                    START_FACILITY_STATE,
                    STOP_FACILITY_STATE,
                    RETAIN_SAMPLE -> Map.of();
        };
    }

    @Test
    void aClockThatWasSetDriftsNoMore() {
        try (var _ = SteadyLogger.start(server, city + "-D", Duration.ofSeconds(-90))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(drift()).isBetween(-120, -60));

            UUID id = server.request(city, "set-clock", Map.of());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            server.advance(Duration.ofSeconds(60));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(drift()).isBetween(-30, 0));
        }
    }

    /** Seconds, as the health of the device has it; 999 while it is not known. */
    private static int driftOf(String mn) {
        server.bean(HealthStore.class).write();
        return server
                .list(
                        "SELECT h.clock_drift_s::text FROM telemetry.device_health h"
                                + " JOIN registry.device d ON d.id = h.device WHERE d.mn = ? AND h.clock_drift_s IS NOT NULL",
                        mn)
                .stream()
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(999);
    }

    private int drift() {
        return driftOf(city + "-D");
    }

    @Test
    void anIntervalThatWasSetIsExpectedFromThenOn() {
        try (var _ = SteadyLogger.start(server, city + "-D", Duration.ZERO)) {
            server.request(city, "set-realtime-interval", Map.of("RtdInterval", "120"));
            server.request(city, "set-minute-interval", Map.of("MinInterval", "5"));

            await().atMost(PATIENCE).untilAsserted(() -> {
                server.runNow("registry.rules");
                var device = server.bean(DeviceAdmission.class)
                        .findDevice(city + "-D")
                        .orElseThrow();
                assertThat(device.realtimeIntervalSeconds()).isEqualTo(120);
                assertThat(device.minuteIntervalMinutes()).isEqualTo(5);
            });
            assertThat(server.audit(city, "registry.device.change"))
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry).startsWith("tester "));
        }
    }

    @Test
    void aRequestWithoutAnAnswerIsSentFourTimesAndThenGivenUp() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(city, "read-clock", Map.of());
            String first = request(device, "1011");
            for (int attempt = 2; attempt <= 4; attempt++) {
                server.advance(REQUEST_LIMIT);
                assertThat(request(device, "1011")).isEqualTo(first);
                int attempts = attempt;
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(server.command(id).attempts()).isEqualTo(attempts));
            }
            server.advance(REQUEST_LIMIT);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("timed_out"));
            assertThat(server.command(id).attempts()).isEqualTo(4);
            assertThat(server.audit(city, "telemetry.command.closed"))
                    .singleElement()
                    .asString()
                    .contains("\"state\":\"timed_out\"", "\"attempts\":4");

            reply(device, qn(first), "9011", "QnRtn=1");
            reply(device, qn(first), "9012", "ExeRtn=1");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(server.command(id).answers()).containsExactly("late 9011", "late 9012"));
            assertThat(server.command(id).state()).isEqualTo("timed_out");
        }
    }

    @Test
    void anAnswerAfterTheSecondSendingIsAsGoodAsOneAfterTheFirst() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(city, "set-minute-interval", Map.of("MinInterval", "10"));
            request(device, "1064");
            server.advance(REQUEST_LIMIT);
            String again = request(device, "1064");
            reply(device, qn(again), "9011", "QnRtn=1");
            reply(device, qn(again), "9012", "ExeRtn=1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            assertThat(server.command(id).attempts()).isEqualTo(2);
        }
    }

    @Test
    void aRefusalAndAFailureAreKeptWithTheirCodes() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID refused = server.request(city, "calibrate", Map.of("PolId", "a21026"));
            UUID failed = server.request(city, "clean", Map.of("PolId", "a21026"));
            reply(device, qn(request(device, "3011")), "9011", "QnRtn=2");
            String clean = request(device, "3013");
            reply(device, qn(clean), "9011", "QnRtn=1");
            reply(device, qn(clean), "9012", "ExeRtn=5");

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(server.command(failed).state()).isEqualTo("failed"));
            assertThat(server.command(failed).result()).isEqualTo(5);
            assertThat(server.command(refused).state()).isEqualTo("refused");
            assertThat(server.command(refused).result()).isEqualTo(2);
            assertThat(server.audit(city, "telemetry.command.closed"))
                    .satisfiesExactly(
                            one -> assertThat(one).contains("\"state\":\"refused\"", "\"result\":2"),
                            two -> assertThat(two).contains("\"state\":\"failed\"", "\"result\":5"));
        }
    }

    @Test
    void anExecutionThatSaysNothingMoreIsGivenUpWithoutAnotherSending() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(city, "read-minute-interval", Map.of());
            reply(device, qn(request(device, "1063")), "9011", "QnRtn=1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("accepted"));
            server.advance(Duration.ofSeconds(61));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("timed_out"));
            assertThat(server.command(id).attempts()).isOne();
        }
    }

    private static String request(Socket device, String cn) throws IOException {
        String packet = Packets.answer(device, (int) PATIENCE.toMillis());
        assertThat(packet).contains(";CN=" + cn + ";");
        return packet;
    }

    private static String qn(String packet) {
        return packet.substring(3, 20);
    }

    private void reply(Socket device, String qn, String cn, String item) throws IOException {
        device.getOutputStream()
                .write(Packets.framed(
                        "QN=" + qn + ";ST=91;CN=" + cn + ";PW=123456;MN=" + city + "-D;Flag=4;CP=&&" + item + "&&"));
    }
}
