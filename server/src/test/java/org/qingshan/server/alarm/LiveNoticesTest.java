/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Fact;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Severity;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveHub.Notice;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.SignalRaised;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an open screen is told of events: fresh ones at once, those in late data not at all. */
@ServerTest
@Import(RegistryCity.class)
class LiveNoticesTest {

    private static final Instant BEGAN = SettableClock.START.minus(Duration.ofHours(3));

    private final RegistryCity city;
    private final LiveHub hub;
    private final Jobs jobs;
    private final OutboxListener<SignalRaised> signals;
    private final JdbcClient ingest;
    private final TransactionTemplate transaction;
    private final List<Notice> heard = new CopyOnWriteArrayList<>();
    private LiveHub.Subscription screen = () -> {};
    private String x = "";

    LiveNoticesTest(
            RegistryCity city,
            LiveHub hub,
            Jobs jobs,
            OutboxListener<SignalRaised> signals,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.city = city;
        this.hub = hub;
        this.jobs = jobs;
        this.signals = signals;
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void aScreenOfAnAnalystOfTheCity() {
        x = city.found();
        city.fill(x);
        var analyst = city.analyst(x);
        screen =
                hub.subscribe(Set.of("events"), question -> ScopeContext.callAs(analyst, question::get), heard::addAll);
    }

    @AfterEach
    void theScreenIsClosed() {
        screen.close();
    }

    @Test
    void aFreshEventIsToldWithEachOfItsVersions() {
        take(Phase.RAISED, BEGAN, false);
        assertThat(told()).containsExactly(new Notice("events", event(), 1));
        take(Phase.CLEARED, BEGAN, false);
        assertThat(told()).hasSize(2).last().satisfies(notice -> {
            assertThat(notice.id()).isEqualTo(event());
            assertThat(notice.version()).isGreaterThan(1);
        });
    }

    @Test
    void anEventFoundInLateDataIsRecordedInSilence() {
        take(Phase.RAISED, BEGAN, true);
        take(Phase.ONGOING, BEGAN, true);
        take(Phase.CLEARED, BEGAN, true);
        assertThat(event()).isNotEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void freshDataThatJoinALateEventMakeItHeard() {
        take(Phase.RAISED, BEGAN, true);
        assertThat(told()).isEmpty();
        take(Phase.RAISED, BEGAN.plus(Duration.ofHours(2)), false);
        assertThat(told()).extracting(Notice::id).containsExactly(event());
    }

    /** All that was told so far. */
    private List<Notice> told() {
        jobs.runNow("live");
        return heard;
    }

    private void take(Phase phase, Instant from, boolean late) {
        int point = ingest.sql("SELECT id FROM registry.point WHERE code = ?")
                .param(x + "-G")
                .query(Integer.class)
                .single();
        var fact = new Fact(
                "exceedance.hour-exceedance",
                Map.of("factor", "a21026", "value", "123", "lower", "", "upper", "100", "unit", "mg/m³"));
        Instant to = from.plus(Duration.ofHours(phase == Phase.RAISED ? 1 : phase == Phase.ONGOING ? 2 : 3));
        Signal signal = new Signal(
                ConditionKind.HOUR_EXCEEDANCE,
                point,
                "a21026",
                phase,
                from,
                to,
                Severity.SERIOUS,
                phase == Phase.CLEARED ? List.of() : List.of(fact),
                late);
        transaction.executeWithoutResult(status -> signals.on(new SignalRaised(signal, 1), UUID.randomUUID()));
    }

    private String event() {
        return ingest.sql("SELECT e.public_id::text FROM alarm.event e JOIN registry.point p ON p.id = e.point_id"
                        + " WHERE p.code = ?")
                .param(x + "-G")
                .query(String.class)
                .single();
    }
}
