/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.internal.database.Database;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of values over HTTP, each test in a city of its own with the station X-S in the district X-1 and X-F in X-2. */
@ServerTest
@Import(RegistryCity.class)
class ValueImportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Browser browser;
    private final RegistryCity city;
    private final JdbcClient ingest;
    private final Clock clock;
    private final DataSource dataSource;
    private final Database database;
    private final ImportStore store;
    private final Jobs jobs;
    private final Ids ids;
    private String x = "";
    private String hour = "";
    private Client analyst;

    ValueImportTest(
            Browser browser,
            RegistryCity city,
            @Qualifier("ingest") JdbcClient ingest,
            Clock clock,
            @Qualifier("ingest") DataSource dataSource,
            Database database,
            ImportStore store,
            Jobs jobs,
            Ids ids) {
        this.dataSource = dataSource;
        this.database = database;
        this.store = store;
        this.jobs = jobs;
        this.ids = ids;
        this.browser = browser;
        this.city = city;
        this.ingest = ingest;
        this.clock = clock;
        this.analyst = browser.nobody();
    }

    @BeforeEach
    void stations() {
        x = city.found();
        city.importCsv(city.analyst(x), "points", """
                code,kind,name,region
                X-S,air_station,东区站,X-1
                X-F,air_station,西区站,X-2
                """.replace("X-", x + "-"));
        analyst = browser.inRegion(Role.ANALYST, x + "-1");
        hour = local(clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(5)));
    }

    @Test
    void storesHoursWhichAreThenWorkedOff() {
        Client.Answer answer = take("?label=start", "X-S,hour," + hour + ",a34004,35.20\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("written").asBoolean()).isTrue();
        assertThat(outcomes(answer)).containsExactly("created");
        assertThat(samples()).containsExactly("{35.20}");
        String point = analyst.get("/points?q=" + x + "-S")
                .body()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        await().atMost(PATIENCE).untilAsserted(() -> {
            Client.Answer series = analyst.get("/points/" + point + "/series?kind=hour&factors=a34004&from="
                    + encoded(hour) + "&to=" + encoded(local(clock.instant())));
            assertThat(series.status()).as(series.text()).isEqualTo(200);
            assertThat(series.text()).contains("\"values\":[35.0]");
        });
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherValueIsTheOneInForce() {
        String first = "X-S,hour," + hour + ",a34004,35\nX-S,hour," + hour + ",a34002,60,D\n";
        String second = "X-S,hour," + hour + ",a34004,36\n";
        take("?label=start", first);

        assertThat(outcomes(take("?label=start", first))).containsExactly("unchanged", "unchanged");
        assertThat(samples()).hasSize(1);
        assertThat(outcomes(take("?label=start", second))).containsExactly("changed");
        assertThat(outcomes(take("?label=start", first))).containsExactly("changed", "unchanged");
        assertThat(samples()).containsExactly("{60,35}", "{36}", "{35}");
    }

    @Test
    void aLabelAtTheEndNamesTheHourBefore() {
        take("?label=start", "X-S,hour," + hour + ",a34004,35\n");
        String end = local(OffsetDateTime.parse(hour).toInstant().plus(Duration.ofHours(1)));

        assertThat(outcomes(take("?label=end", "X-S,hour," + end + ",a34004,35\n")))
                .containsExactly("unchanged");
        assertThat(take("", "X-S,hour," + hour + ",a34004,35\n").code()).isEqualTo("telemetry.import.label");
        assertThat(take("?label=middle", "X-S,hour," + hour + ",a34004,35\n").code())
                .isEqualTo("telemetry.import.label");
    }

    @Test
    void withOneWrongLineNothingIsWrittenAndEachLineSaysWhatIsWrong() {
        Client.Answer answer = take("?label=start", """
                X-S,hour,HOUR,a34004,35
                X-S,hour,HOUR,a34004,36
                X-S,hour,2026-07-01T08:30:00,a34004,35
                X-S,week,HOUR,zz,1e3,NN
                X-S,hour,yesterday,a34004,
                X-S,hour,1999-07-01T08:00:00,a34004,1
                """.replace("HOUR", hour));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("written").asBoolean()).isFalse();
        assertThat(codes(answer))
                .containsExactly(
                        "3:telemetry.import.line-twice",
                        "4:telemetry.import.time-not-whole",
                        "5:telemetry.import.kind",
                        "5:telemetry.import.unknown-factor",
                        "5:telemetry.import.not-a-number",
                        "5:telemetry.import.flag",
                        "6:telemetry.import.time",
                        "6:telemetry.import.not-a-number",
                        "7:telemetry.import.time-implausible");
        assertThat(answer.body()
                        .path("lines")
                        .get(3)
                        .path("problems")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("“week”不是数据类型");
        assertThat(samples()).isEmpty();
    }

    @Test
    void aPointOutOfScopeIsAsUnknownAsOneThatIsNot() {
        Client.Answer foreign =
                take("?label=start", "X-S,hour," + hour + ",a34004,1\nX-F,hour," + hour + ",a34004,1\n");
        Client.Answer none = take("?label=start", "X-N,hour," + hour + ",a34004,1\n");

        assertThat(foreign.status()).isEqualTo(422);
        assertThat(codes(foreign)).containsExactly("3:telemetry.import.unknown-point");
        assertThat(codes(none)).containsExactly("2:telemetry.import.unknown-point");
        assertThat(samples()).isEmpty();
    }

    @Test
    void onlyWhoMayImportImports() {
        analyst = browser.inRegion(Role.SUPERVISOR, x + "-1");

        assertThat(take("?label=start", "X-S,hour," + hour + ",a34004,1\n").status())
                .isEqualTo(403);
    }

    @Test
    void aDryRunWritesNothingAndAnImportIsAudited() {
        Client.Answer dry = take("?label=start&dryRun=true", "X-S,hour," + hour + ",a34004,1\n");
        assertThat(dry.status()).isEqualTo(200);
        assertThat(outcomes(dry)).containsExactly("created");
        assertThat(samples()).isEmpty();
        assertThat(devices()).isZero();

        take("", "X-S,day,2026-01-02,a34004,1\nX-S,realtime,2026-01-02T03:04:05,a34004,2\n");

        assertThat(samples()).hasSize(2);
        assertThat(devices()).isOne();
        assertThat(ingest.sql("SELECT count(*) FROM platform.audit_entry WHERE action = 'telemetry.import'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void anImportThatTakesLongIsFinishedLaterAndLetsNoOtherBegin() throws Exception {
        String id;
        try (Connection blocker = dataSource.getConnection();
                Statement lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("LOCK TABLE telemetry.sample IN SHARE MODE");
            Client.Answer answer = take("?label=start", "X-S,hour," + hour + ",a34004,35\n");

            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            assertThat(answer.body().path("written").asBoolean()).isFalse();
            id = answer.body().path("pending").asString();
            assertThat(analyst.get("/telemetry/imports/" + id)
                            .body()
                            .path("state")
                            .asString())
                    .isEqualTo("writing");
            assertThat(take("?label=start", "X-S,hour," + hour + ",a34004,36\n").code())
                    .isEqualTo("telemetry.import.busy");
            assertThat(samples()).isEmpty();
            blocker.rollback();
            blocker.setAutoCommit(true);
        }
        awaitDone(id);
        assertThat(samples()).containsExactly("{35}");
        assertThat(outcomes(take("?label=start", "X-S,hour," + hour + ",a34004,35\n")))
                .containsExactly("unchanged");
        assertThat(browser.inRegion(Role.ANALYST, x + "-1")
                        .get("/telemetry/imports/" + id)
                        .code())
                .isEqualTo("telemetry.import.not-found");
    }

    @Test
    void anImportThatACrashBrokeOffIsTakenUpAgain() {
        take("?label=start", "X-S,hour," + hour + ",a34004,35\n");
        String number = ingest.sql("SELECT d.mn FROM registry.device d JOIN registry.point p ON p.id = d.point_id"
                        + " WHERE p.code = ? AND d.mn LIKE 'import-%'")
                .param(x + "-S")
                .query(String.class)
                .single();
        byte[] frame = Packets.framed("QN=20260701080000001;ST=22;CN=2061;PW=;MN=" + number
                + ";Flag=4;RF=1;CP=&&DataTime=" + Packets.time(clock.instant().minus(Duration.ofHours(9)))
                + ";a34004-Avg=77,a34004-Flag=N&&");
        UUID id = ids.next();
        store.prepare(id, 1, List.of(new ImportedPackets.Written(number, 2061, frame, List.of(2))), clock.instant());
        store.begin(id);

        jobs.runNow("telemetry.imports");

        await().atMost(PATIENCE).until(() -> store.listWriting().isEmpty());
        assertThat(samples()).containsExactly("{35}", "{77}");
        assertThat(store.find(id, 1).orElseThrow().refused()).isEmpty();
    }

    @Test
    void saysWhichLinesTheDatabaseRefused() throws Exception {
        administer(
                "ALTER TABLE telemetry.sample ADD CONSTRAINT refused CHECK (flags IS NULL OR flags <> 'B') NOT VALID");
        try {
            Client.Answer answer =
                    take("?label=start", "X-S,hour," + hour + ",a34004,35,B\nX-S,day,2026-01-02,a34004,31\n");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().path("written").asBoolean()).isTrue();
            assertThat(codes(answer)).containsExactly("2:telemetry.import.refused");
            assertThat(outcomes(answer)).containsExactly("failed", "created");
            assertThat(samples()).containsExactly("{31}");
        } finally {
            administer("ALTER TABLE telemetry.sample DROP CONSTRAINT refused");
        }
    }

    @Test
    void aWrongHeadIsOneFailedLine() {
        Client.Answer answer =
                analyst.upload("/telemetry/imports", "text/csv", "point,time,what\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(codes(answer))
                .containsExactly(
                        "1:telemetry.import.unknown-column",
                        "1:telemetry.import.missing-column",
                        "1:telemetry.import.missing-column",
                        "1:telemetry.import.missing-column");
    }

    @Test
    void refusesFilesWhoseLinesWouldFillTheMemory() {
        assertThat(take("?label=start", "\n".repeat(CsvLines.MOST_LINES + 1)).code())
                .isEqualTo("telemetry.import.too-many-lines");
        assertThat(take("?label=start", ",".repeat(CsvLines.LONGEST_LINE + 1)).code())
                .isEqualTo("telemetry.import.line-too-long");
    }

    private void awaitDone(String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(analyst.get("/telemetry/imports/" + id)
                                .body()
                                .path("state")
                                .asString())
                        .isEqualTo("done"));
    }

    private void administer(String sql) throws SQLException {
        try (Connection administrator = DriverManager.getConnection(
                        database.url(), "postgres", database.passwords().superuser());
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private Client.Answer take(String query, String lines) {
        String csv = "point,kind,time,factor,value,flag\n" + lines.replace("X-", x + "-");
        return analyst.upload("/telemetry/imports" + query, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> outcomes(Client.Answer answer) {
        return StreamSupport.stream(answer.body().path("lines").spliterator(), false)
                .map(line -> line.path("outcome").asString())
                .toList();
    }

    private static List<String> codes(Client.Answer answer) {
        return StreamSupport.stream(answer.body().path("lines").spliterator(), false)
                .flatMap(line -> StreamSupport.stream(line.path("problems").spliterator(), false)
                        .map(problem -> line.path("line").asInt() + ":"
                                + problem.path("code").asString()))
                .toList();
    }

    /** Figures of what was imported at X-S, in the order of arrival. */
    private List<String> samples() {
        return ingest.sql("SELECT telemetry.figures(s.figures)::text FROM telemetry.sample s"
                        + " JOIN registry.device d ON d.id = s.device JOIN registry.point p ON p.id = d.point_id"
                        + " WHERE p.code = :point AND s.rf ORDER BY s.batch, s.ordinal")
                .param("point", x + "-S")
                .query(String.class)
                .list();
    }

    private long devices() {
        return ingest.sql("SELECT count(*) FROM registry.device d JOIN registry.point p ON p.id = d.point_id"
                        + " WHERE p.code = :point AND d.state = 'suspended' AND d.mn LIKE 'import-%'")
                .param("point", x + "-S")
                .query(Long.class)
                .single();
    }

    private static String local(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.ofHours(8))
                .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String encoded(String time) {
        return time.replace("+", "%2B");
    }
}
