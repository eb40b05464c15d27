/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.PacketParser;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.quarantine.Quarantine;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What becomes of kept packets when their number is adopted, and of numbers that nobody wants. */
@ServerTest
@Import(RegistryCity.class)
class QuarantineRoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Browser browser;
    private final RegistryCity city;
    private final Gateway gateway;
    private final Quarantine quarantine;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private Client admin;
    private String x = "";

    QuarantineRoomTest(
            Browser browser,
            RegistryCity city,
            Gateway gateway,
            Quarantine quarantine,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock) {
        this.browser = browser;
        this.city = city;
        this.gateway = gateway;
        this.quarantine = quarantine;
        this.jobs = jobs;
        this.ingest = ingest;
        this.clock = clock;
        this.admin = browser.nobody();
    }

    @BeforeEach
    void aCity() {
        x = city.found();
        city.fill(x);
        admin = browser.everywhere(Role.ADMIN);
    }

    @Test
    void takesInKeptPacketsOnlyFromTheAddressesOfTheDevice() throws Exception {
        send(realtime(clock.instant()));

        String device = adopt(Map.of("addresses", "192.0.2.0/24", "password", "123456"));

        assertThat(notes(device)).containsExactly("telemetry.admission.address-not-allowed");
        assertThat(samples()).isZero();
    }

    @Test
    void doesNotTakeInKeptPacketsThatTheClockOfTheDevicePutsIntoTheFuture() throws Exception {
        send(realtime(clock.instant().plus(Duration.ofHours(20))));

        String device = adopt(Map.of("clock_offset_s", "28800"));

        assertThat(notes(device)).containsExactly("telemetry.data-time.implausible");
        assertThat(samples()).isZero();
    }

    @Test
    void takesInWhatIsWrittenDownAfterTheAdoption() throws Exception {
        send(realtime(clock.instant()));
        String device = adopt(Map.of());
        keep(mn(), "127.0.0.1", realtime(clock.instant().minusSeconds(60)));

        jobs.runNow("telemetry.quarantine");
        jobs.runNow("telemetry.readmission");

        await().atMost(PATIENCE).until(() -> packets(device).size() == 2);
        assertThat(samples()).isEqualTo(2);
        await().atMost(PATIENCE).untilAsserted(() -> {
            jobs.runNow("telemetry.readmission");
            assertThat(keptPackets()).isZero();
        });
        assertThat(packets(device)).hasSize(2);
    }

    @Test
    void aKeptPacketThatNoKeyOpensDoesNotHoldUpTheOthers() throws Exception {
        keep(mn(), "127.0.0.1", realtime(clock.instant().minusSeconds(60)));
        keep(mn(), "127.0.0.1", realtime(clock.instant().minusSeconds(30)));
        await().atMost(PATIENCE).untilAsserted(() -> {
            jobs.runNow("telemetry.quarantine");
            assertThat(keptPackets()).isEqualTo(2);
        });
        ingest.sql(
                        "UPDATE telemetry.quarantine_packet SET sealed = true WHERE id = (SELECT min(p.id)"
                                + " FROM telemetry.quarantine_packet p JOIN telemetry.quarantine q ON q.id = p.quarantine WHERE q.mn = ?)")
                .param(mn())
                .update();

        String device = adopt(Map.of());

        await().atMost(PATIENCE).untilAsserted(() -> {
            jobs.runNow("telemetry.readmission");
            assertThat(packets(device)).hasSize(1);
            assertThat(keptPackets()).isEqualTo(1);
        });
    }

    @Test
    void dismissesAllNumbersOfAnAddressAndListsByPages() {
        String address = "192.0.2." + x.substring(2);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            numbers.add(x + "-I" + i);
            keep(numbers.getLast(), address, realtime(clock.instant()));
        }
        jobs.runNow("telemetry.quarantine");

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/quarantine?limit=2&peer=" + address + "&cursor=" + cursor)
                    .body();
            page.path("items").forEach(item -> listed.add(item.path("mn").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(numbers);

        Client.Answer answer = admin.post("/quarantine/dismiss", Map.of("peer", address));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("dismissed").asInt()).isEqualTo(5);
        assertThat(admin.get("/quarantine?peer=" + address).body().path("items"))
                .isEmpty();
        assertThat(admin.post("/quarantine/dismiss", Map.of()).code()).isEqualTo("telemetry.quarantine.peer");
        assertThat(admin.get("/quarantine?cursor=nowhere").code()).isEqualTo("telemetry.quarantine.cursor");
        assertThat(browser.everywhere(Role.SUPERVISOR)
                        .post("/quarantine/dismiss", Map.of("peer", address))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void onlyAPostForTheWholeCityDismissesWhatNobodyKnowsThePlaceOf() {
        String address = "192.0.2." + x.substring(2);
        keep(mn(), address, realtime(clock.instant()));
        jobs.runNow("telemetry.quarantine");
        Client district = browser.inRegion(Role.ADMIN, x + "-1");
        String id = stranger().path("id").asString();

        assertThat(district.post("/quarantine/" + id + "/dismiss", Map.of()).code())
                .isEqualTo("access.only-everywhere");
        assertThat(district.post("/quarantine/dismiss", Map.of("peer", address)).code())
                .isEqualTo("access.only-everywhere");
        assertThat(stranger().path("id").asString()).isEqualTo(id);

        assertThat(admin.post("/quarantine/" + id + "/dismiss", Map.of()).status())
                .isEqualTo(204);
        assertThat(stranger().isMissingNode()).isTrue();
    }

    @Test
    void listsANumberAgainWhoseDeviceIsGone() {
        keep(mn(), "127.0.0.1", realtime(clock.instant()));
        jobs.runNow("telemetry.quarantine");
        String device = adopt(Map.of());
        assertThat(stranger().isMissingNode()).isTrue();
        assertThat(ingest.sql("SELECT mn FROM registry.device WHERE public_id = ?::uuid")
                        .param(device)
                        .query(String.class)
                        .single())
                .isEqualTo(mn());

        clock.advance(Duration.ofHours(2));
        keep(mn(), "127.0.0.1", realtime(clock.instant()));
        jobs.runNow("telemetry.quarantine");

        assertThat(stranger().path("mn").asString()).isEqualTo(mn());
    }

    private String mn() {
        return x + "-NEW";
    }

    private byte[] realtime(Instant time) {
        return Packets.realtime(mn(), "20260701080000001", time, "a21026-Rtd=7");
    }

    private void send(byte[] packet) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream().write(packet);
        }
    }

    /** As if it had just come, not yet written down. */
    private void keep(String number, String address, byte[] packet) {
        byte[] bytes = new String(packet, java.nio.charset.StandardCharsets.US_ASCII).contains(number)
                ? packet
                : Packets.realtime(number, "20260701080000001", clock.instant(), "a21026-Rtd=7");
        var raw = new RawPacket(clock.millis() * 1_000, 0, address + ":1", List.of(), bytes);
        quarantine.keep(new PacketParser().parse(Frame.of(bytes)), raw, address, null);
    }

    private String adopt(Map<String, String> attributes) {
        String stranger = await().atMost(PATIENCE)
                .until(() -> stranger(), node -> !node.isMissingNode())
                .path("id")
                .asString();
        Map<String, String> body = new TreeMap<>(attributes);
        body.put(
                "point",
                admin.get("/points?q=" + x + "-G")
                        .body()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asString());
        Client.Answer adopted = admin.post("/quarantine/" + stranger + "/adopt", body);
        assertThat(adopted.status()).as(adopted.text()).isEqualTo(200);
        return adopted.body().path("device").asString();
    }

    private JsonNode stranger() {
        JsonNode page = admin.get("/quarantine").body();
        for (JsonNode item : page.path("items")) {
            if (item.path("mn").asString().equals(mn())) {
                return item;
            }
        }
        return page.path("nothing");
    }

    private List<JsonNode> packets(String device) {
        List<JsonNode> packets = new ArrayList<>();
        admin.get("/devices/" + device + "/packets").body().path("items").forEach(packets::add);
        return packets;
    }

    /** Notes of the one packet of a device. */
    private List<String> notes(String device) {
        JsonNode packet = await().atMost(PATIENCE)
                .until(() -> packets(device), found -> !found.isEmpty())
                .getFirst();
        List<String> notes = new ArrayList<>();
        packet.path("notes").forEach(note -> notes.add(note.asString()));
        return notes;
    }

    private long samples() {
        return ingest.sql(
                        "SELECT count(*) FROM telemetry.sample s JOIN registry.device d ON d.id = s.device WHERE d.mn = ?")
                .param(mn())
                .query(Long.class)
                .single();
    }

    private long keptPackets() {
        return ingest.sql("SELECT count(*) FROM telemetry.quarantine_packet p JOIN telemetry.quarantine q"
                        + " ON q.id = p.quarantine WHERE q.mn = ?")
                .param(mn())
                .query(Long.class)
                .single();
    }
}
