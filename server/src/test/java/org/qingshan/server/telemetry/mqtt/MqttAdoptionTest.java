/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Servers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A station that nobody knows speaks to the broker before it is registered. */
class MqttAdoptionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void whatAStrangerPublishedIsReadAgainWhenItIsAdopted() throws Exception {
        try (var broker = Broker.start(0);
                var server = server(broker)) {
            RegistryCity city = server.getBean(RegistryCity.class);
            String code = city.found();
            city.importCsv(city.analyst(code), "points", """
                    code,kind,name,region
                    X-M,micro_station,东门微站,X-1
                    """.replace("X-", code + "-"));
            String mn = code + "-MICRO";
            Client admin = server.getBean(Browser.class).everywhere(Role.ADMIN);
            for (int minute = 0; minute < 3; minute++) {
                broker.publish(mn, "qingshan/v1/" + mn + "/data", message(minute));
            }
            JsonNode stranger = await().atMost(PATIENCE)
                    .until(
                            () -> find(admin, mn),
                            node -> node.path("keptPackets").asInt() == 3);

            Client.Answer adopted = admin.post(
                    "/quarantine/" + stranger.path("id").asString() + "/adopt",
                    Map.of("point", pointId(server, code + "-M")));

            assertThat(adopted.status()).as(adopted.text()).isEqualTo(200);
            assertThat(adopted.body().path("readmitted").asInt()).isEqualTo(3);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(values(server, mn)).containsExactly("{35.20}", "{36.20}", "{37.20}"));
            JsonNode packets = admin.get(
                            "/devices/" + adopted.body().path("device").asString() + "/packets")
                    .body()
                    .path("items");
            assertThat(packets.valueStream().map(packet -> packet.path("peer").asString()))
                    .containsOnly("mqtt:" + mn);
            assertThat(packets.get(0).path("text").asString()).startsWith("{\"time\"");
            assertThat(find(admin, mn).isMissingNode()).isTrue();

            broker.publish(mn, "qingshan/v1/" + mn + "/data", message(3));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(values(server, mn)).hasSize(4));
        }
    }

    private static ConfigurableApplicationContext server(Broker broker) {
        return Servers.with(ServerTestConfiguration.class, RegistryCity.class, Browser.class)
                .run(
                        "--qingshan.http.port=0",
                        "--qingshan.hj212.port=0",
                        "--qingshan.disk.ballast=1MB",
                        "--qingshan.mqtt.enabled=true",
                        "--qingshan.mqtt.host=127.0.0.1",
                        "--qingshan.mqtt.port=" + broker.port());
    }

    private static String message(int minute) {
        Instant time = SettableClock.START.minus(Duration.ofMinutes(10L - minute));
        return "{\"time\": \"%s\", \"kind\": \"realtime\", \"factors\": {\"a34004\": 3%d.20}}"
                .formatted(time, 5 + minute);
    }

    private static JsonNode find(Client admin, String mn) {
        JsonNode page = admin.get("/quarantine").body();
        return page.path("items")
                .valueStream()
                .filter(item -> item.path("mn").asString().equals(mn))
                .findFirst()
                .orElseGet(() -> page.path("nothing"));
    }

    private static String pointId(ConfigurableApplicationContext server, String code) {
        return ingest(server)
                .sql("SELECT public_id::text FROM registry.point WHERE code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    private static List<String> values(ConfigurableApplicationContext server, String mn) {
        return ingest(server)
                .sql("SELECT telemetry.figures(s.figures)::text FROM telemetry.sample s JOIN registry.device d"
                        + " ON d.id = s.device WHERE d.mn = ? ORDER BY s.data_time")
                .param(mn)
                .query(String.class)
                .list();
    }

    private static JdbcClient ingest(ConfigurableApplicationContext server) {
        return server.getBean("ingestJdbcClient", JdbcClient.class);
    }
}
