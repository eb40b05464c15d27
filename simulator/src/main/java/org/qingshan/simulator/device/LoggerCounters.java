/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.util.concurrent.atomic.AtomicLong;

/** What a logger, or many together, did so far. */
public final class LoggerCounters {

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong backlog = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong resent = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();

    void sent(Outgoing outgoing) {
        if (!outgoing.isReply()) {
            sent.incrementAndGet();
            if (outgoing.backlog()) {
                backlog.incrementAndGet();
            }
        }
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    void resent() {
        resent.incrementAndGet();
    }

    void command() {
        commands.incrementAndGet();
    }

    void connected() {
        connections.incrementAndGet();
    }

    /** Uploads sent, split parts counted one by one, re-sends not counted. */
    public long countSent() {
        return sent.get();
    }

    /** Uploads sent after the fact. */
    public long countBacklog() {
        return backlog.get();
    }

    public long countAcknowledged() {
        return acknowledged.get();
    }

    public long countResent() {
        return resent.get();
    }

    /** Requests of the host. */
    public long countCommands() {
        return commands.get();
    }

    public long countConnections() {
        return connections.get();
    }
}
