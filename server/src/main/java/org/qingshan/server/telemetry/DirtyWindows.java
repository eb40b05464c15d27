/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.postgresql.PGConnection;
import org.qingshan.pipeline.Level;

/**
 * The windows that must be worked off again because something they depend on has changed.
 *
 * <p>The table {@code telemetry.dirty_window} is the truth and is written in the transaction that stores the samples; the set
 * in memory only spares a row for a window that is dirty already. Rows are inserted and deleted, never updated, so storing
 * samples never waits for the worker.
 *
 * <p>Protocol of a writer: {@link #begin}, {@link Marking#mark} for each window, {@link Marking#write} inside the
 * transaction, commit, {@link Marking#committed}, {@link Marking#close}. Protocol of the worker: {@link #take}
 * (takes the windows out of the set and waits for commits under way, so that every sample that relied on the set is visible),
 * <em>then</em> read the samples, store the outputs and call {@link #finish} in the same transaction; after a failure
 * {@link #giveBack}. {@code finish} deletes the rows up to the sequence taken; a window marked meanwhile has a
 * later row and is in the set again.
 */
public final class DirtyWindows {

    private static final String INSERT = "INSERT INTO telemetry.dirty_window (point, kind, start, sequence)"
            + " SELECT p, k, to_timestamp(s), ? FROM unnest(?::int[], ?::smallint[], ?::bigint[]) AS w(p, k, s)";
    private static final String DELETE =
            "DELETE FROM telemetry.dirty_window d USING unnest(?::int[], ?::smallint[], ?::bigint[], ?::bigint[]) AS w(p, k, s, q)"
                    + " WHERE d.point = w.p AND d.kind = w.k AND d.start = to_timestamp(w.s) AND d.sequence <= w.q";
    private static final String LOAD = "SELECT point, kind, extract(epoch FROM start)::bigint, max(sequence)"
            + " FROM telemetry.dirty_window GROUP BY point, kind, start ORDER BY max(sequence)";

    private final ReadWriteLock phase = new ReentrantReadWriteLock(true);
    private final Map<Level, Pending> dirty = new EnumMap<>(Level.class);
    private final AtomicLong sequence = new AtomicLong();

    public DirtyWindows() {
        for (Level level : Level.values()) {
            dirty.put(level, new Pending());
        }
    }

    /** Says whether a window is ready, told how long it has been in the set. */
    public interface Ready {
        boolean test(DirtyWindow window, long waitedNanos);
    }

    /** Work taken from the set. */
    public record Taken(DirtyWindow window, long sequence) {}

