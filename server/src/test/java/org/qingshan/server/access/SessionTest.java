/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;

@ServerTest
class SessionTest {

    private final Browser browser;
    private final SettableClock clock;

    SessionTest(Browser browser, SettableClock clock) {
        this.browser = browser;
        this.clock = clock;
    }

    @Test
    void whoSignsInIsToldNameRolesRightsAndScope() {
        Client analyst = browser.everywhere(Role.ANALYST);
        var session = analyst.get("/session").body();
        assertThat(session.at("/person/name").asString()).startsWith("Person");
        assertThat(session.path("roles").toString()).isEqualTo("[\"ANALYST\"]");
        assertThat(session.path("rights").toString()).contains("RULING").doesNotContain("ACCOUNT_ADMIN");
        assertThat(session.at("/scope/sentenceZh").asString()).isEqualTo("可查看：全市各级区域。");
        assertThat(session.at("/scope/sentenceEn").asString()).isEqualTo("Sees all regions.");
        assertThat(session.path("csrf").asString()).hasSizeGreaterThan(40);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        String login = person();
        String cookie = browser.nobody().signIn(login, Browser.PASSWORD).header("set-cookie");
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
    }

    @Test
    void withoutASessionTheInterfaceSaysSoInTheLanguageOfTheReader() {
        var chinese = browser.nobody().get("/regions");
        assertThat(chinese.status()).isEqualTo(401);
        assertThat(chinese.code()).isEqualTo("access.not-signed-in");
        assertThat(chinese.body().path("title").asString()).isEqualTo("尚未登录或登录已过期");
        assertThat(chinese.header("content-type")).startsWith("application/problem+json");
        var english = browser.nobody().inEnglish().get("/regions");
        assertThat(english.body().path("title").asString()).isEqualTo("Not signed in, or no longer");
        assertThat(english.body().path("cure").asString()).isEqualTo("Sign in again.");
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginLookTheSame() {
        String login = person();
        var wrong = browser.nobody().signIn(login, "not-the-password");
        var unknown = browser.nobody().signIn("nobody-of-that-name", "not-the-password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWait() {
        String login = person();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.nobody().signIn(login, "wrong-" + i).status()).isEqualTo(401);
        }
        var refused = browser.nobody().signIn(login, Browser.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("access.too-many-tries");
        clock.advance(Duration.ofMinutes(1));
        assertThat(browser.nobody().signIn(login, Browser.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aChangeWithoutTheTokenOfTheSessionIsRefused() {
        Client admin = browser.everywhere(Role.ADMIN);
        var answer = admin.withoutToken().post("/people", Map.of("login", "smuggled", "name", "Smuggled"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("access.csrf");
    }

    @Test
    void whoSignsOutIsOut() {
        Client leader = browser.everywhere(Role.LEADER);
        assertThat(leader.delete("/session").status()).isEqualTo(204);
        assertThat(leader.get("/session").status()).isEqualTo(401);
    }

    @Test
    void anIdleSessionEnds() {
        Client leader = browser.everywhere(Role.LEADER);
        clock.advance(Duration.ofHours(7));
        assertThat(leader.get("/session").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(7));
        assertThat(leader.get("/session").status()).isEqualTo(200);
        clock.advance(Duration.ofHours(8));
        assertThat(leader.get("/session").status()).isEqualTo(401);
    }

    @Test
    void thePostDecidesFromItsFirstDayToItsLast() {
        var from = clock.instant().plus(Duration.ofDays(1));
        var post = new Post(Role.ANALYST, "", true, null, null, null, from, from.plus(Duration.ofHours(2)));
        String login = browser.newPerson(post);
        Client client = browser.nobody();
        client.signIn(login, Browser.PASSWORD);
        assertThat(client.get("/session").body().path("roles").toString()).isEqualTo("[]");
        clock.advance(Duration.ofDays(1));
        client.signIn(login, Browser.PASSWORD);
        assertThat(client.get("/session").body().path("roles").toString()).isEqualTo("[\"ANALYST\"]");
        clock.advance(Duration.ofHours(2));
        assertThat(client.get("/session").body().path("roles").toString()).isEqualTo("[]");
    }

    @Test
    void everyAnswerCarriesTheContentPolicy() {
        assertThat(browser.nobody().get("/session").header("content-security-policy"))
                .isEqualTo("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:");
        assertThat(browser.nobody().get("/actuator/health").header("x-content-type-options"))
                .isEqualTo("nosniff");
    }

    @Test
    void healthAndMetricsAreOpenAndTheRestOfTheActuatorIsNot() {
        assertThat(browser.nobody().get("/actuator/health/readiness").text()).contains("UP");
        assertThat(browser.nobody().get("/actuator/prometheus").text()).contains("qingshan_job_runs_total");
        assertThat(browser.nobody().get("/actuator/env").status()).isIn(401, 403);
    }

    private String person() {
        return browser.newPerson(Post.everywhere(Role.LEADER, "", clock.instant()));
    }
}
