/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.qingshan.bench.load.Memory;
import org.qingshan.bench.load.Metrics;
import org.qingshan.simulator.client.PackagedServer;
import org.qingshan.simulator.load.LoadGenerator;
import org.qingshan.simulator.load.LoadProgress;
import org.qingshan.simulator.load.LoadReport;

/** Runs a load and reads memory, lag and answers once a minute, on another thread than the load. */
final class Watch {

    private final PackagedServer server;
    private final Metrics metrics;
    private final int collectEvery;
    private final List<Reading> readings = new ArrayList<>();

    /** @param collectEvery minutes between full collections of the server's heap */
    Watch(PackagedServer server, int collectEvery) {
        this.server = server;
        this.metrics = new Metrics(server);
        this.collectEvery = collectEvery;
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    LoadReport run(LoadGenerator generator) throws Exception {
        var told = new LinkedBlockingQueue<LoadProgress>();
        var running = new FutureTask<>(() -> generator.run(Duration.ofMinutes(1), told::add));
        System.out.println(Reading.HEAD);
        Thread.ofPlatform().name("load").daemon().start(running);
        while (!running.isDone() || !told.isEmpty()) {
            LoadProgress progress = told.poll(1, TimeUnit.SECONDS);
            if (progress != null) {
                Reading reading = read(progress);
                readings.add(reading);
                System.out.println(reading.toLine());
            }
        }
        return running.get();
    }

    private Reading read(LoadProgress progress) throws IOException, InterruptedException {
        int minute = readings.size() + 1;
        Map<String, Double> figures = metrics.read();
        return Reading.of(
                progress,
                minute,
                Memory.ofProcess(server.pid()),
                minute % collectEvery == 0 ? Memory.heapAfterCollection(server.pid()) : Double.NaN,
                Memory.ofTree(server.databasePid()),
                named(figures, "qingshan_windows_lag"),
                named(figures, "qingshan_windows_dirty"),
                named(figures, "qingshan_ingest_queued"));
    }

    private static double named(Map<String, Double> figures, String name) {
        return figures.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(name))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(Double.NaN);
    }
}
