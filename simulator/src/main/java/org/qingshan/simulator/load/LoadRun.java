/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One load run: a single thread that writes what is due and reads what came, once a millisecond. */
final class LoadRun implements AutoCloseable, AckScanner.Listener {

    private static final int BUFFER = 1 << 16;
    private static final long TICK_MILLIS = 1;
    private static final int CONNECTS_PER_TICK = 50;
    private static final long RECONNECT_NANOS = 1_000_000_000L;

    private final LoadPlan plan;
    private final LoadSchedule schedule;
    private final LoadTemplate template;
    private final LoadLedger ledger;
    private final Consumer<LoadProgress> progress;
    private final LoadFollowUps followUps;
    private final LoadConnection[] connections;
    private final Selector selector;
    private final InetSocketAddress target;
    private final AckScanner scanner = new AckScanner(this);
    private final ByteBuffer direct = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] readScratch = new byte[BUFFER + BUFFER];
    private final byte[] writeScratch = new byte[BUFFER];
    private final Histogram latency = new Histogram(3_600_000_000L, 3);
    private final LoadTimeline timeline;
    private final Histogram writing = new Histogram(3_600_000_000L, 3);
    private final Histogram recent = new Histogram(3_600_000_000L, 3);
    private final LoadAnswers answers;
    private final long progressNanos;

    private @Nullable LoadConnection batchOf;
    private @Nullable LoadConnection reading;
    private int batchBytes;
    private int nextDue;
    private int nextConnect;
    private int connected;
    private long start;
    private long now;
    private long nextProgress;
    private long lastAnswer;
    private int sent;
    private int acknowledged;
    private int changed;
    private int changedAcknowledged;
    private int interruptions;
    private long duplicates;
    private long strays;
    private long requests;

    LoadRun(
            LoadPlan plan,
            LoadSchedule schedule,
            LoadTemplate template,
            LoadLedger ledger,
            Duration every,
            Consumer<LoadProgress> progress)
            throws IOException {
        this.plan = plan;
        this.schedule = schedule;
        this.template = template;
        this.ledger = ledger;
        this.progress = progress;
        this.timeline = new LoadTimeline(plan.seconds());
        this.progressNanos = every.toNanos();
        this.answers = new LoadAnswers(Duration.ofMillis((long) (1e3 * plan.mns() / plan.rate())));
        this.followUps = new LoadFollowUps(plan, schedule, ledger);
        this.target = new InetSocketAddress(plan.host(), plan.port());
        this.selector = Selector.open();
        this.connections = new LoadConnection[plan.connections()];
        for (int i = 0; i < connections.length; i++) {
            connections[i] = new LoadConnection(i);
        }
    }

    LoadReport run() throws IOException {
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        connectAll();
        start = System.nanoTime();
        nextProgress = start + progressNanos;
        do {
            tick();
        } while (now - sendingEnds() < plan.drain().toNanos()
                && (now - sendingEnds() < 0 || !isDone())
                && !Thread.currentThread().isInterrupted());
        double cpuSeconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        return report(Math.max(0, now - sendingEnds()) / 1e9, cpuSeconds);
    }

    private long sendingEnds() {
        return start + schedule.dueNanos(schedule.packets());
    }

    private void connectAll() throws IOException {
        long began = System.nanoTime();
        do {
            now = System.nanoTime();
            reconnect();
            selector.select(this::serve, TICK_MILLIS);
        } while (connected < connections.length
                && now - began < 3 * plan.timeout().toNanos()
                && !Thread.currentThread().isInterrupted());
    }

    private void tick() throws IOException {
        now = System.nanoTime();
        int due = schedule.dueCount(now - start);
        while (nextDue < due) {
            send(nextDue++, false);
        }
        followUps.run(now - start, this::send);
        flush();
        if (connected < connections.length) {
            reconnect();
        }
        selector.select(this::serve, TICK_MILLIS);
        if (now - nextProgress >= 0) {
            nextProgress += progressNanos;
            var latencies = LoadReport.Latency.of(recent);
            recent.reset();
            progress.accept(new LoadProgress((now - start) / 1e9, connected, due, sent, acknowledged, latencies));
        }
        ledger.publish(acknowledged);
    }

    private boolean isDone() {
        return acknowledged >= schedule.packets() && changedAcknowledged == changed && followUps.isDone();
    }

    private void send(int packet, boolean asChanged) {
        var connection = connections[schedule.connectionOf(packet)];
        if (connection.isFree()) {
            append(connection, packet, asChanged);
        } else {
            connection.waiting.add(packet, asChanged);
        }
    }

    private void append(LoadConnection connection, int packet, boolean asChanged) {
        if (batchOf != connection || batchBytes + template.frameLength() > BUFFER) {
            flush();
            batchOf = connection;
        }
        batchBytes = template.write(packet, asChanged, writeScratch, batchBytes);
        if (asChanged && !ledger.isChangedSent(packet)) {
            changed++;
        } else if (!asChanged && !ledger.isSent(packet)) {
            sent++;
            writing.recordValue(Math.max(0, now - start - schedule.dueNanos(packet)) / 1000);
        }
        ledger.sent(packet, asChanged);
    }

    private void flush() {
        if (batchOf != null && batchBytes > 0) {
            var connection = batchOf;
            try {
                connection.write(writeScratch, batchBytes, direct);
            } catch (IOException broken) {
                interrupted(connection);
            }
        }
        batchOf = null;
        batchBytes = 0;
    }

    /** Writes what waited; a batch at a time, until the socket is full. */
    private void drain(LoadConnection connection) {
        while (connection.canDrain()) {
            while (!connection.waiting.isEmpty() && batchBytes + template.frameLength() <= BUFFER) {
                int next = connection.waiting.poll();
                append(connection, next < 0 ? ~next : next, next < 0);
            }
            flush();
        }
    }

    private void reconnect() throws IOException {
        for (int i = 0; i < CONNECTS_PER_TICK; i++) {
            var connection = connections[nextConnect];
            nextConnect = (nextConnect + 1) % connections.length;
            if (connection.shouldConnect(now)) {
                try {
                    connection.connect(target, selector);
                } catch (IOException refused) {
                    connection.close(now + RECONNECT_NANOS);
                }
            }
        }
    }

    private void serve(SelectionKey key) {
        var connection = (LoadConnection) key.attachment();
        try {
            if (key.isConnectable()) {
                finishConnect(connection);
                return;
            }
            if (key.isReadable()) {
                now = System.nanoTime();
                reading = connection;
                connection.read(direct, readScratch, scanner);
            }
            if (key.isValid() && key.isWritable()) {
                connection.writeRest(direct);
                drain(connection);
            }
        } catch (IOException broken) {
            interrupted(connection);
        }
    }

    private void finishConnect(LoadConnection connection) throws IOException {
        boolean again = connection.wasUp();
        if (connection.finishConnect()) {
            connected++;
            if (again) {
                requeueOpen(connection);
            }
            drain(connection);
        }
    }

    /** After an interruption everything sent and not answered goes again, oldest first, then what fell due since. */
    private void requeueOpen(LoadConnection connection) {
        var since = new PacketQueue();
        connection.waiting.moveTo(since);
        followUps.listOpen(connection.index, nextDue, connection.waiting::add);
        since.moveTo(connection.waiting);
    }

    private void interrupted(LoadConnection connection) {
        if (connection.isUp()) {
            connected--;
            interruptions++;
        }
        connection.close(now + RECONNECT_NANOS);
    }

    @Override
    public void acknowledged(int mn, int secondOfDay, int millis) {
        int packet = mn < plan.mns() ? schedule.packetOf(mn, secondOfDay) : -1;
        if (packet < 0 || !ledger.isSent(packet)) {
            strays++;
            return;
        }
        boolean asChanged = millis != schedule.millisOf(packet);
        if (!ledger.acknowledge(packet, asChanged)) {
            duplicates++;
        } else if (asChanged) {
            changedAcknowledged++;
        } else {
            acknowledged++;
            lastAnswer = now;
            recordLatency(packet);
        }
    }

    private void recordLatency(int packet) {
        long micros = Math.max(0, now - start - schedule.dueNanos(packet)) / 1000;
        int second = schedule.secondOf(packet);
        timeline.record(second, micros);
        recent.recordValue(micros);
        if (second >= plan.warmupSeconds()) {
            latency.recordValue(micros);
        }
    }

    @Override
    public void other(byte[] bytes, int from, int to) {
        requests++;
        byte[] answer = answers.to(Arrays.copyOfRange(bytes, from, to), LocalDateTime.now(LoadSchedule.ZONE));
        if (answer.length > 0 && reading != null) {
            try {
                reading.append(answer, direct);
            } catch (IOException broken) {
                // The socket says so again when it is read next.
            }
        }
    }

    private LoadReport report(double drainSeconds, double cpuSeconds) {
        int neverConnected = 0;
        for (var connection : connections) {
            neverConnected += connection.wasUp() ? 0 : 1;
        }
        return new LoadReport(
                plan.connections(),
                plan.mns(),
                schedule.dueNanos(schedule.packets()) / 1e9,
                template.frameLength(),
                schedule.packets(),
                sent,
                acknowledged,
                sent - acknowledged,
                changed,
                changedAcknowledged,
                followUps.resent(),
                followUps.retried(),
                duplicates,
                strays,
                requests,
                interruptions,
                neverConnected,
                acknowledged / (Math.max(schedule.dueNanos(schedule.packets()), lastAnswer - start) / 1e9),
                drainSeconds,
                cpuSeconds,
                LoadReport.Latency.of(latency),
                LoadReport.Latency.of(writing),
                plan.warmupSeconds(),
                timeline.list());
    }

    @Override
    public void close() throws IOException {
        for (var connection : connections) {
            connection.close(0);
        }
        selector.close();
    }
}
