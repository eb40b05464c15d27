/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where packets wait for the next commit. Adding never fails and never drops; whoever adds looks at {@link #isFull()} afterwards
 * and stops reading its source until {@link #onRoom} is called. The bounds are soft by what one read may bring.
 */
public final class CommitQueue {

    private static final int GATHER = 50;
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    private final int mostPackets;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Intake> waiting = new ArrayDeque<>();
    private final List<Runnable> roomListeners = new CopyOnWriteArrayList<>();
    private volatile int packets;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean wasFull;

    public CommitQueue(int mostPackets, long mostBytes) {
        this.mostPackets = mostPackets;
        this.mostBytes = mostBytes;
    }

    public void add(Intake intake) {
        lock.lock();
        try {
            waiting.add(intake);
            count(intake.raw().bytes().length);
            if (waiting.size() == 1 || waiting.size() == GATHER) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stop reading. */
    public boolean isFull() {
        if (packets >= mostPackets || bytes.get() >= mostBytes) {
            wasFull = true;
            return true;
        }
        return false;
    }

    public int size() {
        return packets;
    }

    /** Registers what is run, on the committer's thread, when a full queue has room again. */
    public void onRoom(Runnable listener) {
        roomListeners.add(listener);
    }

    /** Takes what is queued, at most {@code most}; waits for the first, and at most 8 ms more while fewer than 50 are there. */
    List<Intake> take(int most) throws InterruptedException {
        List<Intake> taken = new ArrayList<>();
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                arrived.await();
            }
            long left = GATHER_NANOS;
            while (waiting.size() < GATHER && left > 0) {
                left = arrived.awaitNanos(left);
            }
            long length = 0;
            while (taken.size() < most && !waiting.isEmpty()) {
                Intake next = waiting.remove();
                length += next.raw().bytes().length;
                taken.add(next);
            }
            count(-length);
        } finally {
            lock.unlock();
        }
        tellRoom();
        return taken;
    }

    private void count(long moreBytes) {
        packets = waiting.size();
        bytes.addAndGet(moreBytes);
    }

    private void tellRoom() {
        if (wasFull && packets < mostPackets / 2 && bytes.get() < mostBytes / 2) {
            wasFull = false;
            roomListeners.forEach(Runnable::run);
        }
    }
}
