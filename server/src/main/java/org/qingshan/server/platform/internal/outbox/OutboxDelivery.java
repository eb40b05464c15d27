/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.Jobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings events to their listeners: in order per listener and key, again after a failure, set aside after ten. */
@Component
class OutboxDelivery {

    static final String JOB = "outbox";
    static final int ATTEMPTS = 10;

    private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE_DOUBLINGS = 8;

    /** The first event that waits at the head of its key and is due. */
    private static final String NEXT = """
            SELECT o.id, o.event_id, o.listener, o.payload, o.attempts FROM platform.outbox o
            WHERE NOT o.dead AND o.due_at <= :now
              AND NOT EXISTS (SELECT FROM platform.outbox earlier
                              WHERE earlier.listener = o.listener AND earlier.key = o.key AND NOT earlier.dead
                                AND earlier.id < o.id)
            ORDER BY o.id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private final JdbcClient ingest;
    private final TransactionTemplate transaction;
    private final Listeners listeners;
    private final Clock clock;
    private volatile long dead;

    OutboxDelivery(
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager,
            Listeners listeners,
            Clock clock,
            Jobs jobs,
            MeterRegistry meters) {
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(manager);
        this.listeners = listeners;
        this.clock = clock;
        Gauge.builder("qingshan.outbox.dead", this, delivery -> delivery.dead).register(meters);
        jobs.every(JOB, Duration.ofSeconds(1), this::deliverAll);
    }

    private record Delivery(long id, UUID eventId, String listener, String payload, int attempts) {}

    /** A delivery that its listener refused. */
    private static final class Refused extends RuntimeException {
        private final transient Delivery delivery;

        Refused(Delivery delivery, RuntimeException cause) {
            super(cause);
            this.delivery = delivery;
        }
    }

    void deliverAll() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = deliverNext();
        }
        dead = ingest.sql("SELECT count(*) FROM platform.outbox WHERE dead")
                .query(Long.class)
                .single();
    }

    private boolean deliverNext() {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<Delivery> next = next();
                next.ifPresent(this::deliver);
                return next.isPresent();
            }));
        } catch (Refused refused) {
            transaction.executeWithoutResult(status -> postpone(refused.delivery, refused.getCause()));
            return true;
        }
    }

    private Optional<Delivery> next() {
        return ingest.sql(NEXT)
                .param("now", Timestamp.from(clock.instant()))
                .query(Delivery.class)
                .optional();
    }

    private void deliver(Delivery delivery) {
        try {
            var listener = listeners
                    .find(delivery.listener)
                    .orElseThrow(() -> new IllegalStateException("Nobody is called " + delivery.listener));
            listeners.deliver(listener, delivery.payload, delivery.eventId);
        } catch (RuntimeException e) {
            throw new Refused(delivery, e);
        }
        ingest.sql("DELETE FROM platform.outbox WHERE id = ?")
                .param(delivery.id)
                .update();
    }

    private void postpone(Delivery delivery, @Nullable Throwable problem) {
        int attempts = delivery.attempts + 1;
        boolean givenUp = attempts >= ATTEMPTS;
        log.atLevel(givenUp ? org.slf4j.event.Level.ERROR : org.slf4j.event.Level.WARN)
                .setCause(givenUp ? problem : null)
                .log(
                        "outbox event refused listener={} event={} attempt={} dead={} problem={}",
                        delivery.listener,
                        delivery.eventId,
                        attempts,
                        givenUp,
                        String.valueOf(problem));
        ingest.sql("UPDATE platform.outbox SET attempts = ?, due_at = ?, dead = ?, error = ? WHERE id = ?")
                .params(attempts, Timestamp.from(nextTry(attempts)), givenUp, String.valueOf(problem), delivery.id)
                .update();
    }

    private Instant nextTry(int attempts) {
        int doublings = Math.min(attempts - 1, LONGEST_PAUSE_DOUBLINGS);
        return clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << doublings));
    }
}
