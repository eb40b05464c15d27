/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.qingshan.server.telemetry.store.Refusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread, one commit in flight. A group is acknowledged after its commit and never before; while the database is away or the disk
 * is short the group is kept and tried again, so the queue fills, reading stops and devices keep what they have.
 */
public final class GroupCommitter {

    /** Note of a packet whose sample the database refused; its raw bytes are kept. */
    static final String NOT_STORABLE = "telemetry.store.refused";

    /** Note of a packet of a device that sends ever new shapes; its raw bytes are kept. */
    static final String TOO_MANY_LAYOUTS = "telemetry.layout.too-many";

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    private static final int MOST = 2_000;
    private static final int MOST_ATTEMPTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final CommitQueue queue;
    private final BatchWriter writer;
    private final RawBatchStore rawBatches;
    private final DataSource dataSource;
    private final DiskGuard disk;
    private final Clock clock;
    private final CommitFigures figures = new CommitFigures();
    private final List<Consumer<List<Intake>>> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock committing = new ReentrantLock();
    /** Who should commit; null = nobody. */
    private volatile @Nullable Thread thread;

    private long lastBatch;

    public GroupCommitter(
            CommitQueue queue,
            DataSource dataSource,
            Layouts layouts,
            DirtyWindows dirtyWindows,
            RawBatchStore rawBatches,
            DiskGuard disk,
            List<CommitListener> sampleListeners,
            Clock clock) {
        this.queue = queue;
        this.writer = new BatchWriter(dataSource, layouts, dirtyWindows, rawBatches, sampleListeners);
        this.rawBatches = rawBatches;
        this.dataSource = dataSource;
        this.disk = disk;
        this.clock = clock;
    }

    /** Registers what is told of every durable group, on the committer's thread; must be quick and must not throw. */
    public void onDurable(Consumer<List<Intake>> listener) {
        listeners.add(listener);
    }

    public CommitFigures figures() {
        return figures;
    }

    /**
     * Also again after a stop: an application context may be paused and resumed. The new thread begins when the one before has
     * ended.
     */
    public synchronized void start() {
        Thread started = Thread.ofPlatform().name("ingest-commit").daemon().unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Ends after the group in flight. What is still queued is not acknowledged; devices send it again. */
    public synchronized void stop() throws InterruptedException {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            running.join(10_000);
        }
    }

    private void run() {
        try {
            committing.lockInterruptibly();
            try {
                readLastBatch();
                while (isCurrent()) {
                    commit(screened(queue.take(MOST)));
                }
            } finally {
                committing.unlock();
            }
        } catch (InterruptedException e) {
            LOG.info("event=ingest.stopped queued={}", queue.size());
        }
    }

    private boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    private static List<Intake> screened(List<Intake> group) {
        if (group.stream().noneMatch(GroupCommitter::isSurplus)) {
            return group;
        }
        return group.stream()
                .map(intake -> isSurplus(intake) ? intake.withoutDraft(TOO_MANY_LAYOUTS) : intake)
                .toList();
    }

    private static boolean isSurplus(Intake intake) {
        return intake.draft() != null && intake.draft().isSurplus();
    }

    /**
     * Tries until the group is durable. Its batch keeps its number, so that a commit whose answer was lost is recognised, also when
     * an error of the machine (no memory) came after it; such an error must not end the only thread that commits.
     */
    private void commit(List<Intake> group) throws InterruptedException {
        long batch = nextBatch();
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            disk.awaitSpace();
            try {
                long begin = System.nanoTime();
                writer.write(batch, group, attempt > 1);
                figures.committed(group.size(), System.nanoTime() - begin);
                tell(group);
                return;
            } catch (SQLException e) {
                // A number that is there: the commit whose answer was lost came through after it was looked for.
                boolean mayBeStored = attempt > 1 && attempt < MOST_ATTEMPTS && Refusals.isOfKey(e);
                if ((Refusals.isOfData(e) && !mayBeStored) || (attempt >= MOST_ATTEMPTS && !Refusals.isPassing(e))) {
                    divide(group, e);
                    return;
                }
                LOG.warn(
                        "event=ingest.commit-failed packets={} state={} message={}",
                        group.size(),
                        e.getSQLState(),
                        e.getMessage());
            } catch (RuntimeException e) {
                divide(group, e);
                return;
            } catch (Error e) {
                LOG.error("event=ingest.commit-failed packets={}", group.size(), e);
                pause = LONGEST_PAUSE_MILLIS;
            }
            figures.failed();
            Thread.sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private long nextBatch() {
        lastBatch = Math.max(lastBatch + 1, clock.millis() * 1_000);
        return lastBatch;
    }

    private void tell(List<Intake> group) {
        for (Consumer<List<Intake>> listener : listeners) {
            try {
                listener.accept(group);
            } catch (RuntimeException e) {
                LOG.error("event=ingest.listener-failed", e);
            }
        }
    }

    /** One bad packet must not hold up the others for ever: halve until it is alone, then keep its raw bytes only. */
    private void divide(List<Intake> group, Exception cause) throws InterruptedException {
        if (group.size() > 1) {
            int half = group.size() / 2;
            commit(group.subList(0, half));
            commit(group.subList(half, group.size()));
        } else if (group.getFirst().draft() != null) {
            LOG.warn(
                    "event=ingest.sample-refused device={} message={}",
                    group.getFirst().raw().device(),
                    cause.getMessage());
            commit(List.of(group.getFirst().withoutDraft(NOT_STORABLE)));
        } else {
            LOG.error(
                    "event=ingest.packet-refused device={}",
                    group.getFirst().raw().device(),
                    cause);
            figures.lost();
            if (group.getFirst().onDurable() instanceof Waiting waiting) {
                waiting.lost();
            }
        }
    }

    private void readLastBatch() throws InterruptedException {
        while (isCurrent()) {
            try (Connection connection = dataSource.getConnection()) {
                lastBatch = rawBatches.lastId(connection);
                return;
            } catch (SQLException e) {
                LOG.warn("event=ingest.start-waits message={}", e.getMessage());
                Thread.sleep(LONGEST_PAUSE_MILLIS);
            }
        }
    }
}
