/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.DiskSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures, tells of changes, and keeps the ballast. */
public final class WatchedDisk implements DiskGuard {

    private static final Logger log = LoggerFactory.getLogger(WatchedDisk.class);
    private static final int BLOCK = 1 << 20;

    private final Disk disk;
    private final Path ballast;
    private final long ballastBytes;
    private final long lowWater;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final Object turn = new Object();
    private volatile State state = State.ENOUGH;
    private volatile long free;

    public WatchedDisk(Disk disk, DiskSettings settings, Path ballast) {
        this.disk = disk;
        this.ballast = ballast;
        this.lowWater = settings.lowWaterBytes(disk.sizeBytes());
        this.ballastBytes = Math.min(settings.ballast().toBytes(), lowWater);
        this.free = disk.freeBytes();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public long freeBytes() {
        return free;
    }

    @Override
    public long lowWaterBytes() {
        return lowWater;
    }

    @Override
    public void awaitSpace() throws InterruptedException {
        if (state == State.ENOUGH) {
            return;
        }
        synchronized (turn) {
            while (state == State.LOW) {
                turn.wait();
            }
        }
    }

    @Override
    public synchronized void onState(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state);
    }

    /** Measures once. Enough again only with room for the ballast and a tenth above the mark, so that it does not flap. */
    public synchronized void measure() {
        free = disk.freeBytes();
        State now = state;
        if (state == State.ENOUGH && free < lowWater) {
            now = State.LOW;
        } else if (state == State.LOW && free > lowWater + lowWater / 10 + ballastBytes) {
            now = State.ENOUGH;
        }
        if (now != state) {
            change(now);
        }
        if (state == State.ENOUGH) {
            fillBallast();
        }
    }

    private void change(State now) {
        synchronized (turn) {
            state = now;
            turn.notifyAll();
        }
        switch (now) {
            case LOW -> {
                log.error("disk low free={} mark={}: acknowledging stops, ballast given up", free, lowWater);
                dropBallast();
            }
            case ENOUGH -> log.warn("disk has space again free={} mark={}", free, lowWater);
        }
        listeners.forEach(listener -> tell(listener, now));
    }

    private static void tell(Consumer<State> listener, State now) {
        try {
            listener.accept(now);
        } catch (RuntimeException e) {
            log.error("a listener of the disk guard failed state={}", now, e);
        }
    }

    private void dropBallast() {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            log.error("the ballast file cannot be deleted file={}", ballast, e);
        }
    }

    private void fillBallast() {
        try {
            if (ballastBytes == 0 || (Files.exists(ballast) && Files.size(ballast) == ballastBytes)) {
                return;
            }
            if (free < lowWater + 2 * ballastBytes) {
                return;
            }
            writeBallast();
        } catch (IOException e) {
            log.warn("the ballast file cannot be written file={} problem={}", ballast, e.getMessage());
            dropBallast();
        }
    }

    /** Written, not only extended: a file with holes would hold no space. */
    private void writeBallast() throws IOException {
        byte[] block = new byte[BLOCK];
        try (var out = Files.newOutputStream(
                ballast, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (long written = 0; written < ballastBytes; written += BLOCK) {
                out.write(block, 0, (int) Math.min(BLOCK, ballastBytes - written));
            }
        }
    }
}
