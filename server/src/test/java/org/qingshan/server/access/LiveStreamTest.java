/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.registry.RegistryCity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@Import(RegistryCity.class)
class LiveStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Browser browser;
    private final SettableClock clock;
    private final RegistryCity city;
    private final JdbcClient ingest;
    private String x = "";

    LiveStreamTest(Browser browser, SettableClock clock, RegistryCity city, @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.clock = clock;
        this.city = city;
        this.ingest = ingest;
    }

    @BeforeEach
    void aCityWithOneEnterpriseInItsFirstDistrict() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void anOpenTabDoesNotKeepTheSessionFromEnding() {
        Client leader = browser.everywhere(Role.LEADER);
        try (var stream = leader.stream("/live")) {
            await().atMost(PATIENCE).until(() -> stream.lines().contains(":live"));
            clock.advance(Duration.ofHours(7));
            await().atMost(PATIENCE).until(() -> stream.lines().contains(":beat"));
            try (var again = leader.stream("/live")) {
                await().atMost(PATIENCE).until(() -> again.lines().contains(":live"));
            }
            clock.advance(Duration.ofHours(2));
            assertThat(leader.get("/session").status()).isEqualTo(401);
        }
    }

    @Test
    void aMarkIsToldToWhoeverSeesItsPoint() {
        Client here = browser.inRegion(Role.GRID, x + "-1");
        Client elsewhere = browser.inRegion(Role.GRID, x + "-2");
        String point = id(here, "/points?q=" + x + "-G");
        var mark = Map.of(
                "from",
                "2026-01-01T00:00:00+08:00",
                "to",
                "2026-01-01T01:00:00+08:00",
                "kind",
                "RULED_INVALID",
                "factors",
                List.of(),
                "reason",
                "x");
        try (var near = here.stream("/live?topics=marks");
                var far = elsewhere.stream("/live?topics=marks")) {
            await().atMost(PATIENCE)
                    .until(() -> near.lines().contains(":live") && far.lines().contains(":live"));
            browser.inRegion(Role.ANALYST, x + "-1").post("/points/" + point + "/rulings", mark);
            await().atMost(PATIENCE).until(() -> near.lines().stream().anyMatch(line -> line.contains(point)));
            assertThat(far.lines()).noneMatch(line -> line.contains(point));
        }
    }

    @Test
    void aCommandIsToldToWhoeverSeesItsDevice() {
        Client admin = browser.inRegion(Role.ADMIN, x + "-1");
        String device = id(admin, "/devices");
        try (var stream = admin.stream("/live?topics=devices")) {
            await().atMost(PATIENCE).until(() -> stream.lines().contains(":live"));
            admin.post("/devices/" + device + "/commands", Map.of("command", "read-clock", "parameters", Map.of()));
            await().atMost(PATIENCE).until(() -> stream.lines().stream().anyMatch(line -> line.contains(device)));
        }
    }

    @Test
    void anUnknownNumberIsToldToWhoeverMayAdmitIt() {
        Client admin = browser.holding(Post.everywhere(Role.ADMIN, "", Instant.EPOCH));
        Client leader = browser.everywhere(Role.LEADER);
        try (var may = admin.stream("/live?topics=quarantine");
                var mayNot = leader.stream("/live?topics=quarantine")) {
            await().atMost(PATIENCE)
                    .until(() -> may.lines().contains(":live") && mayNot.lines().contains(":live"));
            ingest.sql(
                            "INSERT INTO telemetry.quarantine (mn, peer, first_seen, last_seen) VALUES (?, '192.0.2.1', now(), now())")
                    .param(x + "STRANGER")
                    .update();
            await().atMost(PATIENCE).until(() -> may.lines().contains("event:quarantine"));
            assertThat(mayNot.lines()).doesNotContain("event:quarantine");
        }
    }

    private static String id(Client client, String list) {
        return client.get(list).body().at("/items/0/id").asString();
    }
}
