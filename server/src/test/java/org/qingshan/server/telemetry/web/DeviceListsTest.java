/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.DeviceLine;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.health.HealthStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Lists that are longer than a page, and what a collector of metrics sees. */
@ServerTest
@Import(RegistryCity.class)
class DeviceListsTest {

    private final Browser browser;
    private final RegistryCity city;
    private final Gateway gateway;
    private final HealthStore health;
    private final SettableClock clock;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private String x = "";

    DeviceListsTest(
            Browser browser,
            RegistryCity city,
            Gateway gateway,
            HealthStore health,
            SettableClock clock,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.city = city;
        this.gateway = gateway;
        this.health = health;
        this.clock = clock;
        this.jobs = jobs;
        this.ingest = ingest;
    }

    @BeforeEach
    void aCityWithOneDevice() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void devicesComeInPagesThatMissNone() {
        city.importCsv(
                city.analyst(x), "devices", "mn,point\nX-A,X-G\nX-B,X-G\nX-C,X-W\nX-E,X-W\n".replace("X-", x + "-"));
        Client officer = browser.inRegion(Role.GRID, x + "-1");
        List<String> numbers = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = officer.get("/devices?limit=2&cursor=" + cursor).body();
            page.path("items").forEach(item -> numbers.add(item.path("mn").asString()));
            cursor = page.path("next").isNull() ? "" : page.path("next").asString();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(numbers).containsExactly(x + "-A", x + "-B", x + "-C", x + "-D", x + "-E");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void packetsAreListedByArrivalWhateverTimeTheirDataAreOf() throws Exception {
        try (var line = new DeviceLine(gateway)) {
            assertThat(line.ask(hour(1, Duration.ZERO))).contains("CN=9014");
            health.write();
            clock.advance(Duration.ofDays(3));
            assertThat(line.ask(hour(2, Duration.ofDays(400)))).contains("CN=9014");
            assertThat(line.ask(hour(3, Duration.ofDays(40)))).contains("CN=9014");
        }
        health.write();
        Client admin = browser.everywhere(Role.ADMIN);
        String path = "/devices/" + device(admin) + "/packets?limit=1";
        List<String> values = new ArrayList<>();
        JsonNode page = admin.get(path).body();
        while (page.path("items").size() == 1 && values.size() < 5) {
            values.add(page.path("items").get(0).path("text").asString().replaceAll(".*Avg=(\\d+)&&(?s:.*)", "$1"));
            page = admin.get(path + "&cursor=" + page.path("next").asString()).body();
        }
        assertThat(values).containsExactly("3", "2", "1");
        assertThat(admin.get(path + "&cursor=nonsense").code()).isEqualTo("telemetry.wrong-cursor");
    }

    @Test
    void packetsAreListedWhenTheirHourWasFoldedAndSealedOnesToo() throws Exception {
        try (var line = new DeviceLine(gateway)) {
            assertThat(line.ask(hour(1, Duration.ZERO))).contains("CN=9014");
            line.send(Packets.framed("QN=20260701080000009;ST=31;CN=1014;PW=123456;MN=" + x
                    + "-D;Flag=4;CP=&&SKCreateTime=20260701080000;NewSK=Kq7rTt5uWx2vYk9p&&"));
            assertThat(line.ask(hour(2, Duration.ofHours(1)))).contains("CN=9014");
            health.write();
            clock.advance(Duration.ofHours(2));
            assertThat(line.ask(hour(3, Duration.ZERO))).contains("CN=9014");
            health.write();
        }
        clock.advance(Duration.ofMinutes(10));
        jobs.runNow("telemetry.fold");
        assertThat(ingest.sql("SELECT count(*) FROM telemetry.raw_batch WHERE last_id IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isPositive();
        Client admin = browser.everywhere(Role.ADMIN);
        List<String> texts = new ArrayList<>();
        admin.get("/devices/" + device(admin) + "/packets")
                .body()
                .path("items")
                .forEach(item -> texts.add(item.path("text").asString()));
        assertThat(texts)
                .satisfiesExactly(
                        third -> assertThat(third).contains("Avg=3&&"),
                        second -> assertThat(second).contains("Avg=2&&"),
                        key -> assertThat(key).contains("CN=1014").doesNotContain("Kq7rTt5uWx2vYk9p"),
                        first -> assertThat(first).contains("Avg=1&&"));
    }

    @Test
    void metricsTellOfPacketsCommitsQuarantineMessagesAndDisk() throws Exception {
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> hour(1, Duration.ZERO));
            line.send(Packets.realtime(x + "-STRANGER", "20260701080000001", clock.instant(), "a21026-Rtd=1"));
            String metrics = org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> browser.nobody().get("/actuator/prometheus").text(),
                            text -> valueOf(text, "qingshan_gateway_packets_total{outcome=\"unknown\"}") > 0);
            assertThat(valueOf(metrics, "qingshan_gateway_packets_total{outcome=\"taken\"}"))
                    .isPositive();
            assertThat(valueOf(metrics, "qingshan_gateway_connections")).isPositive();
            assertThat(valueOf(metrics, "qingshan_gateway_acknowledgement_seconds_count"))
                    .isPositive();
            assertThat(valueOf(metrics, "qingshan_gateway_acknowledgement_seconds_bucket{le=\"+Inf\"}"))
                    .isPositive();
            assertThat(valueOf(metrics, "qingshan_ingest_commit_size_packets_count"))
                    .isPositive();
            assertThat(valueOf(metrics, "qingshan_ingest_commit_seconds_sum")).isPositive();
            assertThat(valueOf(metrics, "qingshan_quarantine_packets_total{outcome=\"kept\"}"))
                    .isPositive();
            assertThat(metrics)
                    .contains("qingshan_ingest_queued ")
                    .contains("qingshan_mqtt_messages_total{outcome=\"received\"}")
                    .contains("qingshan_quarantine_numbers ")
                    .contains("qingshan_disk_short 0.0");
        }
    }

    private static double valueOf(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    private byte[] hour(int number, Duration ago) {
        return Packets.framed("QN=202607010800%05d".formatted(number) + ";ST=31;CN=2061;PW=123456;MN=" + x
                + "-D;Flag=5;CP=&&DataTime=" + Packets.time(clock.instant().minus(ago)) + ";a21002-Avg=" + number
                + "&&");
    }

    private String device(Client admin) {
        JsonNode items = admin.get("/devices?limit=1&cursor=" + x + "-C").body().path("items");
        assertThat(items.get(0).path("mn").asString()).isEqualTo(x + "-D");
        return items.get(0).path("id").asString();
    }
}
