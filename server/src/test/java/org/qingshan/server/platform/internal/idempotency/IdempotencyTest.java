/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.Client.Answer;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever does not know whether a request arrived sends it again. */
@ServerTest
class IdempotencyTest {

    private final Browser browser;
    private final SettableClock clock;
    private final JdbcClient ingest;
    private final Turns turns;
    private final String key = UUID.randomUUID().toString();
    private final String login = "once-" + key.substring(0, 8);
    private Client admin;

    IdempotencyTest(Browser browser, SettableClock clock, @Qualifier("ingest") JdbcClient ingest, Turns turns) {
        this.browser = browser;
        this.clock = clock;
        this.ingest = ingest;
        this.turns = turns;
        this.admin = browser.nobody();
    }

    @BeforeEach
    void anAdministrator() {
        admin = browser.everywhere(Role.ADMIN);
    }

    private Answer create(String name) {
        return admin.postOnce(key, "/people", Map.of("login", login, "name", name));
    }

    @Test
    void theSameRequestWithTheSameKeyGetsTheSameAnswerAndIsDoneOnce() {
        Answer first = create("Colleague");
        Answer again = create("Colleague");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(first.header(IdempotencyFilter.REPLAYED)).isEmpty();
        assertThat(again.header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        create("Colleague");
        assertThat(create("Somebody else").status()).isEqualTo(422);
        assertThat(create("Somebody else").code()).isEqualTo("platform.idempotency.key-of-another");
        Answer elsewhere = admin.postOnce(key, "/people?x=1", Map.of("login", login, "name", "Colleague"));
        assertThat(elsewhere.code()).isEqualTo("platform.idempotency.key-of-another");
    }

    @Test
    void aRefusalIsRepeatedToo() {
        admin.post("/people", Map.of("login", login, "name", "Colleague"));
        assertThat(create("Colleague").code()).isEqualTo("access.login-taken");
        assertThat(create("Colleague").header(IdempotencyFilter.REPLAYED)).isEqualTo("true");
    }

    @Test
    void keysBelongToAPersonAndLastADay() {
        create("Colleague");
        Client other = browser.everywhere(Role.ADMIN);
        assertThat(other.postOnce(key, "/people", Map.of("login", login, "name", "Colleague"))
                        .code())
                .isEqualTo("access.login-taken");
        clock.advance(Duration.ofHours(24));
        admin = browser.everywhere(Role.ADMIN);
        assertThat(create("Colleague").header(IdempotencyFilter.REPLAYED)).isEmpty();
    }

    @Test
    void afterADayTheKeyOfTheSamePersonIsFreeAgain() {
        String path = "/session/nothing-of-that-name";
        assertThat(admin.postOnce(key, path, Map.of()).status()).isEqualTo(404);
        clock.advance(Duration.ofHours(7));
        assertThat(admin.postOnce(key, path, Map.of()).header(IdempotencyFilter.REPLAYED))
                .isEqualTo("true");
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(6));
            assertThat(admin.get("/session").status()).isEqualTo(200);
        }
        assertThat(admin.postOnce(key, path, Map.of()).header(IdempotencyFilter.REPLAYED))
                .isEmpty();
    }

    @Test
    void whatIsBeingWorkedOnAndWhatACrashCutShortAreToldApart() {
        create("Colleague");
        ingest.sql("UPDATE platform.idempotency SET status = NULL WHERE key = ?")
                .param(key)
                .update();
        assertThat(create("Colleague").code()).isEqualTo("platform.idempotency.running");
        ingest.sql("UPDATE platform.idempotency SET process = uuidv7() WHERE key = ?")
                .param(key)
                .update();
        assertThat(create("Colleague").code()).isEqualTo("platform.idempotency.outcome-unknown");
    }

    @Test
    void whatWasDoneThoughItsAnswerIsLostIsNotDoneAgain() {
        byte[] digest = {1};
        assertThat(turns.take(-7, key, digest)).isInstanceOf(Turn.First.class);
        assertThat(turns.take(-7, key, digest)).isInstanceOf(Turn.Running.class);
        turns.answerLost(-7, key);
        assertThat(turns.take(-7, key, digest)).isInstanceOf(Turn.Unknown.class);
        turns.giveUp(-7, key);
        assertThat(turns.take(-7, key, digest)).isInstanceOf(Turn.First.class);
        assertThat(turns.take(-7, key, digest)).isInstanceOf(Turn.Running.class);
        turns.giveUp(-7, key);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        assertThat(admin.postOnce("x".repeat(201), "/people", Map.of()).code())
                .isEqualTo("platform.idempotency.key-shape");
    }

    @Test
    void theAnswerLiesSealedInTheDatabase() {
        String id = create("Colleague").body().path("id").asString();
        String secret = UUID.randomUUID().toString();
        String once = admin.postOnce(secret, "/people/" + id + "/password", Map.of())
                .body()
                .path("oneTimePassword")
                .asString();
        assertThat(once).isNotEmpty();
        byte[] stored = ingest.sql("SELECT answer_sealed FROM platform.idempotency WHERE key = ?")
                .param(secret)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(once);
    }
}
