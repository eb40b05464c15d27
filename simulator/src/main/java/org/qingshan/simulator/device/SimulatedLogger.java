/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Packet;

/**
 * One data logger as a TCP client. A virtual thread owns all its state; a second one reads the socket and puts what it
 * reads into the mailbox of the first.
 */
public final class SimulatedLogger implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final long LONGEST_WAIT_MILLIS = 1_000;
    private static final long[] PAUSE_MILLIS = {200, 500, 1_000, 2_000, 5_000};

    private final LoggerProfile profile;
    private final InetSocketAddress host;
    private final SimulatedTime time;
    private final Predicate<Instant> connected;
    private final LoggerCounters counters;
    private final Backfill backfill;
    private final SplittableRandom chance;
    private final LoggerSettings settings;
    private final UploadSchedule schedule;
    private final UploadQueue queue = new UploadQueue();
    private final HostCommands commands;
    private final Wire wire;
    private final Uplink uplink;
    private final LinkedBlockingQueue<Packet> mailbox = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /**
     * @param connected whether the line works at a (simulated) time
     * @param options how it goes about its uploads
     */
    public SimulatedLogger(
            LoggerProfile profile,
            DataSource source,
            Predicate<Instant> connected,
            SimulatedTime time,
            InetSocketAddress host,
            LoggerOptions options,
            LoggerCounters counters) {
        this.profile = profile;
        this.host = host;
        this.time = time;
        this.connected = connected;
        this.counters = counters;
        this.backfill = options.backfill();
        this.chance = new SplittableRandom(options.seed() ^ profile.mn().hashCode());
        this.settings = new LoggerSettings(profile, options.timeoutSeconds());
        this.schedule = new UploadSchedule(profile, settings, source);
        this.commands = new HostCommands(profile, settings, source, time, queue);
        this.wire = new Wire(profile, settings, time, chance);
        this.uplink = new Uplink(queue, wire, settings, counters, System::nanoTime, options.window());
    }

    public String mn() {
        return profile.mn();
    }

    /** Starts it; to be called once. */
    public void start() {
        thread = Thread.ofVirtual().name("logger-" + profile.mn()).start(this::run);
    }

    private void run() {
        int failures = 0;
        schedule.start(settings.clock(time.instant()), backfill);
        try {
            while (!stopped) {
                if (!connected.test(time.instant())) {
                    Thread.sleep(LONGEST_WAIT_MILLIS);
                } else {
                    failures = converse() ? 0 : failures + 1;
                    pause(failures);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(int failures) throws InterruptedException {
        if (!stopped) {
            long millis = PAUSE_MILLIS[Math.min(failures, PAUSE_MILLIS.length - 1)];
            Thread.sleep(millis + chance.nextLong(millis));
        }
    }

    /** One connection, from its first to its last byte; returns whether it came about. */
    private boolean converse() throws InterruptedException {
        boolean reached = false;
        try (var line = new Socket()) {
            line.setTcpNoDelay(true);
            line.connect(host, CONNECT_MILLIS);
            reached = true;
            counters.connected();
            var broken = new AtomicBoolean();
            Thread.ofVirtual().name("reader-" + profile.mn()).start(() -> read(line, broken));
            talk(new LineWriter(line.getOutputStream(), profile, chance), broken);
        } catch (IOException lost) {
            // A logger has nobody to tell; it connects again.
        }
        mailbox.clear();
        uplink.lineDown();
        return reached;
    }

    private void talk(LineWriter line, AtomicBoolean broken) throws IOException, InterruptedException {
        schedule.reconnected(settings.clock(time.instant()));
        if (profile.has(Habit.ASKS_TIME)) {
            queue.add(Outgoing.notification("1013", List.of()));
        }
        while (!stopped && !broken.get() && connected.test(time.instant())) {
            schedule.listDue(settings.clock(time.instant())).forEach(queue::add);
            uplink.send(line);
            var received = mailbox.poll(waitMillis(), TimeUnit.MILLISECONDS);
            while (received != null) {
                receive(received);
                received = mailbox.poll();
            }
        }
    }

    private long waitMillis() {
        if (uplink.isReady()) {
            return 0;
        }
        var next = settings.trueTime(schedule.nextDue(settings.clock(time.instant())));
        return Math.min(LONGEST_WAIT_MILLIS, Math.min(time.millisUntil(next), uplink.millisToTimeout()));
    }

    private void receive(Packet packet) {
        switch (packet.cn()) {
            case "9013", "9014" -> uplink.answered(Wire.qnOf(packet));
            case "9011", "9012" -> {}
            default -> {
                counters.command();
                commands.handle(packet);
            }
        }
    }

    private void read(Socket line, AtomicBoolean broken) {
        try {
            wire.read(line.getInputStream(), mailbox::add);
        } catch (IOException lost) {
            // The conversation ends in any case.
        }
        broken.set(true);
    }

    /** Hangs up and ends its threads. */
    @Override
    public void close() {
        stopped = true;
        var runner = thread;
        if (runner != null) {
            runner.interrupt();
            try {
                runner.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
