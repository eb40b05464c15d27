/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.DomainEvent;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.platform.OutboxListener;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(OutboxTest.Ear.class)
class OutboxTest {

    private final Outbox outbox;
    private final Ear ear;
    private final Jobs jobs;
    private final SettableClock clock;
    private final JdbcClient ingest;
    private final TransactionTemplate transaction;

    OutboxTest(
            Outbox outbox,
            Ear ear,
            Jobs jobs,
            SettableClock clock,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.outbox = outbox;
        this.ear = ear;
        this.jobs = jobs;
        this.clock = clock;
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(manager);
    }

    record Said(String key, String text) implements DomainEvent {}

    @TestComponent
    static class Ear implements OutboxListener<Said> {

        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile Consumer<Said> mood = event -> {};

        @Override
        public String name() {
            return "test.ear";
        }

        @Override
        public Class<Said> type() {
            return Said.class;
        }

        @Override
        public void on(Said event, UUID eventId) {
            mood.accept(event);
            heard.add(event.text());
        }
    }

    @BeforeEach
    void quiet() {
        ingest.sql("DELETE FROM platform.outbox").update();
        ear.heard.clear();
        ear.mood = event -> {};
    }

    @Test
    void anEventIsHeardIfAndOnlyIfItsTransactionCommits() {
        transaction.executeWithoutResult(status -> {
            outbox.publish(new Said("a", "unsaid"));
            status.setRollbackOnly();
        });
        say("a", "said");
        deliver();
        assertThat(ear.heard).containsExactly("said");
        assertThat(waiting()).isZero();
    }

    @Test
    void aRefusedEventComesAgainAndHoldsBackOnlyItsOwnKey() {
        ear.mood = event -> {
            if (event.text().equals("a1")) {
                throw new IllegalStateException("not now");
            }
        };
        say("a", "a1");
        say("a", "a2");
        say("b", "b1");
        deliver();
        assertThat(ear.heard).containsExactly("b1");
        ear.mood = event -> {};
        clock.advance(Duration.ofSeconds(1));
        deliver();
        assertThat(ear.heard).containsExactly("b1", "a1", "a2");
    }

    @Test
    void afterTenRefusalsAnEventIsSetAsideInSightAndTheNextGoesOn() {
        ear.mood = event -> {
            if (event.text().equals("poison")) {
                throw new IllegalStateException("never");
            }
        };
        say("a", "poison");
        say("a", "after");
        for (int attempt = 0; attempt < OutboxDelivery.ATTEMPTS; attempt++) {
            assertThat(ear.heard).isEmpty();
            deliver();
            clock.advance(Duration.ofMinutes(10));
        }
        deliver();
        assertThat(ear.heard).containsExactly("after");
        assertThat(ingest.sql("SELECT error FROM platform.outbox WHERE dead")
                        .query(String.class)
                        .list())
                .containsExactly("java.lang.IllegalStateException: never");
    }

    private void say(String key, String text) {
        transaction.executeWithoutResult(status -> outbox.publish(new Said(key, text)));
    }

    private void deliver() {
        jobs.runNow(OutboxDelivery.JOB);
    }

    private long waiting() {
        return ingest.sql("SELECT count(*) FROM platform.outbox")
                .query(Long.class)
                .single();
    }
}
