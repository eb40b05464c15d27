/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Sends what is queued over one connection and waits for the answers: at most {@code window} uploads are open; one that
 * gets no answer in time is sent again, and after the last retry the line counts as dead.
 */
final class Uplink {

    private static final long NANOS = 1_000_000_000L;

    /** An upload without an answer yet. */
    private static final class Open {
        private final Outgoing outgoing;
        private final byte[] bytes;
        private int attempts = 1;
        private long sentAt;

        Open(Outgoing outgoing, byte[] bytes, long sentAt) {
            this.outgoing = outgoing;
            this.bytes = bytes;
            this.sentAt = sentAt;
        }
    }

    private final UploadQueue queue;
    private final Wire wire;
    private final LoggerSettings settings;
    private final LoggerCounters counters;
    private final LongSupplier nanoTime;
    private final int window;
    private final Map<String, Open> open = new LinkedHashMap<>();

    Uplink(
            UploadQueue queue,
            Wire wire,
            LoggerSettings settings,
            LoggerCounters counters,
            LongSupplier nanoTime,
            int window) {
        this.queue = queue;
        this.wire = wire;
        this.settings = settings;
        this.counters = counters;
        this.nanoTime = nanoTime;
        this.window = window;
    }

    boolean isIdle() {
        return open.isEmpty() && queue.isEmpty();
    }

    /** Whether something could be sent at once. */
    boolean isReady() {
        return !queue.isEmpty() && open.size() < window;
    }

    void send(LineWriter line) throws IOException {
        resendOverdue(line);
        var next = queue.poll(open.size() >= window);
        while (next != null) {
            for (var frame : wire.frames(next)) {
                line.write(frame.damaged());
                counters.sent(next);
                if (next.answerWanted() && frame.answerWanted()) {
                    open.put(frame.qn(), new Open(next, frame.bytes(), nanoTime.getAsLong()));
                }
            }
            next = queue.poll(open.size() >= window);
        }
        line.flush();
    }

    private void resendOverdue(LineWriter line) throws IOException {
        long now = nanoTime.getAsLong();
        for (var waiting : open.values()) {
            if (now - waiting.sentAt >= settings.timeoutSeconds() * NANOS) {
                if (waiting.attempts > settings.retries()) {
                    throw new IOException("no answer after %d attempts".formatted(waiting.attempts));
                }
                waiting.attempts++;
                waiting.sentAt = now;
                counters.resent();
                line.write(waiting.bytes);
            }
        }
        line.flush();
    }

    /** Returns whether something was waiting for this answer. */
    boolean answered(String qn) {
        var closed = open.remove(qn);
        if (closed != null) {
            counters.acknowledged();
        }
        return closed != null;
    }

    /** Milliseconds until the first answer is overdue. */
    long millisToTimeout() {
        long earliest = Long.MAX_VALUE;
        long now = nanoTime.getAsLong();
        for (var waiting : open.values()) {
            earliest = Math.min(earliest, waiting.sentAt + settings.timeoutSeconds() * NANOS - now);
        }
        return earliest == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, earliest / 1_000_000);
    }

    /** The line is down: what is open goes back to the queue. */
    void lineDown() {
        List<Open> lost = new ArrayList<>(open.values());
        open.clear();
        queue.lineDown();
        Outgoing last = null;
        for (var entry : lost) {
            boolean period =
                    entry.outgoing.dataTime() != null && !entry.outgoing.cn().equals("2011");
            if (period && !entry.outgoing.equals(last)) {
                queue.addHistory(UploadQueue.late(entry.outgoing));
            }
            last = entry.outgoing;
        }
    }
}
