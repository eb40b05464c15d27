/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Client.Answer;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;

/** Each answer, whoever made it: a controller, a filter, an error. */
@ServerTest
class SecurityHeadersTest {

    private final Browser browser;
    private final SettableClock clock;

    SecurityHeadersTest(Browser browser, SettableClock clock) {
        this.browser = browser;
        this.clock = clock;
    }

    @Test
    void everyKindOfAnswerCarriesThem() {
        Client admin = browser.everywhere(Role.ADMIN);
        Client leader = browser.everywhere(Role.LEADER);
        assertCarries(200, admin.get("/people"));
        assertCarries(400, admin.postOnce("x".repeat(300), "/people", Map.of()));
        assertCarries(401, browser.nobody().get("/people"));
        assertCarries(401, browser.nobody().signIn("nobody", "wrong"));
        assertCarries(403, leader.get("/people"));
        assertCarries(403, browser.everywhere(Role.ADMIN).withoutToken().post("/people", Map.of()));
        assertCarries(404, admin.get("/nothing-there"));
        assertCarries(405, admin.put("/people", Map.of()));
        assertCarries(200, browser.nobody().get("/actuator/health"));
    }

    private static void assertCarries(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-security-policy"))
                .isEqualTo("default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(answer.header("permissions-policy")).contains("microphone=()");
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    /** Not only what a person sees: what the person may do too. */
    @Test
    void aPostThatEndedYesterdayGivesNoRightToday() {
        var from = clock.instant().minus(Duration.ofDays(30));
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        String login = browser.newPerson(new Post(Role.ADMIN, "", true, null, null, null, from, yesterday));
        Client former = browser.nobody();
        former.signIn(login, Browser.PASSWORD);
        var session = former.get("/session").body();
        assertThat(session.path("rights").toString()).isEqualTo("[]");
        assertThat(session.at("/scope/sentenceZh").asString()).contains("没有任何岗位");
        assertThat(former.get("/people").code()).isEqualTo("access.not-permitted");
        assertThat(former.post("/people", Map.of("login", "x", "name", "x")).code())
                .isEqualTo("access.not-permitted");
        assertThat(former.get("/points").body().path("items").size()).isZero();
    }
}
