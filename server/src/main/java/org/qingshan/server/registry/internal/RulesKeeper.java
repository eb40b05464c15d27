/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.Parameters;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.registry.ParametersInForce;
import org.qingshan.server.registry.RulesJournal;
import org.qingshan.server.registry.store.RulesStore;
import org.qingshan.server.telemetry.MarksInForce;
import org.qingshan.server.telemetry.RulesChanged;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the newest snapshot in memory. It is read once whole; then each row of the journal reads again the points it
 * names. Reading is one repeatable-read transaction, so a snapshot is exactly the state after its journal row.
 */
@Service
class RulesKeeper implements RulesInForce {

    /** A change of more points than this reads everything: one scan is cheaper than a long list of keys. */
    private static final int MOST_POINTS_READ_SINGLY = 2_000;

    private final RulesStore store;
    private final RulesJournal journal;
    private final ObjectProvider<MarksInForce> marks;
    private final ObjectProvider<ParametersInForce> parameters;
    private final AdmissionTable admission;
    private final TransactionTemplate reading;
    private final List<Consumer<RulesChanged>> listeners = new CopyOnWriteArrayList<>();
    private final RuleParts parts = new RuleParts();
    private final ReentrantLock refreshing = new ReentrantLock();
    private final ReentrantLock telling = new ReentrantLock();
    private volatile @Nullable RulesSnapshot snapshot;

    RulesKeeper(
            RulesStore store,
            RulesJournal journal,
            ObjectProvider<MarksInForce> marks,
            ObjectProvider<ParametersInForce> parameters,
            AdmissionTable admission,
            @Qualifier("ingest") PlatformTransactionManager ingest) {
        this.store = store;
        this.journal = journal;
        this.marks = marks;
        this.parameters = parameters;
        this.admission = admission;
        this.reading = new TransactionTemplate(ingest);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public RulesSnapshot current() {
        RulesSnapshot known = snapshot;
        return known == null ? refresh() : known;
    }

    @Override
    public void onChange(Consumer<RulesChanged> listener) {
        listeners.add(listener);
    }

    @Override
    public void touched(String cause, Set<Integer> points, @Nullable Instant from, @Nullable Instant to) {
        journal.note(new RulesJournal.Change(cause, false, points, from, to, true));
    }

    @EventListener
    void journalGrew(StoredRulesJournal.Grown grown) {
        refresh();
    }

    /** Brings the snapshot up to the journal. */
    RulesSnapshot refresh() {
        refreshing.lock();
        try {
            return Objects.requireNonNull(reading.execute(status -> read()));
        } finally {
            refreshing.unlock();
        }
    }

    private RulesSnapshot read() {
        RulesSnapshot known = snapshot;
        long newest = store.newest();
        if (known != null && known.id() == newest) {
            return known;
        }
        Collection<Integer> touched = known == null ? null : touchedSince(known.id());
        parts.replace(touched, rows(touched));
        Parameters inForce =
                parameters.getIfAvailable(() -> Parameters::standard).current();
        RulesSnapshot next = parts.snapshot(newest, inForce);
        admission.refresh(next, touched);
        snapshot = next;
        return next;
    }

    private @Nullable Collection<Integer> touchedSince(long id) {
        Set<Integer> touched = new HashSet<>();
        for (RulesStore.Numbered row : store.changesAfter(id)) {
            if (row.change().everything()) {
                return null;
            }
            touched.addAll(row.change().points());
        }
        return touched.size() > MOST_POINTS_READ_SINGLY ? null : touched;
    }

    private RuleParts.Rows rows(@Nullable Collection<Integer> touched) {
        MarksInForce markSource = marks.getIfAvailable();
        return new RuleParts.Rows(
                store.listPoints(touched),
                store.listDevices(touched),
                store.listChannels(touched),
                store.listLimits(touched),
                markSource == null ? List.of() : touched == null ? markSource.listAll() : markSource.list(touched));
    }

    /** Tells the listeners what they have not heard of; throws what a listener throws, and then tells it again. */
    void tell() {
        telling.lock();
        try {
            long present = current().id();
            for (RulesStore.Numbered row : store.changesAfter(store.told())) {
                if (row.id() <= present) {
                    listeners.forEach(listener -> listener.accept(event(present, row.change())));
                    store.setTold(row.id());
                }
            }
        } finally {
            telling.unlock();
        }
    }

    private static RulesChanged event(long snapshot, RulesJournal.Change change) {
        return new RulesChanged(
                snapshot,
                change.everything(),
                change.points(),
                change.from(),
                change.to(),
                change.recompute(),
                change.rerouted());
    }
}
