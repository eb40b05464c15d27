/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.alarm.store.EventReads;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveTopic;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells live screens which events have a new version. What rests on late data is recorded without a notice. */
@Component
public class LiveEvents implements LiveTopic {

    private static final String TOPIC = "events";

    private final LiveHub hub;
    private final EventReads reads;

    LiveEvents(@Lazy LiveHub hub, EventReads reads) {
        this.hub = hub;
        this.reads = reads;
    }

    void announce(EventStore.Written written, boolean late) {
        if (!late) {
            announce(written.publicId(), written.version());
        }
    }

    /** After the commit of the transaction in hand. */
    public void announce(UUID event, int version) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hub.publish(TOPIC, event.toString(), version);
            }
        });
    }

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    @ScopedRead
    public Set<String> visible(Collection<String> ids) {
        return reads.listVisible(ids);
    }
}
