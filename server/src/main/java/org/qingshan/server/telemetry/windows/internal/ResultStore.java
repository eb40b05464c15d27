/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.DirtyWindows.Taken;
import org.qingshan.server.telemetry.SignalRaised;
import org.qingshan.server.telemetry.windows.store.AggregateReader;
import org.qingshan.server.telemetry.windows.store.AggregateWriter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores a batch in one transaction: rows, exceedances, capture, signals, the windows above that became dirty, and the
 * removal of the marks that were worked off. The marking is opened last, so that nobody waits for the work before it.
 */
@Component
class ResultStore {

    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final DirtyWindows dirtyWindows;
    private final AggregateReader reader;
    private final AggregateWriter writer;
    private final Exceedances exceedances;
    private final CaptureDays captureDays;
    private final RulesRecord rulesRecord;
    private final Outbox outbox;
    private final ChangeNotices notices;
    private final LatestRows latest;
    private final Planner planner = new Planner();

    ResultStore(
            @Qualifier("ingest") DataSource dataSource,
            @Qualifier("ingest") PlatformTransactionManager transactions,
            DirtyWindows dirtyWindows,
            AggregateReader reader,
            AggregateWriter writer,
            Exceedances exceedances,
            CaptureDays captureDays,
            RulesRecord rulesRecord,
            Outbox outbox,
            ChangeNotices notices,
            LatestRows latest) {
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.dirtyWindows = dirtyWindows;
        this.reader = reader;
        this.writer = writer;
        this.exceedances = exceedances;
        this.captureDays = captureDays;
        this.rulesRecord = rulesRecord;
        this.outbox = outbox;
        this.notices = notices;
        this.latest = latest;
    }

    /** A result and the row it becomes, null = what is stored stays. */
    private record Planned(Evaluated evaluated, AggregateWriter.@Nullable Row row) {}

    void store(Level level, List<Evaluated> evaluated, List<Taken> taken, RulesSnapshot rules, Instant now) {
        List<Planned> planned = new ArrayList<>(evaluated.size());
        List<AggregateWriter.Row> rows = new ArrayList<>(evaluated.size());
        for (Evaluated one : evaluated) {
            Optional<AggregateWriter.Row> row = planner.plan(one);
            row.ifPresent(rows::add);
            planned.add(new Planned(one, row.orElse(null)));
        }
        writer.prepare(level, rows);
        rulesRecord.note(rules.id(), now);
        Marking marking = new Marking(dirtyWindows);
        try {
            transaction.executeWithoutResult(status -> write(level, planned, rows, taken, marking, rules, now));
            marking.committed();
        } finally {
            marking.close();
        }
        rows.forEach(row -> notices.changed(row.window().window()));
        rows.forEach(latest::offer);
    }

    private void write(
            Level level,
            List<Planned> planned,
            List<AggregateWriter.Row> rows,
            List<Taken> taken,
            Marking marking,
            RulesSnapshot rules,
            Instant now) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            writer.write(connection, level, rows, now);
            List<Evaluated> changed = planned.stream()
                    .filter(one -> one.row() != null)
                    .map(Planned::evaluated)
                    .toList();
            exceedances.write(connection, level, changed);
            captureDays.write(
                    connection, level, planned.stream().map(Planned::evaluated).toList(), rules, now);
            changed.forEach(one ->
                    one.newSignals().forEach(signal -> outbox.publish(new SignalRaised(signal, rules.id()))));
            List<Evaluated> restart =
                    changed.stream().filter(Evaluated::changesStates).toList();
            markOthers(connection, marking, changed, restart);
            marking.write(connection);
            dirtyWindows.finish(connection, taken);
        } catch (SQLException e) {
            throw new WindowsNotStored("Windows could not be stored", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private void markOthers(Connection connection, Marking marking, List<Evaluated> changed, List<Evaluated> restart)
            throws SQLException {
        List<Instant> next = new ArrayList<>();
        for (Evaluated one : restart) {
            next.add(reader.findNextStart(connection, one.window()).orElse(Instant.MAX));
        }
        marking.begin();
        changed.forEach(one -> marking.above(one.window()));
        for (int i = 0; i < restart.size(); i++) {
            marking.next(restart.get(i), next.get(i));
        }
    }
}
