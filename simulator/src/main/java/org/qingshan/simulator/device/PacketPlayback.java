/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Packet;

/** A logger that sends given packets in their order, waits until all are answered, and hangs up. */
public final class PacketPlayback {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int TIMEOUT_SECONDS = 10;
    private static final long LONGEST_WAIT_MILLIS = 500;

    private final LoggerProfile profile;
    private final InetSocketAddress host;
    private final UploadQueue queue = new UploadQueue();
    private final HostCommands commands;
    private final Wire wire;
    private final Uplink uplink;
    private final LinkedBlockingQueue<Packet> mailbox = new LinkedBlockingQueue<>();
    private volatile boolean lineBroken;

    public PacketPlayback(
            LoggerProfile profile, Clock clock, InetSocketAddress host, int window, LoggerCounters counters) {
        this.profile = profile;
        this.host = host;
        var settings = new LoggerSettings(profile, TIMEOUT_SECONDS);
        this.commands = new HostCommands(profile, settings, new Nothing(), clock, queue);
        this.wire = new Wire(profile, settings, clock, new SplittableRandom(1));
        this.uplink = new Uplink(queue, wire, settings, counters, System::nanoTime, window);
    }

    /** A played logger has no memory of its own: it answers history requests with "no data". */
    private static final class Nothing implements DataSource {
        @Override
        public List<FactorItem> listRealtime(LocalDateTime at) {
            return List.of();
        }

        @Override
        public List<FactorItem> listPeriod(Span span, LocalDateTime start) {
            return List.of();
        }
    }

    public void add(String cn, LocalDateTime dataTime, List<FactorItem> items) {
        queue.addHistory(Outgoing.upload(cn, dataTime, items, false));
    }

    /** Sends everything; throws when the line breaks or answers do not come. */
    public void play() throws IOException, InterruptedException {
        try (var line = new Socket()) {
            line.setTcpNoDelay(true);
            line.connect(host, CONNECT_MILLIS);
            Thread.ofVirtual().name("reader-" + profile.mn()).start(() -> read(line));
            var writer = new LineWriter(line.getOutputStream(), profile, new SplittableRandom(2));
            while (!uplink.isIdle()) {
                if (lineBroken) {
                    throw new IOException("%s: the host closed the connection.".formatted(profile.mn()));
                }
                uplink.send(writer);
                var received = mailbox.poll(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
                while (received != null) {
                    receive(received);
                    received = mailbox.poll();
                }
            }
        }
    }

    private void receive(Packet packet) {
        switch (packet.cn()) {
            case "9013", "9014" -> uplink.answered(Wire.qnOf(packet));
            case "9011", "9012" -> {}
            default -> commands.handle(packet);
        }
    }

    private void read(Socket line) {
        try {
            wire.read(line.getInputStream(), mailbox::add);
        } catch (IOException broken) {
            // Told by the flag below.
        }
        lineBroken = true;
    }
}
