/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Client.Answer;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has data is closed with a date and opened again; what was entered by mistake may go. */
@ServerTest
@Import(RegistryCity.class)
class ClosingTest {

    private static final Instant FIRST_OF_MARCH = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant FIRST_OF_MAY = Instant.parse("2026-04-30T16:00:00Z");

    private final Browser browser;
    private final RegistryCity city;
    private final RulesInForce rules;
    private final SettableClock clock;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private String x = "";
    private Client analyst;

    ClosingTest(
            Browser browser,
            RegistryCity city,
            RulesInForce rules,
            SettableClock clock,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.city = city;
        this.rules = rules;
        this.clock = clock;
        this.jobs = jobs;
        this.ingest = ingest;
        this.analyst = browser.nobody();
    }

    @BeforeEach
    void aCityWithOneEnterprise() {
        x = city.found();
        city.fill(x);
        analyst = browser.inRegion(Role.ANALYST, x);
    }

    @Test
    void aPointIsClosedFromADayOnAndOpenedAgain() {
        String point = "/points/" + id("points", "G");
        assertThat(end(point, "closing", "2026-03-01").status()).isEqualTo(204);
        assertThat(pointRule("G").isClosedAt(FIRST_OF_MARCH.minusSeconds(1))).isFalse();
        assertThat(pointRule("G").isClosedAt(FIRST_OF_MARCH)).isTrue();
        assertThat(pointRule("W").isClosedAt(FIRST_OF_MARCH)).isFalse();

        assertThat(end(point, "reopening", "2026-05-01").status()).isEqualTo(204);
        assertThat(pointRule("G").isClosedAt(FIRST_OF_MAY)).isFalse();
        assertThat(pointRule("G").isClosedAt(FIRST_OF_MARCH)).isTrue();
        var view = analyst.get(point).body();
        assertThat(view.at("/closures/0/from").asString()).isEqualTo("2026-03-01T00:00:00+08:00");
        assertThat(view.at("/closures/0/to").asString()).isEqualTo("2026-05-01T00:00:00+08:00");
        assertThat(view.at("/closures/0/reason").asString()).isEqualTo("closing");
    }

    @Test
    void eachStepStandsInHistoryAndAuditTrail() {
        String id = id("enterprises", "E");
        end("/enterprises/" + id, "closing", "2026-03-01");
        end("/enterprises/" + id, "reopening", "2026-05-01");
        assertThat(analyst.get("/enterprises/" + id + "/history").body().valueStream())
                .extracting(row -> row.path("act").asString())
                .startsWith("reopened", "closed", "created");
        assertThat(actions(id)).endsWith("registry.enterprise.close", "registry.enterprise.reopen");
    }

    @Test
    void aClosedEnterpriseClosesItsPoints() {
        end("/enterprises/" + id("enterprises", "E"), "closing", "2026-03-01");
        assertThat(pointRule("G").isClosedAt(FIRST_OF_MARCH)).isTrue();
        assertThat(pointRule("W").isClosedAt(FIRST_OF_MARCH)).isTrue();
        assertThat(codes("/points?closed=true")).contains(x + "-G", x + "-W");
        assertThat(codes("/points?closed=false")).doesNotContain(x + "-G");
        assertThat(codes("/enterprises?closed=true")).containsExactly(x + "-E");
        Answer answer = end("/points/" + id("points", "G"), "reopening", "2026-05-01");
        assertThat(answer.code()).isEqualTo("registry.not-closed");
    }

    @Test
    void ofAClosedDeviceNobodySaysThatItIsOffline() {
        int device = rules.current().findDevice(x + "-D").orElseThrow().id();
        jobs.runNow("telemetry.liveness");
        assertThat(livenessOf(device)).isOne();
        end("/registry/devices/" + device(), "closing", "2026-03-01");
        assertThat(rules.current().findDevice(x + "-D").orElseThrow().isClosedAt(clock.instant()))
                .isTrue();
        jobs.runNow("telemetry.liveness");
        assertThat(livenessOf(device)).isZero();
    }

    private long livenessOf(int device) {
        return ingest.sql("SELECT count(*) FROM telemetry.liveness WHERE device_id = ?")
                .param(device)
                .query(Long.class)
                .single();
    }

    @Test
    void aSecondClosingAWrongDayAndAReopeningBeforeTheClosingAreRefused() {
        String point = "/points/" + id("points", "G");
        assertThat(end(point, "closing", "some day").code()).isEqualTo("registry.not-a-date");
        assertThat(end(point, "reopening", "2026-05-01").code()).isEqualTo("registry.not-closed");
        end(point, "closing", "2026-03-01");
        assertThat(end(point, "closing", "2026-02-01").code()).isEqualTo("registry.closed-already");
        assertThat(end(point, "reopening", "2026-02-01").code()).isEqualTo("registry.reopened-before-closed");
        assertThat(end(point, "reopening", "2026-03-01").status()).isEqualTo(204);
        assertThat(analyst.get(point).body().path("closures").size()).isZero();
    }

