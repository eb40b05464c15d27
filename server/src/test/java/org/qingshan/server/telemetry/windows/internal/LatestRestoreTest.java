/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.query.internal.LatestQuery;
import org.qingshan.server.telemetry.query.model.Figure;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.store.SampleReader;
import org.qingshan.server.telemetry.windows.WindowsSettings;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.qingshan.server.telemetry.windows.store.AggregateLayouts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cache of latest values after a crash: emptied, then rebuilt by a component that has just started. */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class LatestRestoreTest {

    private static final String NOX = "a21002";

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final DataSource source;
    private final SettableClock clock;
    private final Jobs jobs;
    private final LatestQuery latest;
    private final Parts parts;
    private String x = "";
    private UUID gas = UUID.randomUUID();
    private Instant hour = Instant.EPOCH;

    /** What a started component is made of. */
    record Parts(
            RulesInForce rules,
            SampleReader samples,
            AggregateLayouts layouts,
            ChangeNotices notices,
            WindowsSettings settings) {}

    LatestRestoreTest(
            RegistryCity city,
            Feed feed,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") DataSource source,
            SettableClock clock,
            Jobs jobs,
            LatestQuery latest,
            RulesInForce rules,
            SampleReader samples,
            AggregateLayouts layouts,
            ChangeNotices notices,
            WindowsSettings settings) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.source = source;
        this.clock = clock;
        this.jobs = jobs;
        this.latest = latest;
        this.parts = new Parts(rules, samples, layouts, notices, settings);
    }

    @BeforeEach
    void aNewCityAtTheBeginOfAnHour() {
        x = city.found();
        city.fill(x);
        gas = ingest.sql("SELECT public_id FROM registry.point WHERE code = :code")
                .param("code", x + "-G")
                .query(UUID.class)
                .single();
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.set(hour);
    }

    /** New objects with empty memories, as after a start. */
    private LatestRealtime start() {
        LatestRows rows = new LatestRows(source, parts.layouts(), parts.notices(), clock);
        LatestRealtime realtime =
                new LatestRealtime(source, parts.rules(), parts.samples(), rows, new NoJobs(), parts.settings());
        new LatestRestore(source, parts.rules(), parts.samples(), realtime, rows).run();
        return realtime;
    }

    private void crash() {
        ingest.sql("DELETE FROM telemetry.latest").update();
    }

    private List<Figure> figures(SeriesKind kind) {
        return ScopeContext.callAs(city.analyst(x), () -> latest.list(gas, kind)).stream()
                .flatMap(found -> found.figures().stream())
                .filter(figure -> !figure.suffix().startsWith("Zs"))
                .toList();
    }

    @Test
    void theNewestStoredSampleByMeasurementTimeIsShownAfterACrash() {
        feed.commit(Packet.realtime(x + "-D", hour.plusSeconds(60), NOX, "81.5"));
        feed.commit(Packet.realtime(x + "-D", hour, NOX, "79.1"));
        crash();
        start();
        assertThat(figures(SeriesKind.REALTIME)).singleElement().satisfies(figure -> {
            assertThat(figure.text()).startsWith("81.5");
            assertThat(figure.start().toInstant()).isEqualTo(hour.plusSeconds(60));
        });
    }

    @Test
    void aRowThatWasFlushedOnceIsBroughtForward() {
        feed.commit(Packet.realtime(x + "-D", hour, NOX, "79.1"));
        start();
        feed.commit(Packet.realtime(x + "-D", hour.plusSeconds(60), NOX, "81.5"));
        start();
        assertThat(figures(SeriesKind.REALTIME))
                .singleElement()
                .satisfies(figure -> assertThat(figure.text()).startsWith("81.5"));
    }

    @Test
    void aPartThatArrivesAfterTheStartJoinsItsStoredOtherHalf() {
        feed.commit(Packet.realtime(x + "-D", hour, NOX, "79.1"));
        crash();
        LatestRealtime started = start();
        started.committed(List.of(feed.commitOne(Packet.realtime(x + "-D", hour, "a21026", "12.0"))));
        started.flush();
        assertThat(figures(SeriesKind.REALTIME)).extracting(Figure::factor).containsExactlyInAnyOrder(NOX, "a21026");
    }

    @Test
    void minuteHourAndDayCarryTheirOwnStartAndEnd() {
        feed.commit(Packet.minute(x + "-D", hour, NOX, "80.5"));
        feed.commit(Packet.hour(x + "-D", hour, NOX, "83.0"));
        clock.advance(Duration.ofHours(26));
        jobs.runNow("telemetry.windows");
        crash();
        start();
        assertPeriod(SeriesKind.MINUTE, Duration.ofMinutes(10));
        assertPeriod(SeriesKind.HOUR, Duration.ofHours(1));
        assertPeriod(SeriesKind.DAY, Duration.ofDays(1));
    }

    private void assertPeriod(SeriesKind kind, Duration length) {
        assertThat(figures(kind)).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.factor()).isEqualTo(NOX);
            assertThat(Duration.between(figure.start(), figure.end())).isEqualTo(length);
            assertThat(figure.start().toInstant()).isBeforeOrEqualTo(hour);
            assertThat(figure.end().toInstant()).isAfter(hour);
        });
    }

    /** Nothing runs by itself. */
    private static final class NoJobs implements Jobs {

        @Override
        public void every(String name, Duration pause, Runnable work) {}

        @Override
        public void runNow(String name) {}

        @Override
        public void nudge(String name) {}
    }
}
