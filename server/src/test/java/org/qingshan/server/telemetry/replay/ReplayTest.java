/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.internal.backup.ReplayVerb;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.telemetry.fixture.Servers;
import org.qingshan.server.telemetry.store.RawFolder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The verb from a stopped folder to another, with the application started in between as the verb does. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayTest {

    private static final String LIMIT = """
            point,factor,averaging,basis,upper,unit,standard,valid_from,valid_to
            X-G,a21002,hour,measured,%s,mg/m³,GB 0,%s,
            """;
    private static Path recorded;

    @TestConfiguration(proxyBeanMethods = false)
    static class Tuning {

        @Bean
        PostgresTuning tuning() {
            return ServerTestConfiguration.forTests();
        }
    }

    @BeforeAll
    static void aCityIsRecordedAndItsServerStopped() throws IOException {
        try (var city = new RecordedCity()) {
            recorded = city.folder();
            city.importCsv("limits", LIMIT.formatted("100", ""));
            for (int i = 0; i < 30; i++) {
                Duration start = Duration.ofMinutes(i * 10L);
                if (i != 4 && i != 7) {
                    city.send(start.plusMinutes(10), 2051, start, "a21002-Avg=" + (80 + i) + ".5,a21002-Flag=N");
                }
                city.send(start.plusMinutes(10), 2011, start, "a21002-Rtd=" + (79 + i) + ".1,a21002-Flag=N");
            }
            disturb(city);
            city.moveTo(Duration.ofHours(40));
            city.moveTo(Duration.ofHours(41));
        }
    }

    private static void disturb(RecordedCity city) throws IOException {
        Duration hour = Duration.ofHours(1);
        // Late by hours; repeated as it was; repeated with another value; split in two; ruled invalid; judged
        // otherwise; secret.
        city.send(hour.multipliedBy(6), 2051, Duration.ofMinutes(40), "a21002-Avg=84.5,a21002-Flag=N");
        city.send(hour.multipliedBy(6), 2051, Duration.ofMinutes(40), "a21002-Avg=84.5,a21002-Flag=N");
        city.send(hour.multipliedBy(7), 2051, Duration.ofMinutes(50), "a21002-Avg=185.5,a21002-Flag=D");
        city.sendPart(hour.multipliedBy(8), 1, 2, 2061, hour.multipliedBy(7), "a21002-Avg=120.5,a21002-Flag=N");
        city.sendPart(hour.multipliedBy(8), 2, 2, 2061, hour.multipliedBy(7), "a21026-Avg=12.5,a21026-Flag=N");
        city.send(hour.multipliedBy(9), 1072, hour.multipliedBy(9), "NewPW=654321");
        city.moveTo(hour.multipliedBy(20));
        city.rule(RecordedCity.BEGIN.plus(hour), RecordedCity.BEGIN.plus(hour.multipliedBy(2)), "探头脱落");
        city.importCsv("limits", LIMIT.formatted("90", "2026-07-01T10:00:00+08:00"));
    }

    private static Map<String, Object> replay(Path from) {
        var into = new DataFolder(ServerTestConfiguration.freshFolder());
        var result = new ReplayVerb(from, into)
                .run(arguments -> Servers.with(Tuning.class).run(arguments));
        return JsonMapper.builder().build().readValue(result.json(), new TypeReference<>() {});
    }

    @Test
    @Order(1)
    void rawPacketsAndDatedRulesGiveTheSameSamplesAndAggregates() {
        Map<String, Object> result = replay(recorded);
        assertThat(result).containsEntry("unfinishedInSource", 0);
        assertThat(result.get("parts")).isEqualTo(result.get("sourceParts"));
        assertThat(result).containsEntry("same", true);
        assertThat(result.get("digest")).isEqualTo(result.get("sourceDigest"));
        assertThat(String.valueOf(result.get("parts")))
                .contains("name=sample, rows=62")
                .doesNotContain("rows=0");
    }

    @Test
    @Order(2)
    void theSameComesOfPacketsThatWereFolded() throws SQLException {
        try (var database = TestDatabase.start(new DataFolder(recorded), ServerTestConfiguration.forTests())) {
            Clock late = Clock.fixed(RecordedCity.BEGIN.plus(Duration.ofDays(2)), ZoneOffset.UTC);
            assertThat(new RawFolder(database.ingestSource(), late).fold()).isGreaterThan(30);
        }
        Map<String, Object> result = replay(recorded);
        assertThat(result).containsEntry("same", true);
        assertThat(String.valueOf(result.get("parts"))).contains("name=sample, rows=62");
    }

    @Test
    @Order(3)
    void aSampleThatNoPacketCarriesMakesTheDigestsDiffer() {
        try (var database = TestDatabase.start(new DataFolder(recorded), ServerTestConfiguration.forTests())) {
            database.superuser()
                    .sql("UPDATE telemetry.sample SET flags = 'D' WHERE ctid = (SELECT min(ctid) FROM telemetry.sample)"
                            + " AND tableoid = (SELECT min(tableoid) FROM telemetry.sample)")
                    .update();
        }
        assertThat(replay(recorded)).containsEntry("same", false);
    }
}
