/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Packaged;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.mqtt.Broker;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadPlan;
import org.qingshan.simulator.load.LoadTempo;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged verb on what a packaged server left: packets of loggers under load, messages of a station that was a stranger at first, an
 * imported file, values above a limit and a ruling; from the folder itself, and from a backup that was restored.
 */
class ReplayIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant BEGIN = Instant.parse("2025-06-30T16:00:00Z");
    private static final int LOGGERS = 20;
    private static final int HOURS = 2;
    private static final String STATION = "STATION-1";
    private static final RegistryFiles MORE = new RegistryFiles()
            .add(Kind.POINTS, "M-1", "micro_station", "东门微站", "East Gate", "", "990001", "", "", "")
            .add(Kind.POINTS, "M-2", "micro_station", "西门微站", "West Gate", "", "990001", "", "", "")
            .add(Kind.LIMITS, "LP00000003", "a21026", "hour", "measured", "", "15.2", "mg/m³", "GB 0", "1", "", "");

    @TempDir
    static Path folder = Path.of("unset");

    /** As the verb printed it. */
    private static String backup = "";

    @BeforeAll
    static void aServerIsFilledBackedUpAndStopped() throws Exception {
        try (var broker = Broker.start(0);
                var server = PackagedServer.start(
                        Packaged.JAR,
                        folder.resolve("source"),
                        "-Dqingshan.mqtt.enabled=true",
                        "-Dqingshan.mqtt.host=127.0.0.1",
                        "-Dqingshan.mqtt.port=" + broker.port())) {
            load(server);
            Client admin = Packaged.signedIn(server, "admin");
            adopt(broker, admin);
            importFile(Packaged.signedIn(server, "analyst"));
            judge(server);
            settle(server);
            var made = verb(
                    "backup",
                    "--data",
                    server.data().toString(),
                    "--to",
                    folder.resolve("backups").toString());
            assertThat(made.exit()).isZero();
            backup = made.output().lines().reduce((_, last) -> last).orElseThrow();
        }
    }

    private static void load(PackagedServer server) throws IOException, InterruptedException {
        var plan = LoadPlan.of("localhost", server.gateway().getPort(), 4, LOGGERS, LOGGERS, HOURS * 60)
                .withResends(10, 5);
        var generator = new LoadGenerator(plan, new LoadTempo(BEGIN, 60, 8));
        server.register(generator.registry(), MORE);
        assertThat(generator.run(_ -> {}).isComplete()).isTrue();
    }

    private static void adopt(Broker broker, Client admin) {
        publish(broker, 0);
        publish(broker, 1);
        JsonNode stranger = await().atMost(PATIENCE)
                .until(
                        () -> admin.get("/quarantine").body().path("items").path(0),
                        node -> node.path("keptPackets").asInt() == 2);
        var adopted = admin.post(
                "/quarantine/" + stranger.path("id").asString() + "/adopt", Map.of("point", point(admin, "M-1")));
        assertThat(adopted.body().path("readmitted").asInt()).as(adopted.text()).isEqualTo(2);
        publish(broker, 2);
    }

    private static void publish(Broker broker, int hour) {
        String json =
                "{\"time\": \"%s\", \"kind\": \"hour\", \"factors\": {\"a34004\": {\"value\": \"3%d.20\", \"flag\": \"N\"}}}"
                        .formatted(BEGIN.plus(Duration.ofHours(hour)), hour);
        broker.publish(STATION, "qingshan/v1/" + STATION + "/data", json);
    }

    private static void importFile(Client analyst) {
        var csv = new StringBuilder("point,kind,time,factor,value,flag\n");
        for (int hour = 0; hour < 24; hour++) {
            OffsetDateTime time = ReportingZone.at(BEGIN.plus(Duration.ofHours(hour)));
            csv.append("M-2,hour,")
                    .append(time)
                    .append(",a34004,")
                    .append(20 + hour)
                    .append(".50,\n");
        }
        var answer = analyst.upload(
                "/telemetry/imports?label=start",
                "text/csv;charset=UTF-8",
                csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.body().path("created").asInt()).as(answer.text()).isEqualTo(24);
    }

    private static void judge(PackagedServer server) {
        Client analyst = Packaged.signedIn(server, "analyst");
        Map<String, Object> ruling = Map.of(
                "from", ReportingZone.at(BEGIN).toString(),
                "to", ReportingZone.at(BEGIN.plus(Duration.ofMinutes(30))).toString(),
                "factors", List.of("a21026"),
                "kind", "ruled-invalid",
                "reason", "探头脱落");
        var made = analyst.post("/points/" + point(analyst, "LP00000005") + "/rulings", ruling);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static String point(Client client, String code) {
        return client.get("/points?q=" + code)
                .body()
                .path("items")
                .valueStream()
                .filter(point -> point.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    /** Everything is computed, and a limit was passed. */
    private static void settle(PackagedServer server) throws IOException, SQLException {
        try (Connection database = Packaged.database(server)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(count(database, "SELECT count(*) FROM telemetry.revision_note WHERE cause = 'rules'"))
                        .as("the ruling has reached its windows")
                        .isPositive();
                assertThat(count(
                                database,
                                "SELECT count(*) FROM telemetry.dirty_window WHERE start < now() - interval '1 day'"))
                        .isZero();
                assertThat(count(database, "SELECT count(*) FROM alarm.event WHERE kind = 'hour-exceedance'"))
                        .isPositive();
                assertThat(count(
                                database,
                                "SELECT count(*) FROM telemetry.sample s JOIN registry.device d"
                                        + " ON d.id = s.device WHERE d.mn = '" + STATION + "'"))
                        .isEqualTo(3);
            });
        }
    }

    private static long count(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PackagedServer.VerbResult verb(String... words) throws IOException, InterruptedException {
        return PackagedServer.verb(Packaged.JAR, words);
    }

    @Test
    void theFolderGivesTheSameDigestAgain() throws Exception {
        assertSame(replay(folder.resolve("source").resolve("data"), "again"));
    }

    @Test
    void aRestoredBackupGivesTheSameDigestAgain() throws Exception {
        Path restored = folder.resolve("restored");
        assertThat(verb("restore", "--data", restored.toString(), "--from", backup)
                        .exit())
                .isZero();
        assertSame(replay(restored, "again-from-backup"));
    }

    private static JsonNode replay(Path from, String into) throws IOException, InterruptedException {
        var result = verb(
                "replay",
                "--from",
                from.toString(),
                "--into",
                folder.resolve(into).toString());
        assertThat(result.exit()).as(result.output()).isZero();
        String json = result.output()
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .orElseThrow();
        return JsonMapper.builder().build().readTree(json);
    }

    private static void assertSame(JsonNode result) {
        assertThat(result.path("parts")).isEqualTo(result.path("sourceParts"));
        assertThat(result.path("same").asBoolean()).isTrue();
        assertThat(result.path("unfinishedInSource").asInt()).isZero();
        assertThat(rows(result, "sample")).isGreaterThanOrEqualTo(LOGGERS * HOURS * 60L + 3 + 24);
        assertThat(rows(result, "minute")).isGreaterThanOrEqualTo(LOGGERS * HOURS * 6L);
        assertThat(rows(result, "hour")).isGreaterThanOrEqualTo(LOGGERS * HOURS + 3L + 24);
        assertThat(rows(result, "day")).isGreaterThanOrEqualTo(LOGGERS + 2L);
    }

    private static long rows(JsonNode result, String part) {
        return result.path("parts")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(part))
                .findFirst()
                .orElseThrow()
                .path("rows")
                .asLong();
    }
}
