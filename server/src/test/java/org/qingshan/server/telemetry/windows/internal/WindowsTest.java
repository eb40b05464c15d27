/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.Scope;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.marks.internal.MarkBook;
import org.qingshan.server.telemetry.query.internal.FigureQuery;
import org.qingshan.server.telemetry.query.internal.LatestQuery;
import org.qingshan.server.telemetry.query.internal.SeriesQuery;
import org.qingshan.server.telemetry.query.model.SeriesAnswer;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packets in, windows out, against the real database: late, shuffled, marked, judged by dated limits. */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class WindowsTest {

    private static final String NOX = "a21002";

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;
    private final MarkBook marks;
    private final SeriesQuery series;
    private final FigureQuery figures;
    private final LatestQuery latest;
    private String x = "";
    private UUID gas = UUID.randomUUID();
    private Instant hour = Instant.EPOCH;

    WindowsTest(
            RegistryCity city,
            Feed feed,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock,
            Jobs jobs,
            MarkBook marks,
            SeriesQuery series,
            FigureQuery figures,
            LatestQuery latest) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
        this.marks = marks;
        this.series = series;
        this.figures = figures;
        this.latest = latest;
    }

    @BeforeEach
    void aNewCityAtTheBeginOfAnHour() {
        x = city.found();
        city.fill(x);
        gas = pointId(x + "-G");
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.set(hour);
    }

    private UUID pointId(String code) {
        return ingest.sql("SELECT public_id FROM registry.point WHERE code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
    }

    private List<Packet> tenMinuteFigures(String mn) {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            packets.add(Packet.minute(mn, hour.plus(i * 10L, ChronoUnit.MINUTES), NOX, (80 + i) + ".5"));
        }
        return packets;
    }

    private void workOff() {
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
    }

    private void after(Duration duration) {
        clock.advance(duration);
        workOff();
    }

    private SeriesAnswer series(String kind) {
        return series(gas, kind);
    }

    private SeriesAnswer series(UUID point, String kind) {
        return ScopeContext.callAs(
                city.analyst(x),
                () -> series.answer(new SeriesQuery.Question(
                        point,
                        SeriesKind.of(kind),
                        List.of(NOX),
                        hour.minus(1, ChronoUnit.HOURS),
                        hour.plus(2, ChronoUnit.HOURS),
                        500)));
    }

    private SeriesAnswer.Curve measured(SeriesAnswer answer) {
        return answer.series().stream()
                .filter(curve -> curve.suffix().equals("Avg"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void minuteFiguresOfTheDeviceBecomeItsHour() {
        feed.commit(tenMinuteFigures(x + "-D"));
        after(Duration.ofMinutes(90));
        assertThat(measured(series("minute")).values()).containsExactly(80.5, 81.5, 82.5, 83.5, 84.5, 85.5);
        assertThat(measured(series("hour")).values()).contains(83.0);
        assertThat(measured(series("hour")).state()).contains("v");
    }

    @Test
    void anyOrderAndRepetitionGivesTheSameRows() {
        anotherOutlet("2");
        feed.commit(tenMinuteFigures(x + "-D"));
        for (Packet packet : shuffledTwice(x + "-D2")) {
            feed.commit(packet);
            workOff();
        }
        after(Duration.ofMinutes(90));
        for (String level : List.of("minute", "hour")) {
            assertThat(rows(level, x + "-G")).as(level).isNotEmpty();
            assertThat(rows(level, x + "-G2")).as(level).isEqualTo(rows(level, x + "-G"));
        }
        assertThat(rows("minute", x + "-G")).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void whatComesLateInAnyOrderGivesTheSameFigures() {
        anotherOutlet("2");
        feed.commit(tenMinuteFigures(x + "-D"));
        after(Duration.ofMinutes(90));
        for (Packet packet : shuffledTwice(x + "-D2")) {
            feed.commit(packet);
            workOff();
        }
        after(Duration.ofMinutes(1));
        UUID second = pointId(x + "-G2");
        for (String level : List.of("minute", "hour")) {
            assertThat(measured(series(gas, level)).values()).as(level).contains(level.equals("hour") ? 83.0 : 80.5);
            assertThat(measured(series(second, level)))
                    .as(level)
                    .usingRecursiveComparison()
                    .ignoringFields("why")
                    .isEqualTo(measured(series(gas, level)));
        }
    }

    private void anotherOutlet(String number) {
        city.importCsv(
                city.analyst(x),
                "points",
                "code,kind,name,enterprise,region,reference_o2\n" + x + "-G" + number + ",waste_gas_outlet,二号烟囱," + x
                        + "-E," + x + "-1,8\n");
        city.importCsv(
                city.analyst(x),
                "devices",
                "mn,point,password\n" + x + "-D" + number + "," + x + "-G" + number + ",123456\n");
    }

    private List<Packet> shuffledTwice(String mn) {
        List<Packet> shuffled = new ArrayList<>(tenMinuteFigures(mn));
        shuffled.addAll(tenMinuteFigures(mn));
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    /** Each row to the last bit, but for the point's own number in what the conditions said. */
    private List<String> rows(String level, String point) {
        return ingest.sql("SELECT encode(w.body, 'hex') || ' ' || w.late || ' '"
                        + " || regexp_replace(coalesce(w.conditions::text, ''), '\"pointId\": \\d+', '', 'g')"
                        + " FROM telemetry." + level + " w JOIN registry.point p ON p.id = w.point_id"
                        + " WHERE p.code = :code AND NOT w.superseded ORDER BY w.start")
                .param("code", point)
                .query(String.class)
                .list();
    }

    @Test
    void realTimeValuesBecomeTheLatestByMeasurementTime() {
        feed.commit(Packet.realtime(x + "-D", hour, NOX, "79.1"));
        feed.commit(Packet.realtime(x + "-D", hour.minusSeconds(60), NOX, "99.9"));
        jobs.runNow("telemetry.latest");
        var found = ScopeContext.callAs(city.analyst(x), () -> latest.list(gas, SeriesKind.REALTIME));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().figures()).anySatisfy(figure -> {
            assertThat(figure.text()).startsWith("79.1");
            assertThat(figure.state().valid()).isTrue();
        });
    }

    @Test
    void aRulingThatReachesBackRecomputesWhatItTouches() {
        feed.commit(tenMinuteFigures(x + "-D"));
        feed.commit(Packet.hour(x + "-D", hour, NOX, "83.0"));
        after(Duration.ofMinutes(90));
        assertThat(measured(series("hour")).state()).contains("v");
        UUID ruling = ScopeContext.callAs(
                city.analyst(x),
                () -> marks.rule(
                        gas, new MarkBook.Draft(hour, hour.plus(1, ChronoUnit.HOURS), null, "ruled-invalid", "探头脱落")));
        jobs.runNow("registry.rules");
        after(Duration.ofSeconds(1));
        assertThat(measured(series("hour")).state()).contains("x");
        ScopeContext.runAs(city.analyst(x), () -> marks.withdraw(gas, ruling, "查明无误"));
        jobs.runNow("registry.rules");
        after(Duration.ofSeconds(1));
        assertThat(measured(series("hour")).state()).contains("v");
        assertThat(revisions("hour")).isNotEmpty();
    }

    private List<Integer> revisions(String kind) {
        return ingest.sql("SELECT revision FROM telemetry." + kind + " h JOIN registry.point p ON p.id = h.point_id"
                        + " WHERE p.public_id = :point AND revision > 0")
                .param("point", gas)
                .query(Integer.class)
                .list();
    }

    @Test
    void aRealTimeValueCanBeFollowedToItsPacket() {
        Instant time = hour.plusSeconds(40);
        feed.commit(Packet.realtime(x + "-D", time, NOX, "79.1"));
        var answer = ScopeContext.callAs(
                city.analyst(x), () -> figures.answer(gas, NOX, "measured", SeriesKind.REALTIME, time));
        assertThat(answer.figure().averaging()).isEqualTo("instant");
        assertThat(answer.figure().text()).isEqualTo("79.1");
        assertThat(answer.provenance().raw()).singleElement().satisfies(raw -> {
            assertThat(raw.command()).isEqualTo(2011);
            assertThat(raw.device()).isNotNull();
        });
    }

    @Test
    void aHourAboveItsLimitIsRecordedAndSignalled() {
        city.importCsv(city.analyst(x), "limits", """
                point,factor,averaging,basis,upper,unit,standard,valid_from,valid_to
                X-G,a21002,hour,measured,80,mg/m³,GB 0,,
                """.replace("X-", x + "-"));
        feed.commit(Packet.hour(x + "-D", hour, NOX, "83.0"));
        after(Duration.ofMinutes(90));
        assertThat(ingest.sql(
                                "SELECT count(*) FROM telemetry.exceedance e JOIN registry.point p ON p.id = e.point_id WHERE p.public_id = :p")
                        .param("p", gas)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var answer =
                ScopeContext.callAs(city.analyst(x), () -> figures.answer(gas, NOX, "measured", SeriesKind.HOUR, hour));
        assertThat(answer.figure().level()).isEqualTo("exceeded");
        assertThat(answer.figure().source()).isEqualTo("device");
        assertThat(answer.provenance().raw()).hasSize(1);
    }

    @Test
    void anEnterpriseOfAnotherRegionSeesNothing() {
        feed.commit(tenMinuteFigures(x + "-D"));
        feed.commit(Packet.realtime(x + "-D", hour, NOX, "79.1"));
        after(Duration.ofMinutes(90));
        jobs.runNow("telemetry.latest");
        Scope stranger = new Scope(
                9,
                "stranger",
                java.util.Set.of(Role.ENTERPRISE),
                Role.ENTERPRISE.rights(),
                List.of(),
                List.of(-1),
                List.of());
        assertThat(ScopeContext.<List<LatestQuery.Latest>, RuntimeException>callAs(
                        stranger, () -> latest.list(SeriesKind.REALTIME, null, null, null)))
                .isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ScopeContext.callAs(
                        stranger, () -> figures.answer(gas, NOX, "measured", SeriesKind.HOUR, hour)))
                .hasMessageContaining("telemetry.point.unknown");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ScopeContext.callAs(
                        stranger,
                        () -> series.answer(new SeriesQuery.Question(
                                gas, SeriesKind.HOUR, List.of(), hour, hour.plusSeconds(3600), 10))))
                .hasMessageContaining("telemetry.point.unknown");
    }
}
