/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class AccountsTest {

    private final Browser browser;
    private final JdbcClient ingest;

    AccountsTest(Browser browser, @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.ingest = ingest;
    }

    @Test
    void anAdministratorMakesAnAccountAndItsOwnerReplacesTheOneTimePassword() {
        Client admin = browser.everywhere(Role.ADMIN);
        String id = create(admin, "New.Colleague");
        var posted = admin.post("/people/" + id + "/posts", Map.of("role", "GRID", "whole", false, "region", "X9"));
        assertThat(posted.status()).isEqualTo(201);
        assertThat(posted.body().at("/scope/sentenceEn").asString())
                .isEqualTo("Sees X9 (not imported yet) and all below it.");
        String once = admin.post("/people/" + id + "/password", Map.of())
                .body()
                .path("oneTimePassword")
                .asString();

        Client colleague = browser.nobody();
        assertThat(colleague
                        .signIn("new.colleague", once)
                        .body()
                        .path("mustChangePassword")
                        .asBoolean())
                .isTrue();
        assertThat(colleague.get("/regions").code()).isEqualTo("access.password-must-change");
        var tooShort = colleague.put("/session/password", Map.of("current", once, "fresh", "short"));
        assertThat(tooShort.code()).isEqualTo("access.password-length");
        var changed = colleague.put("/session/password", Map.of("current", once, "fresh", "my own long password"));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(colleague.get("/session").status()).isEqualTo(401);
        assertThat(colleague.signIn("new.colleague", "my own long password").status())
                .isEqualTo(200);
        assertThat(colleague.get("/regions").status()).isEqualTo(200);
    }

    @Test
    void theEndOfThePostTakesTheRightsAtOnce() {
        Client admin = browser.everywhere(Role.ADMIN);
        String id = create(admin, "leaving");
        String post = admin.post("/people/" + id + "/posts", Map.of("role", "ANALYST", "whole", true))
                .body()
                .at("/posts/0/id")
                .asString();
        var ended = admin.post("/people/" + id + "/posts/" + post + "/end", Map.of());
        assertThat(ended.body().at("/scope/sentenceEn").asString()).startsWith("Holds no post");
    }

    @Test
    void aBlockedPersonIsOutAtOnce() {
        Client admin = browser.everywhere(Role.ADMIN);
        String login = browser.newPerson(Accounts.Post.everywhere(Role.ADMIN, "", java.time.Instant.EPOCH));
        Client blocked = browser.nobody();
        blocked.signIn(login, Browser.PASSWORD);
        String id = blocked.get("/session").body().at("/person/id").asString();
        admin.put("/people/" + id, Map.of("name", "Blocked", "active", false));
        assertThat(blocked.get("/session").status()).isEqualTo(401);
        assertThat(blocked.signIn(login, Browser.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void onlyAnAdministratorSeesAccounts() {
        for (Role role : Role.values()) {
            int expected = role == Role.ADMIN ? 200 : 403;
            assertThat(browser.everywhere(role).get("/people").status())
                    .as(role.name())
                    .isEqualTo(expected);
        }
    }

    @Test
    void theLeaderHasNoRightThatChangesAnything() {
        assertThat(Role.LEADER.rights()).isEmpty();
    }

    @Test
    void aLoginIsTakenOnlyOnce() {
        Client admin = browser.everywhere(Role.ADMIN);
        create(admin, "twice");
        var again = admin.post("/people", Map.of("login", "TWICE", "name", "Other"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("access.login-taken");
    }

    @Test
    void whatAnAdministratorDoesIsAuditedWithoutThePassword() {
        Client admin = browser.everywhere(Role.ADMIN);
        String id = create(admin, "audited");
        String once = admin.post("/people/" + id + "/password", Map.of())
                .body()
                .path("oneTimePassword")
                .asString();
        var entries = ingest.sql("""
                        SELECT action || ' ' || before || ' ' || after FROM platform.audit_entry
                        WHERE subject_id = ? AND person_id IS NOT NULL AND address = '127.0.0.1' ORDER BY id
                        """).param(id).query(String.class).list();
        assertThat(entries).hasSize(2);
        assertThat(entries.getFirst()).startsWith("access.person.create {} {\"login\":\"audited\"");
        assertThat(entries.getLast()).startsWith("access.password.set").doesNotContain(once);
    }

    private static String create(Client admin, String login) {
        var answer = admin.post("/people", Map.of("login", login, "name", "New Colleague"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asString();
    }
}
