/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.ProblemCode;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.health.HealthStore;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A registered device on a real socket, and what people see of it and do with it. */
@ServerTest
@Import(RegistryCity.class)
class DeviceRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Browser browser;
    private final RegistryCity city;
    private final Gateway gateway;
    private final HealthStore health;
    private final Clock clock;
    private String x = "";

    DeviceRoomTest(Browser browser, RegistryCity city, Gateway gateway, HealthStore health, Clock clock) {
        this.browser = browser;
        this.city = city;
        this.gateway = gateway;
        this.health = health;
        this.clock = clock;
    }

    @BeforeEach
    void aCityWithOneDevice() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void saysWhatEachNoteOfTheDecoderMeansInTheLanguageOfTheReader() {
        Client reader = browser.inRegion(Role.SUPERVISOR, x + "-1");
        assertThat(noteText(reader, ProblemCode.CRC_MISMATCH)).isEqualTo("CRC 不符");
        assertThat(noteText(reader.inEnglish(), ProblemCode.CRC_MISMATCH)).isEqualTo("the CRC fits no variant");
        assertThat(reader.get("/packet-notes").body()).hasSameSizeAs(ProblemCode.values());
    }

    private static String noteText(Client reader, ProblemCode code) {
        for (JsonNode note : reader.get("/packet-notes").body()) {
            if (note.path("code").asString().equals(code.code())) {
                return note.path("text").asString();
            }
        }
        return "";
    }

    @Test
    void showsHealthAndRawPacketsOfADeviceInScopeOnly() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
        }
        health.write();
        Client here = browser.inRegion(Role.SUPERVISOR, x + "-1");
        JsonNode device = device(here, x + "-D");
        assertThat(device.path("online").asBoolean()).isTrue();

        JsonNode packets = here.get("/devices/" + device.path("id").asString() + "/packets")
                .body();
        assertThat(packets.path("items").get(0).path("text").asString())
                .contains("PW=******;")
                .doesNotContain("123456");

        Client elsewhere = browser.inRegion(Role.SUPERVISOR, x + "-2");
        assertThat(elsewhere.get("/devices/" + device.path("id").asString()).status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .get("/devices/" + device.path("id").asString() + "/packets")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsTheNewestOfWhatADeviceSaidOfItselfInScopeOnly() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
            say(socket, "CN=2021", 0, "SB1-RS=1;SB2-RS=0");
            say(socket, "CN=2021", 60, "SB1-RS=0");
            say(socket, "CN=3020", 0, "PolId=a21026;i13007-Info=1.02,i11001-Info=//清洗完成//");
        }
        JsonNode device = device(browser.inRegion(Role.SUPERVISOR, x + "-1"), x + "-D");
        String path = "/devices/" + device.path("id").asString() + "/statements";

        List<String> said = new ArrayList<>();
        for (JsonNode item :
                browser.inRegion(Role.SUPERVISOR, x + "-1").get(path).body().path("items")) {
            assertThat(item.path("packetId").asString()).matches("\\d+-\\d+");
            said.add(Stream.of("command", "instrument", "code", "suffix", "value")
                    .map(name -> item.path(name).asString())
                    .collect(Collectors.joining(" ")));
        }
        assertThat(said)
                .containsExactly(
                        "2021  SB1 RS 0",
                        "2021  SB2 RS 0",
                        "3020 a21026 i11001 Info //清洗完成//",
                        "3020 a21026 i13007 Info 1.02");
        assertThat(browser.inRegion(Role.SUPERVISOR, x + "-2").get(path).status())
                .isEqualTo(404);
    }

    private void say(Socket socket, String command, int later, String items) throws IOException {
        String time = Packets.time(clock.instant().plusSeconds(later));
        String number = "2026070108%07d".formatted(later * 10 + items.length());
        socket.getOutputStream()
                .write(Packets.framed("QN=" + number + ";ST=31;" + command + ";PW=123456;MN=" + x
                        + "-D;Flag=5;CP=&&DataTime=" + time + ";" + items + "&&"));
        await().atMost(PATIENCE).until(() -> Packets.answer(socket, 500), answer -> answer.startsWith("QN=" + number));
    }

    @Test
    void sendsACommandAndShowsItsResult() throws Exception {
        Client admin = browser.everywhere(Role.ADMIN);
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
            String id = device(admin, x + "-D").path("id").asString();
            Client.Answer made = admin.post(
                    "/devices/" + id + "/commands",
                    Map.of("command", "set-realtime-interval", "parameters", Map.of("RtdInterval", "30")));
            assertThat(made.status()).as(made.text()).isEqualTo(202);

            String request = Packets.answer(socket, 30_000);
            assertThat(request).contains("CN=1062").contains("Flag=5").endsWith("CP=&&RtdInterval=30&&");
            String qn = request.substring(3, 20);
            reply(socket, qn, "9011", "QnRtn=1");
            reply(socket, qn, "9012", "ExeRtn=1");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(admin.get("/devices/" + id + "/commands")
                                    .body()
                                    .path("items")
                                    .get(0)
                                    .path("state")
                                    .asString())
                            .isEqualTo("done"));
            assertThat(admin.post("/devices/" + id + "/commands", Map.of("command", "explode"))
                            .code())
                    .isEqualTo("telemetry.command.unknown");
        }
    }

    @Test
    void answersARequestForTheTimeFirstAndThenSendsTheTime() throws Exception {
        try (Socket socket = connect()) {
            sendUntilAnswered(socket, x + "-D");
            socket.getOutputStream()
                    .write(Packets.framed(
                            "QN=20260701080000777;ST=31;CN=1013;PW=123456;MN=" + x + "-D;Flag=5;CP=&&&&"));

            assertThat(Packets.answer(socket, 30_000)).startsWith("QN=20260701080000777;ST=91;CN=9013");
            assertThat(Packets.answer(socket, 30_000))
                    .contains("CN=1012")
                    .contains("SystemTime=" + Packets.time(clock.instant()).substring(0, 8));
        }
    }

    @Test
    void adoptsAStrangerWithWhatItHadSent() throws Exception {
        Client admin = browser.everywhere(Role.ADMIN);
        String mn = x + "-NEW";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(Packets.realtime(mn, "20260701080000001", clock.instant(), "a21026-Rtd=7"));
            String stranger = await().atMost(PATIENCE)
                    .until(() -> find(admin.get("/quarantine").body(), mn), node -> !node.isMissingNode())
                    .path("id")
                    .asString();
            String point = admin.get("/points?q=" + x + "-G")
                    .body()
                    .path("items")
                    .get(0)
                    .path("id")
                    .asString();

            Client.Answer adopted = admin.post("/quarantine/" + stranger + "/adopt", Map.of("point", point));

            assertThat(adopted.status()).as(adopted.text()).isEqualTo(200);
            assertThat(adopted.body().path("readmitted").asInt()).isOne();
            String device = adopted.body().path("device").asString();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(admin.get("/devices/" + device + "/packets")
                                    .body()
                                    .path("items")
                                    .size())
                            .isOne());
            assertThat(find(admin.get("/quarantine").body(), mn).isMissingNode())
                    .isTrue();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.port());
    }

    /** The registry's newest rules follow an import by a moment. */
    private void sendUntilAnswered(Socket socket, String mn) throws IOException {
        for (int i = 0; i < 60; i++) {
            socket.getOutputStream()
                    .write(Packets.realtime(
                            mn, "202607010800001%02d".formatted(i), clock.instant(), "a21026-Rtd=" + i));
            if (!Packets.answer(socket, 500).isEmpty()) {
                drain(socket);
                return;
            }
        }
        throw new AssertionError("The device " + mn + " was never answered");
    }

    private static void drain(Socket socket) throws IOException {
        String more = Packets.answer(socket, 500);
        while (!more.isEmpty()) {
            more = Packets.answer(socket, 500);
        }
    }

    private void reply(Socket socket, String qn, String command, String item) throws IOException {
        socket.getOutputStream()
                .write(Packets.framed(
                        "QN=" + qn + ";ST=91;CN=" + command + ";PW=123456;MN=" + x + "-D;Flag=4;CP=&&" + item + "&&"));
    }

    private static JsonNode device(Client client, String mn) {
        return find(client.get("/devices").body(), mn);
    }

    private static JsonNode find(JsonNode page, String mn) {
        for (JsonNode item : page.path("items")) {
            if (item.path("mn").asString().equals(mn)) {
                return item;
            }
        }
        return page.path("nothing");
    }
}
