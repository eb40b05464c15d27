/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.CommittedSample;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.store.NoteRows;
import org.qingshan.server.telemetry.store.RawBatchCodec;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.qingshan.server.telemetry.store.RawPointer;
import org.qingshan.server.telemetry.store.SampleRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one group of packets in one transaction: raw batch, samples, notes, dirty windows. One thread at a time. */
public final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final DataSource dataSource;
    private final Layouts layouts;
    private final DirtyWindows dirtyWindows;
    private final RawBatchStore rawBatches;
    private final List<CommitListener> listeners;
    private final SampleRows samples = new SampleRows();
    private final NoteRows notes = new NoteRows();
    private final RawBatchCodec codec = new RawBatchCodec();

    public BatchWriter(
            DataSource dataSource,
            Layouts layouts,
            DirtyWindows dirtyWindows,
            RawBatchStore rawBatches,
            List<CommitListener> listeners) {
        this.dataSource = dataSource;
        this.layouts = layouts;
        this.dirtyWindows = dirtyWindows;
        this.rawBatches = rawBatches;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Returns when the group is durable.
     *
     * @param again an earlier try with this number failed; it may have been committed all the same
     */
    void write(long batch, List<Intake> group, boolean again) throws SQLException {
        store(batch, group, true, again);
    }

    /** The same for a raw batch that is stored already: samples, notes and dirty windows are made of it again. */
    public void rewrite(long batch, List<Intake> group) throws SQLException {
        store(batch, group, false, false);
    }

    private void store(long batch, List<Intake> group, boolean raw, boolean again) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            numberLayouts(connection, group);
            boolean stored = again && rawBatches.exists(connection, batch);
            connection.setAutoCommit(false);
            try (DirtyWindows.Marking marking = dirtyWindows.begin()) {
                mark(marking, group);
                if (!stored) {
                    insert(connection, batch, group, raw);
                }
                marking.write(connection);
                connection.commit();
                marking.committed();
                tell(batch, group);
            } catch (Throwable e) {
                connection.rollback();
                throw e;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    /** Answers first: devices wait. Listeners hear before the marking is closed, as their port says. */
    private void tell(long batch, List<Intake> group) {
        for (Intake intake : group) {
            Runnable waiting = intake.onDurable();
            if (waiting != null) {
                answer(waiting);
            }
        }
        List<CommittedSample> committed = new ArrayList<>(group.size());
        for (int ordinal = 0; ordinal < group.size(); ordinal++) {
            Intake intake = group.get(ordinal);
            for (Draft draft = intake.draft(); draft != null; draft = draft.rest()) {
                committed.add(committed(draft, intake, RawPointer.of(batch, ordinal)));
            }
        }
        for (CommitListener listener : listeners) {
            try {
                listener.committed(committed);
            } catch (RuntimeException e) {
                LOG.error(
                        "event=ingest.listener-failed listener={}",
                        listener.getClass().getName(),
                        e);
            }
        }
    }

    private static void answer(Runnable waiting) {
        try {
            waiting.run();
        } catch (RuntimeException e) {
            LOG.warn("event=ingest.answer-failed", e);
        }
    }

    private static CommittedSample committed(Draft draft, Intake intake, long pointer) {
        return new CommittedSample(
                intake.raw().device(),
                draft.kind(),
                draft.dataSecond(),
                draft.digest(),
                draft.layout().id(),
                draft.supplementary(),
                draft.figures(),
                draft.flags(),
                draft.texts(),
                intake.raw().arrivalMicros(),
                pointer);
    }

    private void numberLayouts(Connection connection, List<Intake> group) throws SQLException {
        for (Intake intake : group) {
            for (Draft draft = intake.draft(); draft != null; draft = draft.rest()) {
                if (!draft.layout().isNumbered()) {
                    draft.layout()
                            .number(layouts.intern(connection, draft.layout().shape()));
                }
            }
        }
    }

    private static void mark(DirtyWindows.Marking marking, List<Intake> group) {
        for (Intake intake : group) {
            AdmittedDevice device = intake.device();
            for (Draft draft = intake.draft(); device != null && draft != null; draft = draft.rest()) {
                Periods.mark(marking, device, draft.kind(), draft.dataSecond());
            }
        }
    }

    private void insert(Connection connection, long batch, List<Intake> group, boolean withRaw) throws SQLException {
        if (withRaw) {
            List<RawPacket> packets = group.stream().map(Intake::raw).toList();
            rawBatches.insert(connection, batch, packets, codec);
        }
        samples.clear();
        notes.clear();
        for (int ordinal = 0; ordinal < group.size(); ordinal++) {
            Intake intake = group.get(ordinal);
            RawPacket raw = intake.raw();
            if (intake.draft() == null) {
                notes.add(raw, ordinal, intake.command());
            }
            for (Draft draft = intake.draft(); draft != null; draft = draft.rest()) {
                samples.add(
                        raw.device(),
                        draft.kind().code(),
                        draft.dataSecond(),
                        draft.digest(),
                        draft.layout().id());
                samples.add(draft.figures(), draft.flags(), draft.texts(), draft.supplementary());
                samples.add(raw.arrivalMicros(), ordinal);
            }
        }
        samples.insert(connection, batch);
        notes.insert(connection, batch);
    }
}
