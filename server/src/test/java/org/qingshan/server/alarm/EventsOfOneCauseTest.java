/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.condition.Fact;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Severity;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.OutboxListener;
import org.qingshan.server.registry.PointsChanged;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.SignalRaised;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(RegistryCity.class)
class EventsOfOneCauseTest {

    private static final Instant BEGAN = SettableClock.START.minus(Duration.ofHours(3));

    private final Browser browser;
    private final RegistryCity city;
    private final OutboxListener<SignalRaised> signals;
    private final OutboxListener<PointsChanged> moves;
    private final JdbcClient ingest;
    private final TransactionTemplate transaction;
    private String x = "";

    EventsOfOneCauseTest(
            Browser browser,
            RegistryCity city,
            OutboxListener<SignalRaised> signals,
            OutboxListener<PointsChanged> moves,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.browser = browser;
        this.city = city;
        this.signals = signals;
        this.moves = moves;
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(manager);
    }

    @BeforeEach
    void aCityWithAnOutlet() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void fiftyEvaluationsAtOnceLeaveExactlyOneOpenEvent() throws Exception {
        var together = new CountDownLatch(1);
        List<Future<?>> evaluations = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 50; n++) {
                Signal signal = exceedance(Phase.RAISED, BEGAN.plus(Duration.ofHours(n % 5)), n % 2 == 0);
                evaluations.add(threads.submit(() -> {
                    together.await();
                    take(signal);
                    return true;
                }));
            }
            together.countDown();
            for (Future<?> evaluation : evaluations) {
                evaluation.get();
            }
        }
        assertThat(events("state")).containsExactly("open");
        assertThat(events("occurrences::text")).containsExactly("5");
        assertThat(acts()).containsExactly("raised");
    }

    @Test
    void theSameSignalTwiceChangesNothing() {
        Signal raised = exceedance(Phase.RAISED, BEGAN, false);
        take(raised);
        take(raised);
        assertThat(events("occurrences || '/' || version")).containsExactly("1/1");
    }

    @Test
    void aNewStretchJoinsTheOpenEventAndAClosedOneIsNotOpenedAgain() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        take(exceedance(Phase.CLEARED, BEGAN, false));
        take(exceedance(Phase.RAISED, BEGAN.plus(Duration.ofHours(2)), false));
        assertThat(events("state || '/' || occurrences")).containsExactly("open/2");
        assertThat(acts()).containsExactly("raised", "cleared", "raised-again");
        Client analyst = browser.everywhere(Role.ANALYST);
        assertThat(analyst.post("/events/" + event() + "/close", Map.of("note", "已整改"))
                        .status())
                .isEqualTo(204);
        take(exceedance(Phase.ONGOING, BEGAN.plus(Duration.ofHours(2)), false));
        assertThat(events("state")).containsExactly("closed");
        take(exceedance(Phase.RAISED, BEGAN.plus(Duration.ofHours(9)), false));
        assertThat(events("state")).containsExactly("closed", "open");
    }

    @Test
    void whatIsOverIsClearedThoughItsConditionWasSwitchedOff() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        switchExceedances(false);
        try {
            take(exceedance(Phase.CLEARED, BEGAN, false));
            take(exceedance(Phase.RAISED, BEGAN.plus(Duration.ofHours(2)), false));
        } finally {
            switchExceedances(true);
        }
        assertThat(acts()).containsExactly("raised", "cleared");
    }

    private void switchExceedances(boolean enabled) {
        ingest.sql("UPDATE alarm.condition SET enabled = ? WHERE kind = ?")
                .params(enabled, exceedance(Phase.RAISED, BEGAN, false).kind().word())
                .update();
    }

    @Test
    void lateDataOpensAnEventThatSaysSoUntilFreshDataJoinIt() {
        take(exceedance(Phase.RAISED, BEGAN, true));
        assertThat(events("late::text")).containsExactly("true");
        take(exceedance(Phase.RAISED, BEGAN.plus(Duration.ofHours(2)), false));
        assertThat(events("late::text")).containsExactly("false");
    }

    @Test
    void aSilentDeviceIsOneEventHoweverManyPointsItFeedsAndClosesWithItsRecovery() {
        take(offline(x + "-D", pointOf(x + "-G"), Phase.RAISED));
        take(offline(x + "-D", pointOf(x + "-W"), Phase.RAISED));
        assertThat(events("subject_kind || '/' || state")).containsExactly("device/open");
        take(offline(x + "-D", pointOf(x + "-G"), Phase.CLEARED));
        assertThat(events("state")).containsExactly("closed");
        assertThat(acts()).containsExactly("raised", "cleared", "closed-by-itself");
    }

    @Test
    void manyDevicesOfARegionAtOnceAreOneEventOfTheRegion() {
        var csv = new StringBuilder("mn,point\n");
        for (int n = 1; n <= 6; n++) {
            csv.append(x).append("-L").append(n).append(',').append(x).append("-W\n");
        }
        city.importCsv(city.analyst(x), "devices", csv.toString());
        for (int n = 1; n <= 6; n++) {
            take(offline(x + "-L" + n, pointOf(x + "-W"), Phase.RAISED));
        }
        assertThat(open("subject_kind || '/' || occurrences")).containsExactly("region/6");
        for (int n = 1; n <= 6; n++) {
            take(offline(x + "-L" + n, pointOf(x + "-W"), Phase.CLEARED));
        }
        assertThat(open("subject_kind")).isEmpty();
    }

    @Test
    void anEventIsSeenByWhoeverSeesItsObjectAndFollowsIt() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        Client east = browser.inRegion(Role.GRID, x + "-1");
        Client west = browser.inRegion(Role.GRID, x + "-2");
        Client manager = browser.forEnterprise(x + "-E");
        assertThat(count(east)).isEqualTo(1);
        assertThat(count(west)).isZero();
        assertThat(count(manager)).isEqualTo(1);
        assertThat(west.get("/events/" + event()).status()).isEqualTo(404);
        assertThat(west.post("/events/" + event() + "/note", Map.of("note", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoSeesAnEventByOnePostDoesNotHandleItByAnother() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        Client client = browser.holding(
                Post.everywhere(Role.LEADER, "", Instant.EPOCH), Post.inRegion(Role.GRID, "", x + "-2", Instant.EPOCH));
        String path = "/events/" + event();
        assertThat(client.get(path).body().path("acts").size()).isZero();
        var refused = client.post(path + "/acknowledge", Map.of());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("platform.not-permitted-here");
        assertThat(browser.inRegion(Role.GRID, x + "-1")
                        .get(path)
                        .body()
                        .path("acts")
                        .size())
                .isPositive();
    }

    @Test
    void anEventFollowsItsPointToAnotherRegion() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        String csv = """
                code,kind,name,enterprise,region
                X-G,waste_gas_outlet,焦炉烟囱,X-E,X-2
                """;
        city.importCsv(city.analyst(x), "points", csv.replace("X-", x + "-"));
        transaction.executeWithoutResult(
                status -> moves.on(new PointsChanged(List.of(pointOf(x + "-G"))), UUID.randomUUID()));
        assertThat(count(browser.inRegion(Role.GRID, x + "-1"))).isZero();
        assertThat(count(browser.inRegion(Role.GRID, x + "-2"))).isEqualTo(1);
    }

    @Test
    void theLeaderAndTheEnterpriseReadAndChangeNothing() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        for (Client reader : List.of(browser.everywhere(Role.LEADER), browser.forEnterprise(x + "-E"))) {
            for (String act : List.of("acknowledge", "note", "false-alarm", "close")) {
                var answer = reader.post("/events/" + event() + "/" + act, Map.of("note", "x", "cause", "fault"));
                assertThat(answer.status()).as(act).isEqualTo(403);
            }
            assertThat(reader.get("/events/" + event()).body().path("acts").size())
                    .isZero();
        }
    }

    @Test
    void aFalseAlarmAsksForItsCauseAndCountsForTheRule() {
        take(exceedance(Phase.RAISED, BEGAN, false));
        Client officer = browser.inRegion(Role.GRID, x + "-1");
        String path = "/events/" + event();
        assertThat(officer.post(path + "/false-alarm", Map.of("note", "")).code())
                .isEqualTo("alarm.cause-missing");
        assertThat(officer.post(path + "/acknowledge", Map.of()).status()).isEqualTo(204);
        assertThat(officer.post(path + "/false-alarm", Map.of("note", "校准", "cause", "calibration"))
                        .status())
                .isEqualTo(204);
        assertThat(officer.post(path + "/close", Map.of("note", "x")).code()).isEqualTo("alarm.event-closed");
        var detail = officer.get(path).body();
        assertThat(detail.path("outcome").asString()).isEqualTo("false");
        assertThat(detail.path("title").asString()).isEqualTo("焦炉烟囱 二氧化硫小时值超标");
        assertThat(detail.path("sentence").asString()).isEqualTo("二氧化硫 小时值 123 mg/m³，限值 ≤ 100 mg/m³。");
        assertThat(detail.path("steps")
                        .valueStream()
                        .map(step -> step.path("act").asString()))
                .containsExactly("raised", "acknowledged", "marked-false");
        var hits = officer.get("/conditions")
                .body()
                .valueStream()
                .filter(condition -> condition.path("kind").asString().equals("hour-exceedance"))
                .findFirst()
                .orElseThrow()
                .path("hits");
        assertThat(hits.path("raised").asInt()).isEqualTo(1);
        assertThat(hits.path("falseAlarms").asInt()).isEqualTo(1);
    }

    private Signal exceedance(Phase phase, Instant from, boolean late) {
        var fact = new Fact(
                "exceedance.hour-exceedance",
                Map.of("factor", "a21026", "value", "123", "lower", "", "upper", "100", "unit", "mg/m³"));
        return new Signal(
                ConditionKind.HOUR_EXCEEDANCE,
                pointOf(x + "-G"),
                "a21026",
                phase,
                from,
                from.plus(Duration.ofHours(1)),
                Severity.SERIOUS,
                phase == Phase.CLEARED ? List.of() : List.of(fact),
                late);
    }

    private static Signal offline(String mn, int point, Phase phase) {
        var fact = new Fact("offline.device", Map.of("mn", mn, "lastArrival", BEGAN.toString()));
        return new Signal(
                ConditionKind.OFFLINE,
                point,
                mn,
                phase,
                BEGAN,
                BEGAN.plusSeconds(900),
                Severity.WARNING,
                List.of(fact),
                false);
    }

    private void take(Signal signal) {
        transaction.executeWithoutResult(status -> signals.on(new SignalRaised(signal, 1), UUID.randomUUID()));
    }

    private int pointOf(String code) {
        return ingest.sql("SELECT id FROM registry.point WHERE code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    private List<String> events(String column) {
        return ofThisCity(column, "true");
    }

    private List<String> open(String column) {
        return ofThisCity(column, "state = 'open'");
    }

    private List<String> ofThisCity(String column, String condition) {
        return ingest.sql("SELECT " + column + " FROM alarm.event WHERE " + condition
                        + " AND region_id IN (SELECT id FROM region.region WHERE code LIKE ? || '-%') ORDER BY id")
                .param(x)
                .query(String.class)
                .list();
    }

    private List<String> acts() {
        return ingest.sql(
                        "SELECT a.act FROM alarm.act a JOIN alarm.event e ON e.id = a.event_id"
                                + " WHERE e.region_id IN (SELECT id FROM region.region WHERE code LIKE ? || '-%') ORDER BY a.id")
                .param(x)
                .query(String.class)
                .list();
    }

    private String event() {
        return ofThisCity("public_id::text", "true").getLast();
    }

    private static int count(Client client) {
        return client.get("/events?state=all").body().path("items").size();
    }
}
