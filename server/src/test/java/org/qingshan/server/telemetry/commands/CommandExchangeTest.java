/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheEditionIsCarriedOutByALogger(Edition edition) {
        try (var _ = SteadyLogger.start(server, city + "-D", edition, Duration.ZERO)) {
            Map<CommandKind, UUID> given = new EnumMap<>(CommandKind.class);
            CommandExamples.listKnown(edition)
                    .forEach(kind ->
                            given.put(kind, server.request(city, kind.code(), CommandExamples.of(kind, edition))));
            given.forEach((kind, id) -> await(kind.code()).atMost(PATIENCE).untilAsserted(() -> {
                server.runNow("telemetry.commands");
                assertThat(server.command(id).state()).isEqualTo("done");
            }));
            assertThat(server.command(Objects.requireNonNull(given.get(CommandKind.FETCH_HOURS)))
                            .packets())
                    .isEqualTo(3);
            assertThat(server.command(Objects.requireNonNull(given.get(CommandKind.READ_REALTIME_INTERVAL)))
                            .answers())
                    .containsExactly(edition == Edition.HJ_1404 ? "RtdInterval=1" : "RtdInterval=30");
            assertThat(server.audit(city, "telemetry.command.requested")).hasSize(given.size());
            assertThat(server.audit(city, "telemetry.command.closed"))
                    .hasSize(given.size())
                    .allSatisfy(entry -> assertThat(entry).contains("\"state\":\"done\""));
        }
    }

    @Test
    void aKeyThatALoggerOf2025TookIsKept() {
        try (var _ = SteadyLogger.start(server, city + "-D", Edition.HJ_2025, Duration.ZERO)) {
            UUID id = server.request(city, "set-key", CommandExamples.of(CommandKind.SET_KEY, Edition.HJ_2025));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            server.runNow("registry.rules");
            assertThat(registered().keys()).containsExactly("0123456789abcdef");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheEditionIsSentFourTimesToADeviceThatIsMuteAndNoOtherIsTaken(Edition edition) throws Exception {
        server.registerEdition(city, edition);
        try (Socket _ = server.greet(city + "-D")) {
            for (CommandKind kind : CommandKind.values()) {
                Map<String, String> parameters = CommandExamples.of(kind, edition);
                if (kind.isKnownTo(edition)) {
                    isGivenUpAfterFourSendings(server.request(city, kind.code(), parameters));
                } else {
                    assertThatThrownBy(() -> server.request(city, kind.code(), parameters))
                            .hasMessageContaining("telemetry.command.not-in-edition");
                }
            }
        }
        assertThat(server.audit(city, "telemetry.command.closed"))
                .hasSameSizeAs(CommandExamples.listKnown(edition))
                .allSatisfy(entry -> assertThat(entry).contains("\"state\":\"timed_out\"", "\"attempts\":4"));
    }

    private static void isGivenUpAfterFourSendings(UUID id) {
        for (int attempts = 1; attempts <= 4; attempts++) {
            server.runNow("telemetry.commands");
            assertThat(server.command(id).attempts()).isEqualTo(attempts);
            server.advance(REQUEST_LIMIT);
        }
        server.runNow("telemetry.commands");
        assertThat(server.command(id).state()).isEqualTo("timed_out");
        assertThat(server.command(id).attempts()).isEqualTo(4);
    }

    @Test
    void aCommandThatTurnsOutToBeOfAnotherEditionIsCancelled() throws Exception {
        UUID id = server.request(city, "set-key", Map.of("NewSK", "0123456789abcdef"));
        try (Socket _ = server.greet(city + "-D")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("cancelled"));
        }
        assertThat(server.command(id).answers()).containsExactly("edition=2017");
    }

    @Test
    void theLimitsThatWereSetAreReadBack() {
        try (var _ = SteadyLogger.start(server, city + "-D", Edition.HJT_2005, Duration.ZERO)) {
            server.request(city, "set-alarm-limits", Map.of("PolId", "101", "LowValue", "1.1", "UpValue", "9.9"));
            UUID id = server.request(city, "read-alarm-limits", Map.of("PolId", "101,102"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            assertThat(server.command(id).answers())
                    .containsExactly("101-LowValue=1.1", "101-UpValue=9.9", "102-LowValue=0", "102-UpValue=0");
        }
    }

    @Test
    void aPasswordThatADeviceUsesIsKeptThoughItsAnswerWasLost() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id =
                    server.request(city, "set-password", CommandExamples.of(CommandKind.SET_PASSWORD, Edition.HJ_2017));
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
            server.request(city, "set-password", CommandExamples.of(CommandKind.SET_PASSWORD, Edition.HJ_2017));
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
            UUID id =
                    server.request(city, "set-password", CommandExamples.of(CommandKind.SET_PASSWORD, Edition.HJ_2017));
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

    @Test
    void aStationThatAsksForTheTimeGetsItsOwnClockSetAndAnInstrumentIts() throws Exception {
        server.registerEdition(city, Edition.HJ_1404);
        try (Socket device = server.greet(city + "-D")) {
            askForTime(device, "20260701080000777", "");
            request(device, "9013");
            String station = request(device, "1015");
            assertThat(station).contains("CP=&&SystemTime=");
            reply(device, qn(station), "9011", "QnRtn=1");
            reply(device, qn(station), "9012", "ExeRtn=1");

            askForTime(device, "20260701080000778", "PolId=w01018");
            request(device, "9013");
            assertThat(request(device, "1012")).contains("CP=&&PolId=w01018;SystemTime=");
        }
    }

    private void askForTime(Socket device, String qn, String item) throws IOException {
        device.getOutputStream()
                .write(Packets.framed(
                        "QN=" + qn + ";ST=21;CN=1013;PW=123456;MN=" + city + "-D;Flag=9;CP=&&" + item + "&&"));
    }

    @Test
    void theClockOfAStationThatWasSetDriftsNoMore() {
        try (var _ = SteadyLogger.start(server, city + "-D", Edition.HJ_1404, Duration.ofSeconds(-90))) {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(drift()).isBetween(-120, -60));

            UUID id = server.request(city, "set-station-clock", Map.of());

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("done"));
            server.advance(Duration.ofSeconds(60));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(drift()).isBetween(-30, 0));
        }
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

    /** A device that never ends a fetch goes on uploading its minutes by itself: they are no answer. */
    @Test
    void whatADeviceUploadsByItselfProlongsNoFetch() throws Exception {
        try (Socket device = server.greet(city + "-D")) {
            UUID id = server.request(
                    city, "fetch-minutes", Map.of("BeginTime", "20260630220000", "EndTime", "20260630230000"));
            String fetch = request(device, "2051");
            minutes(device, "20260630221000");
            reply(device, qn(fetch), "9011", "QnRtn=1");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("accepted"));
            minutes(device, "20260630222000");
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(server.command(id).packets()).isOne());
            server.advance(Duration.ofMinutes(9));
            minutes(device, "20260701101000");
            server.advance(Duration.ofMinutes(2));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.command(id).state()).isEqualTo("timed_out"));
            assertThat(server.command(id).packets()).isOne();
        }
    }

    private void minutes(Socket device, String dataTime) throws IOException {
        String text = "QN=20260701080000555;ST=31;CN=2051;PW=123456;MN=" + city + "-D;Flag=5;CP=&&DataTime=" + dataTime
                + ";a21026-Avg=8,a21026-Flag=N&&";
        device.getOutputStream().write(Packets.framed(text));
        assertThat(Packets.answer(device, (int) PATIENCE.toMillis())).contains("CN=9014");
        server.runNow("telemetry.commands");
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
