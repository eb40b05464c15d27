/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What waits to be sent: replies first, then fresh data, then backlog and history (HJ 212-2025 demands this order). */
final class UploadQueue {

    private final Deque<Outgoing> replies = new ArrayDeque<>();
    private final Deque<Outgoing> fresh = new ArrayDeque<>();
    private final Deque<Outgoing> backlog = new ArrayDeque<>();

    void add(Outgoing outgoing) {
        if (outgoing.isReply()) {
            replies.add(outgoing);
        } else if (outgoing.backlog()) {
            backlog.add(outgoing);
        } else {
            fresh.add(outgoing);
        }
    }

    /** History keeps its order, and the 9012 that closes it comes last. */
    void addHistory(Outgoing outgoing) {
        backlog.add(outgoing);
    }

    /** A 9012 goes behind the data it closes, but not behind the backlog. */
    void addBehindData(Outgoing outgoing) {
        fresh.add(outgoing);
    }

    boolean isEmpty() {
        return replies.isEmpty() && fresh.isEmpty() && backlog.isEmpty();
    }

    /** The next one; while the window is full only replies go out. */
    @Nullable
    Outgoing poll(boolean repliesOnly) {
        var reply = replies.poll();
        if (reply != null || repliesOnly) {
            return reply;
        }
        var live = fresh.poll();
        return live != null ? live : backlog.poll();
    }

    /** The line is down: replies and real-time values are lost, periods become backlog. */
    void lineDown() {
        replies.clear();
        for (var outgoing : fresh) {
            if (!outgoing.cn().equals("2011") && outgoing.dataTime() != null) {
                backlog.add(late(outgoing));
            }
        }
        fresh.clear();
        backlog.removeIf(Outgoing::isReply);
    }

    static Outgoing late(Outgoing outgoing) {
        return new Outgoing(outgoing.cn(), null, outgoing.dataTime(), outgoing.params(), outgoing.items(), true, true);
    }
}
