/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qingshan.hj212.Frame;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the connections of one event loop share: buffers, the clerk that reads packets, and the outgoing queue. */
final class GatewayLoop {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayLoop.class);
    private static final int SCRATCH = 1 << 16;

    private final EventLoop eventLoop;
    private final GatewaySettings limits;
    private final GatewayFigures figures;
    private final CommitQueue queue;
    private final PacketClerk clerk;
    private final byte[] scratch = new byte[SCRATCH];
    private final Set<DeviceConnection> connections = new LinkedHashSet<>();
    private final Set<DeviceConnection> paused = new LinkedHashSet<>();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();

    @SuppressWarnings("ArrayRecordComponent") // made for each reply, never compared
    private record Outgoing(DeviceConnection connection, byte[] bytes) {}

    GatewayLoop(
            EventLoop eventLoop, GatewaySettings limits, GatewayFigures figures, CommitQueue queue, PacketClerk clerk) {
        this.eventLoop = eventLoop;
        this.limits = limits;
        this.figures = figures;
        this.queue = queue;
        this.clerk = clerk;
        var _ = eventLoop.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        queue.onRoom(() -> eventLoop.execute(this::resumeAll));
    }

    GatewaySettings limits() {
        return limits;
    }

    GatewayFigures figures() {
        return figures;
    }

    byte[] scratch() {
        return scratch;
    }

    boolean isFull() {
        return queue.isFull();
    }

    void handle(DeviceConnection connection, Frame frame) {
        figures.frames.increment();
        clerk.handle(connection, frame);
    }

    void opened(DeviceConnection connection) {
        connections.add(connection);
    }

    void closed(DeviceConnection connection) {
        connections.remove(connection);
        paused.remove(connection);
        clerk.closed(connection);
    }

    void failed(DeviceConnection connection, Throwable cause) {
        LOG.debug("event=gateway.connection-failed peer={} message={}", connection.peer(), cause.toString());
    }

    void paused(DeviceConnection connection) {
        figures.pauses.increment();
        paused.add(connection);
        if (!queue.isFull()) {
            eventLoop.execute(this::resumeAll);
        }
    }

    void send(DeviceConnection connection, byte[] bytes) {
        figures.replies.increment();
        outgoing.add(new Outgoing(connection, bytes));
        if (scheduled.compareAndSet(false, true)) {
            eventLoop.execute(this::writeAll);
        }
    }

    private void writeAll() {
        scheduled.set(false);
        List<DeviceConnection> written = new ArrayList<>();
        Outgoing next = outgoing.poll();
        while (next != null) {
            if (next.connection().write(next.bytes())) {
                written.add(next.connection());
            }
            next = outgoing.poll();
        }
        written.forEach(DeviceConnection::flush);
    }

    private void resumeAll() {
        if (paused.isEmpty()) {
            return;
        }
        var resumed = new ArrayDeque<>(paused);
        paused.clear();
        resumed.forEach(DeviceConnection::resume);
    }

    private void look() {
        long now = System.nanoTime();
        List.copyOf(connections).forEach(connection -> connection.look(now));
    }
}
