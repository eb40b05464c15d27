/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.SignalRaised;
import org.qingshan.server.telemetry.rates.internal.RatesQuery;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once, and a process that is gone in the middle. */
@ServerTest
@Import({RegistryCity.class, Feed.class, WindowsUnderStressTest.HeardSignals.class})
class WindowsUnderStressTest {

    private static final String NOX = "a21002";

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final DataSource dataSource;
    private final SettableClock clock;
    private final Jobs jobs;
    private final WindowWorker worker;
    private final HeardSignals heard;
    private final RatesQuery rates;
    private String x = "";
    private int gas;
    private Instant hour = Instant.EPOCH;

    WindowsUnderStressTest(
            RegistryCity city,
            Feed feed,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") DataSource dataSource,
            SettableClock clock,
            Jobs jobs,
            WindowWorker worker,
            HeardSignals heard,
            RatesQuery rates) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.dataSource = dataSource;
        this.clock = clock;
        this.jobs = jobs;
        this.worker = worker;
        this.heard = heard;
        this.rates = rates;
    }

    /** Keeps every signal that the outbox delivers. */
    @TestComponent
    static class HeardSignals implements OutboxListener<SignalRaised> {

        private final List<SignalRaised> all = new ArrayList<>();

        @Override
        public String name() {
            return "test.signals";
        }

        @Override
        public Class<SignalRaised> type() {
            return SignalRaised.class;
        }

        @Override
        public synchronized void on(SignalRaised event, UUID eventId) {
            all.add(event);
        }

        synchronized List<SignalRaised> of(int point, ConditionKind kind) {
            return all.stream()
                    .filter(event ->
                            event.signal().pointId() == point && event.signal().kind() == kind)
                    .toList();
        }
    }

    @BeforeEach
    void aNewCityAtTheBeginOfADay() {
        x = city.found();
        city.fill(x);
        gas = ingest.sql("SELECT id FROM registry.point WHERE code = :code")
                .param("code", x + "-G")
                .query(Integer.class)
                .single();
        hour = ReportingZone.startOf(ReportingZone.dayOf(clock.instant()).plusDays(1));
        clock.set(hour);
        city.importCsv(city.analyst(x), "limits", """
                point,factor,averaging,basis,upper,unit,standard,valid_from,valid_to
                X-G,a21002,hour,measured,80,mg/m³,GB 0,,
                """.replace("X-", x + "-"));
    }

    @Test
    void fiftyEvaluationsAtOnceSpeakOnce() throws Exception {
        feed.commit(Packet.hour(x + "-D", hour, NOX, "83.0"));
        clock.advance(Duration.ofMinutes(90));
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> {
                worker.work(Level.HOUR, List.of(new DirtyWindows.Taken(new DirtyWindow(gas, Level.HOUR, hour), 0)));
                return null;
            });
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : executor.invokeAll(calls)) {
                done.get();
            }
        }
        jobs.runNow("outbox");
        assertThat(heard.of(gas, ConditionKind.HOUR_EXCEEDANCE)).hasSize(1);
        assertThat(ingest.sql("SELECT count(*) FROM telemetry.hour WHERE point_id = :p AND start = :s")
                        .param("p", gas)
                        .param("s", java.sql.Timestamp.from(hour))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatWasMarkedWhenTheProcessEndedIsWorkedOffByTheNext() throws Exception {
        feed.commit(Packet.hour(x + "-D", hour, NOX, "70.0"));
        DirtyWindows next = new DirtyWindows();
        try (Connection connection = dataSource.getConnection()) {
            next.load(connection);
        }
        clock.advance(Duration.ofMinutes(90));
        List<DirtyWindows.Taken> left =
                next.take(Level.HOUR, 1_000, Long.MAX_VALUE, (window, waited) -> window.point() == gas);
        boolean alreadyDone = !stored(hour).isEmpty();
        assertThat(left.isEmpty()).isEqualTo(alreadyDone);
        worker.work(Level.HOUR, left);
        assertThat(stored(hour)).hasSize(1);
        assertThat(ingest.sql(
                                "SELECT count(*) FROM telemetry.dirty_window WHERE point = :p AND kind = 2 AND start = :s")
                        .param("p", gas)
                        .param("s", java.sql.Timestamp.from(hour))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aWindowThatCannotBeComputedHoldsUpNoOther() {
        Instant next = hour.plus(1, ChronoUnit.HOURS);
        feed.commit(Packet.hour(x + "-D", hour, NOX, "70.0"), Packet.hour(x + "-D", next, NOX, "71.0"));
        spoil(hour, "\\x02");
        clock.advance(Duration.ofHours(3));
        jobs.runNow("telemetry.windows");
        assertThat(stored(hour)).isEmpty();
        assertThat(stored(next)).hasSize(1);

        spoil(hour, null);
        feed.commit(Packet.hour(x + "-D", hour, NOX, "72.0"));
        jobs.runNow("telemetry.windows");
        assertThat(stored(hour)).hasSize(1);
    }

    /** Puts bytes that nothing can read in the place of a sample's figures, or takes the sample away. */
    private void spoil(Instant time, @Nullable String figures) {
        String change = figures == null
                ? "DELETE FROM telemetry.sample"
                : "UPDATE telemetry.sample SET figures = :figures::bytea";
        ingest.sql(
                        change
                                + " WHERE data_time = :time AND kind = 3 AND device IN (SELECT id FROM registry.device WHERE mn = :mn)")
                .param("figures", figures)
                .param("time", java.sql.Timestamp.from(time))
                .param("mn", x + "-D")
                .update();
    }

    private List<Integer> stored(Instant start) {
        return ingest.sql("SELECT revision FROM telemetry.hour WHERE point_id = :p AND start = :s")
                .param("p", gas)
                .param("s", java.sql.Timestamp.from(start))
                .query(Integer.class)
                .list();
    }

    @Test
    void ratesCountDueReceivedAndValidHours() {
        for (int i = 0; i < 18; i++) {
            feed.commit(Packet.hour(x + "-D", hour.plus(i, ChronoUnit.HOURS), NOX, "70." + i));
        }
        clock.set(hour.plus(Duration.ofHours(38)));
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
        jobs.runNow("telemetry.windows");
        LocalDate day = ReportingZone.dayOf(hour);
        List<RatesQuery.Line> lines =
                ScopeContext.callAs(city.analyst(x), () -> rates.list("point", day, day.plusDays(1), null));
        assertThat(lines)
                .filteredOn(line -> line.hours().received() > 0)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.hours().due()).isEqualTo(24);
                    assertThat(line.hours().received()).isEqualTo(18);
                    assertThat(line.rates().transmission()).isEqualTo("75.00");
                    assertThat(line.rates().validity()).isEqualTo("100.00");
                    assertThat(line.rates().effective()).isEqualTo("75.00");
                });
        assertThat(ScopeContext.callAs(city.analyst(x), () -> rates.list("point", day, day.plusDays(1), regionId(x))))
                .isEqualTo(lines);
        assertThat(ScopeContext.callAs(
                        city.analyst(x), () -> rates.list("point", day, day.plusDays(1), regionId(x + "-2"))))
                .noneMatch(line -> line.hours().received() > 0);
    }

    private UUID regionId(String code) {
        return ingest.sql("SELECT public_id FROM region.region WHERE code = ?")
                .param(code)
                .query(UUID.class)
                .single();
    }
}
