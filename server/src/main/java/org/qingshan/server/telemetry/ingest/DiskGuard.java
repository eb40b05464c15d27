/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops commits while the disk of the data folder is short: below the low-water mark nothing is acknowledged. A ballast file
 * is given up then, so that the database and the alarm about it have room; it is made again when there is space.
 */
public final class DiskGuard {

    private static final Logger LOG = LoggerFactory.getLogger(DiskGuard.class);
    private static final long LOOK_MILLIS = 1_000;

    private final LongSupplier usable;
    private final long lowWater;
    private final Path ballast;
    private final long ballastBytes;
    private final Object turn = new Object();
    private volatile boolean isShort;
    private volatile boolean stopping;

    public DiskGuard(LongSupplier usable, long lowWater, Path ballast, long ballastBytes) {
        this.usable = usable;
        this.lowWater = lowWater;
        this.ballast = ballast;
        this.ballastBytes = ballastBytes;
    }

    /** Watches the file store of a folder; the mark is the smaller of {@code bytes} and {@code percent} of the store. */
    public static DiskGuard of(Path folder, long bytes, int percent, long ballastBytes) throws IOException {
        FileStore store = Files.getFileStore(folder);
        long mark = Math.min(bytes, store.getTotalSpace() / 100 * percent);
        return new DiskGuard(() -> usableOf(store), mark, folder.resolve("ballast"), ballastBytes);
    }

    /** Watches until {@link #stop}. */
    public void start() {
        look();
        Thread.ofPlatform().name("disk-guard").daemon().start(this::watch);
    }

    public void stop() {
        stopping = true;
        synchronized (turn) {
            turn.notifyAll();
        }
    }

    public boolean isShort() {
        return isShort;
    }

    /** Returns at once, or as soon as there is room again. */
    public void awaitRoom() throws InterruptedException {
        if (!isShort) {
            return;
        }
        synchronized (turn) {
            while (isShort) {
                turn.wait();
            }
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look() {
        long free = usable.getAsLong();
        if (!isShort && free < lowWater) {
            isShort = true;
            LOG.error("event=ingest.disk-short free={} lowWater={}", free, lowWater);
            dropBallast();
        } else if (isShort && free >= lowWater + ballastBytes) {
            synchronized (turn) {
                isShort = false;
                turn.notifyAll();
            }
            LOG.info("event=ingest.disk-recovered free={}", free);
        } else if (!isShort && free >= lowWater + 2 * ballastBytes) {
            makeBallast();
        }
    }

    private void dropBallast() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            LOG.warn("event=ingest.ballast-stays message={}", e.getMessage());
        }
    }

    /** Real blocks, not a hole. */
    private void makeBallast() {
        if (Files.exists(ballast) || ballastBytes == 0) {
            return;
        }
        byte[] block = new byte[1 << 20];
        try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
            for (long written = 0; written < ballastBytes; written += block.length) {
                file.write(block);
            }
        } catch (IOException e) {
            LOG.warn("event=ingest.ballast-missing message={}", e.getMessage());
        }
    }

    private static long usableOf(FileStore store) {
        try {
            return store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
