/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.UUID;

/**
 * Hears events of one type. Called within a transaction of the role {@code ingest} that also removes the event from the
 * outbox, so what is written there happens once; anything else the listener does must be idempotent by the event's id.
 * A listener that throws is called again later, and after the tenth time the event is set aside as dead, which health
 * and metrics show. A later event of the same key waits until the earlier is done or dead.
 */
public interface OutboxListener<E extends DomainEvent> {

    /** Lasting name, prefixed by the room: {@code alarm.signals}. */
    String name();

    Class<E> type();

    void on(E event, UUID eventId);
}
