/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qingshan.simulator.device.LoggerCounters;
import org.qingshan.simulator.device.PacketPlayback;

/**
 * Plays a real data set over real sockets, one connection per logger, as fast as the host answers. Every packet is
 * answered before {@link #play} returns, or it throws. For use inside a test of the host: import
 * {@link DataSet#registry()} first and compare with {@link DataSet#listExpected()} afterwards.
 */
public final class DataSetPlayer {

    private final InetSocketAddress host;
    private final Clock clock;
    private final int window;

    /**
     * @param clock the time that the QN of the packets shows
     * @param window uploads a logger may have open at once
     */
    public DataSetPlayer(InetSocketAddress host, Clock clock, int window) {
        this.host = host;
        this.clock = clock;
        this.window = window;
    }

    /** Plays all loggers side by side and waits until everything is answered. */
    public PlayReport play(DataSet set) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var counters = new LoggerCounters();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (var device : set.devices()) {
                var playback = new PacketPlayback(device.logger(), clock, host, window, counters);
                device.packets().forEach(p -> playback.add(p.cn(), p.dataTime(), p.items()));
                running.add(threads.submit(() -> {
                    playback.play();
                    return null;
                }));
            }
            for (var one : running) {
                await(one);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new PlayReport(set.countPackets(), counters.countAcknowledged(), counters.countResent(), seconds);
    }

    private static void await(Future<?> playback) throws IOException, InterruptedException {
        try {
            playback.get();
        } catch (ExecutionException failed) {
            throw new IOException("A logger could not play its packets: " + failed.getCause(), failed.getCause());
        }
    }
}
