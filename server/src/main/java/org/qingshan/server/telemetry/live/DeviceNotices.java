/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.live;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveTopic;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Topic {@code devices}: one came or went, or the state of a command to it changed. Not every packet. */
@Component
public class DeviceNotices implements LiveTopic {

    private static final String TOPIC = "devices";

    private final LiveHub hub;
    private final JdbcClient ingest;
    private final JdbcClient web;
    private final Clock clock;
    private final Map<Integer, String> publicIds = new ConcurrentHashMap<>();

    DeviceNotices(
            @Lazy LiveHub hub, @Qualifier("ingest") JdbcClient ingest, @Qualifier("web") JdbcClient web, Clock clock) {
        this.hub = hub;
        this.ingest = ingest;
        this.web = web;
        this.clock = clock;
    }

    /**
     * Announces a device; after the commit, when a transaction is open.
     *
     * @param device internal id
     */
    public void changed(int device) {
        String id = publicId(device);
        if (id == null) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            hub.publish(TOPIC, id, clock.millis());
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hub.publish(TOPIC, id, clock.millis());
            }
        });
    }

    /** Public ids never change, so each is read once. */
    private @Nullable String publicId(int device) {
        return publicIds.computeIfAbsent(
                device,
                absent -> ingest.sql("SELECT public_id::text FROM registry.device WHERE id = ?")
                        .param(absent)
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    @ScopedRead
    public Set<String> visible(Collection<String> ids) {
        return Set.copyOf(web.sql("SELECT public_id::text FROM registry.device WHERE public_id = ANY (:ids::uuid[])")
                .param("ids", ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
