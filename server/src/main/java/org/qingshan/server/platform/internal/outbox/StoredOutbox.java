/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.qingshan.server.platform.CallersTransaction;
import org.qingshan.server.platform.DomainEvent;
import org.qingshan.server.platform.Ids;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Writes one row per listener and wakes the delivery after the commit. */
@Component
class StoredOutbox implements Outbox {

    private static final String INSERT = """
            INSERT INTO platform.outbox (event_id, listener, type, key, payload, created_at, due_at)
            VALUES (:event, :listener, :type, :key, :payload, :at, :at)
            """;

    private final CallersTransaction transaction;
    private final Listeners listeners;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json;
    private final Jobs jobs;

    StoredOutbox(
            CallersTransaction transaction, Listeners listeners, Ids ids, Clock clock, JsonMapper json, Jobs jobs) {
        this.transaction = transaction;
        this.listeners = listeners;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.jobs = jobs;
    }

    @Override
    public void publish(DomainEvent event) {
        var client = transaction.client();
        UUID id = ids.next();
        String payload = json.writeValueAsString(event);
        for (String listener : listeners.namesFor(event)) {
            client.sql(INSERT)
                    .param("event", id)
                    .param("listener", listener)
                    .param("type", typeOf(event))
                    .param("key", event.key())
                    .param("payload", payload)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                jobs.nudge(OutboxDelivery.JOB);
            }
        });
    }

    private static String typeOf(DomainEvent event) {
        String[] packages = event.getClass().getPackageName().split("\\.", -1);
        return packages[packages.length - 1] + "." + event.getClass().getSimpleName();
    }
}