    @Test
    void closingNeedsRightScopeReasonAndTheVersionSeen() {
        String id = id("points", "G");
        String path = "/points/" + id + "/closing";
        var body = Map.of("from", "2026-03-01", "reason", "closing");
        assertThat(browser.inRegion(Role.GRID, x).post(path, body, "\"1\"").code())
                .isEqualTo("access.not-permitted");
        assertThat(browser.inRegion(Role.ANALYST, x + "-2")
                        .post(path, body, "\"1\"")
                        .status())
                .isEqualTo(404);
        assertThat(analyst.post(path, body).code()).isEqualTo("registry.which-version");
        assertThat(analyst.post(path, body, "\"9\"").code()).isEqualTo("registry.changed-meanwhile");
        assertThat(analyst.post(path, Map.of("from", "2026-03-01"), "\"1\"").code())
                .isEqualTo("registry.missing-value");
        assertThat(pointRule("G").closures()).isEmpty();
    }

    @Test
    void whatWasEnteredByMistakeGoesFromTheLeavesToTheRoot() {
        String enterprise = "/enterprises/" + id("enterprises", "E");
        String gas = "/points/" + id("points", "G");
        analyst.post(gas + "/limits", Map.of("factor", "a21026", "averaging", "hour", "upper", "1", "standard", "x"));
        int outlet = pointRule("G").id();
        assertThat(remove(enterprise).code()).isEqualTo("registry.still-used");
        assertThat(remove(gas).code()).isEqualTo("registry.still-used");
        for (String path : List.of("/registry/devices/" + device(), gas, "/points/" + id("points", "W"), enterprise)) {
            assertThat(remove(path).status()).as(path).isEqualTo(204);
            assertThat(analyst.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(rules.current().findDevice(x + "-D")).isEmpty();
        assertThat(ingest.sql("SELECT count(*) FROM registry.revision WHERE act = 'removed' AND subject_key = ?")
                        .param(x + "-E")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(ingest.sql("SELECT count(*) FROM registry.revision WHERE act = 'removed' AND reason = 'mistake'"
                                + " AND subject_kind = 'limit' AND (state ->> 'point_id')::int = ?")
                        .param(outlet)
                        .query(Long.class)
                        .single())
                .as("the limit that went with the outlet")
                .isOne();
    }

    @Test
    void whatIsRemovedNeedsAReason() {
        String path = "/enterprises/" + id("enterprises", "E");
        Answer refused = analyst.delete(path, analyst.get(path).header("etag"));
        assertThat(refused.status() + " " + refused.code()).isEqualTo("422 registry.missing-value");
    }

    @Test
    void theClosingOfAnEnterpriseIsNamedAsSuchOnItsPoints() {
        end("/enterprises/" + id("enterprises", "E"), "closing", "2026-01-01");
        end("/points/" + id("points", "G"), "closing", "2026-02-01");
        var closures = analyst.get("/points/" + id("points", "G")).body().path("closures");
        assertThat(closures.at("/0/inherited").asBoolean()).isTrue();
        assertThat(closures.at("/1/inherited").asBoolean()).isFalse();
    }

    @Test
    void whatHasDataStays() {
        var device = rules.current().findDevice(x + "-D").orElseThrow();
        ingest.sql("INSERT INTO telemetry.device_health (device, last_seen, last_peer) VALUES (?, now(), '')")
                .param(device.id())
                .update();
        assertThat(remove("/registry/devices/" + device()).code()).isEqualTo("registry.has-data");
        assertThat(rules.current().findDevice(x + "-D")).isPresent();
    }

    private Answer end(String path, String act, String from) {
        String seen = analyst.get(path).header("etag");
        return analyst.post(path + "/" + act, Map.of("from", from, "reason", act), seen);
    }

    private Answer remove(String path) {
        return analyst.delete(path + "?reason=mistake", analyst.get(path).header("etag"));
    }

    private PointRule pointRule(String suffix) {
        int id = ingest.sql("SELECT id FROM registry.point WHERE code = ?")
                .param(x + "-" + suffix)
                .query(Integer.class)
                .single();
        return rules.current().getPoint(id).point();
    }

    private List<String> actions(String id) {
        return ingest.sql("SELECT action FROM platform.audit_entry WHERE subject_id = ? ORDER BY id")
                .param(id)
                .query(String.class)
                .list();
    }

    private List<String> codes(String path) {
        return analyst.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("code").asString())
                .toList();
    }

    private String id(String kind, String suffix) {
        return analyst.get("/" + kind + "?q=" + x + "-" + suffix)
                .body()
                .at("/items/0/id")
                .asString();
    }

    private String device() {
        return analyst.get("/points/" + id("points", "G"))
                .body()
                .at("/devices/0/id")
                .asString();
    }
}
