/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.CallersTransaction;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Component
class StoredRulesJournal implements RulesJournal {

    /** Within the process, after the commit: the journal is longer. */
    record Grown() {}

    private static final long LOCK = 0x7153_0400L;

    private final CallersTransaction transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredRulesJournal(CallersTransaction transaction, ApplicationEventPublisher events, Clock clock) {
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void lock() {
        transaction
                .client()
                .sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> n)
                .list();
    }

    @Override
    public void note(Change change) {
        lock();
        transaction
                .client()
                .sql("""
                        INSERT INTO registry.rules_change (recorded_at, cause, everything, points, valid_from, valid_to, recompute, rerouted)
                        VALUES (:now, :cause, :everything, :points, :from, :to, :recompute, :rerouted)
                        """)
                .param("now", ReportingZone.at(clock.instant()))
                .param("cause", change.cause())
                .param("everything", change.everything())
                .param("points", change.points().stream().sorted().toArray(Integer[]::new))
                .param("from", at(change.from()))
                .param("to", at(change.to()))
                .param("recompute", change.recompute())
                .param("rerouted", change.rerouted())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new Grown());
            }
        });
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : ReportingZone.at(instant);
    }
}