    /** Reads what a former process left to do; call before the first {@link #begin}. */
    public void load(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOAD);
                ResultSet rows = statement.executeQuery()) {
            synchronized (dirty) {
                while (rows.next()) {
                    Level level = DirtyWindow.levelOf(rows.getShort(2));
                    of(level).put(rows.getInt(1), rows.getLong(3), rows.getLong(4));
                    sequence.accumulateAndGet(rows.getLong(4), Math::max);
                }
            }
        }
    }

    /** Begins marking; until the marking is closed, {@link #take} waits. One thread begins and closes it. */
    public Marking begin() {
        phase.readLock().lock();
        return new Marking(sequence.incrementAndGet());
    }

    /**
     * Takes at most {@code most} windows of a level that are ready, the earliest first. The set is searched without holding up
     * writers; only then are commits under way waited for, so that what relied on the set before is visible.
     *
     * @param startedBefore windows that start at this epoch second or later cannot be ready and are not asked for
     */
    public List<Taken> take(Level level, int most, long startedBefore, Ready ready) {
        List<Taken> taken = new ArrayList<>();
        synchronized (dirty) {
            of(level).take(level, most, startedBefore, ready, taken);
        }
        phase.writeLock().lock();
        try {
            return taken;
        } finally {
            phase.writeLock().unlock();
        }
    }

    /** Deletes the rows of work that is done, inside the transaction that stores its outputs. */
    public void finish(Connection connection, Collection<Taken> done) throws SQLException {
        if (done.isEmpty()) {
            return;
        }
        long[] packed = done.stream().mapToLong(t -> t.window().packed()).toArray();
        long[] sequences = done.stream().mapToLong(Taken::sequence).toArray();
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            int next = bindWindows(connection, statement, 1, packed);
            statement.setArray(next, connection.unwrap(PGConnection.class).createArrayOf("int8", sequences));
            statement.executeUpdate();
        }
    }

    /** Puts work back that failed; its rows are still in the table. */
    public void giveBack(Collection<Taken> failed) {
        synchronized (dirty) {
            failed.forEach(t -> of(t.window().level())
                    .putIfAbsent(t.window().point(), t.window().start().getEpochSecond(), t.sequence()));
        }
    }

    public int size() {
        synchronized (dirty) {
            return dirty.values().stream().mapToInt(Pending::size).sum();
        }
    }

    private Pending of(Level level) {
        return Objects.requireNonNull(dirty.get(level));
    }

    private static int bindWindows(Connection connection, PreparedStatement statement, int first, long[] packed)
            throws SQLException {
        int[] points = new int[packed.length];
        short[] kinds = new short[packed.length];
        long[] starts = new long[packed.length];
        for (int i = 0; i < packed.length; i++) {
            points[i] = DirtyWindow.pointOf(packed[i]);
            kinds[i] = DirtyWindow.kindOf(packed[i]);
            starts[i] = DirtyWindow.startOf(packed[i]);
        }
        PGConnection arrays = connection.unwrap(PGConnection.class);
        statement.setArray(first, arrays.createArrayOf("int4", points));
        statement.setArray(first + 1, arrays.createArrayOf("int2", kinds));
        statement.setArray(first + 2, arrays.createArrayOf("int8", starts));
        return first + 3;
    }

    /** The windows that one transaction makes dirty. */
    public final class Marking implements AutoCloseable {

        private final long number;
        private final Set<Long> fresh = new LinkedHashSet<>();

        private Marking(long number) {
            this.number = number;
        }

        public void mark(int point, Level level, long startEpochSecond) {
            synchronized (dirty) {
                if (of(level).contains(point, startEpochSecond)) {
                    return;
                }
            }
            fresh.add(DirtyWindow.pack(point, level, startEpochSecond));
        }

        /** Inserts the rows of the windows that were clean. */
        public void write(Connection connection) throws SQLException {
            if (fresh.isEmpty()) {
                return;
            }
            long[] packed = fresh.stream().mapToLong(Long::longValue).toArray();
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                statement.setLong(1, number);
                bindWindows(connection, statement, 2, packed);
                statement.executeUpdate();
            }
        }

        /** Call when the transaction is committed: from now on the windows are known to be dirty. */
        public void committed() {
            synchronized (dirty) {
                for (long packed : fresh) {
                    Level level = DirtyWindow.levelOf(DirtyWindow.kindOf(packed));
                    of(level).put(DirtyWindow.pointOf(packed), DirtyWindow.startOf(packed), number);
                }
            }
        }

        @Override
        public void close() {
            phase.readLock().unlock();
        }
    }

    /** The dirty windows of one level: their sequence by start and point. Guarded by the set it is in. */
    private static final class Pending {

        private record Mark(long sequence, long sinceNanos) {}

        private final TreeMap<Long, Map<Integer, Mark>> byStart = new TreeMap<>();
        private int size;

        boolean contains(int point, long start) {
            Map<Integer, Mark> points = byStart.get(start);
            return points != null && points.containsKey(point);
        }

        void put(int point, long start, long number) {
            Map<Integer, Mark> points = pointsOf(start);
            Mark before = points.get(point);
            if (before == null) {
                size++;
                points.put(point, new Mark(number, System.nanoTime()));
            } else if (before.sequence() < number) {
                // Two transactions that marked the same window may end in any order: the later row is the one to be
                // finished.
                points.put(point, new Mark(number, before.sinceNanos()));
            }
        }

        void putIfAbsent(int point, long start, long number) {
            if (pointsOf(start).putIfAbsent(point, new Mark(number, System.nanoTime())) == null) {
                size++;
            }
        }

        private Map<Integer, Mark> pointsOf(long start) {
            return byStart.computeIfAbsent(start, none -> new LinkedHashMap<>());
        }

        void take(Level level, int most, long startedBefore, Ready ready, List<Taken> taken) {
            long now = System.nanoTime();
            var starts = byStart.headMap(startedBefore).entrySet().iterator();
            while (starts.hasNext() && taken.size() < most) {
                Map.Entry<Long, Map<Integer, Mark>> entry = starts.next();
                Instant start = Instant.ofEpochSecond(entry.getKey());
                var points = entry.getValue().entrySet().iterator();
                while (points.hasNext() && taken.size() < most) {
                    Map.Entry<Integer, Mark> point = points.next();
                    Mark mark = point.getValue();
                    DirtyWindow window = new DirtyWindow(point.getKey(), level, start);
                    if (ready.test(window, now - mark.sinceNanos())) {
                        taken.add(new Taken(window, mark.sequence()));
                        points.remove();
                        size--;
                    }
                }
                if (entry.getValue().isEmpty()) {
                    starts.remove();
                }
            }
        }

        int size() {
            return size;
        }
    }
}
