/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.qingshan.pipeline.CopyEvaluator;
import org.qingshan.pipeline.CopyInput;
import org.qingshan.pipeline.CopyResult;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Fingerprint;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.SignalRaised;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.qingshan.server.telemetry.windows.model.StoredWindow;
import org.qingshan.server.telemetry.windows.store.AggregateReader;
import org.qingshan.server.telemetry.windows.store.PointRange;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares all points of a day with each other, once, when the day has been closed for a while. Only digests are kept in
 * memory; hours are read for a share of the points at a time.
 */
@Component
class CopySteps {

    static final String JOB = "telemetry.copies";

    private static final String STEP = "copy";
    private static final int SHARE = 200;
    private static final Duration MOST_BEHIND = Duration.ofDays(31);
    /** After the day's closing, so that its hours are worked off. */
    private static final Duration AFTER = Duration.ofMinutes(30);

    private final JdbcClient ingest;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final RulesInForce rulesInForce;
    private final AggregateReader aggregates;
    private final Outbox outbox;
    private final Clock clock;
    private final ConditionsJson json = new ConditionsJson();

    CopySteps(
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") DataSource dataSource,
            @Qualifier("ingest") PlatformTransactionManager transactions,
            RulesInForce rulesInForce,
            AggregateReader aggregates,
            Outbox outbox,
            Clock clock,
            Jobs jobs) {
        this.ingest = ingest;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.rulesInForce = rulesInForce;
        this.aggregates = aggregates;
        this.outbox = outbox;
        this.clock = clock;
        jobs.every(JOB, Duration.ofMinutes(1), this::step);
    }

    /** Compares every day that is due; of a long stop only the last month. */
    void step() {
        RulesSnapshot rules = rulesInForce.current();
        Instant now = clock.instant();
        Instant tomorrow = Windows.day(0, now).end();
        Instant done = findDone().filter(until -> !until.isAfter(tomorrow)).orElseGet(() -> begin(now));
        Instant from = done.isBefore(now.minus(MOST_BEHIND)) ? now.minus(MOST_BEHIND) : done;
        for (Window day = Windows.day(0, from); isDue(day, now, rules); day = Windows.day(0, day.end())) {
            compare(day, rules);
        }
    }

    private static boolean isDue(Window day, Instant now, RulesSnapshot rules) {
        return !now.isBefore(Graces.closing(day, rules).plus(AFTER));
    }

    private void compare(Window day, RulesSnapshot rules) {
        List<Fingerprint> fingerprints = fingerprints(day, rules);
        CopyResult result = CopyEvaluator.evaluate(new CopyInput(day.start(), fingerprints, before()), rules);
        transaction.executeWithoutResult(status -> keep(result, day, rules));
    }

    private Optional<Instant> findDone() {
        return ingest.sql("SELECT done_until FROM telemetry.clock_step WHERE name = :name")
                .param("name", STEP)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    private Instant begin(Instant now) {
        Instant today = Windows.day(0, now).start();
        setDone(today);
        return today;
    }

    private void setDone(Instant until) {
        ingest.sql("INSERT INTO telemetry.clock_step (name, done_until) VALUES (:name, :until)"
                        + " ON CONFLICT (name) DO UPDATE SET done_until = excluded.done_until")
                .param("name", STEP)
                .param("until", Timestamp.from(until))
                .update();
    }

    private Map<Integer, List<ConditionState>> before() {
        Map<Integer, List<ConditionState>> before = new HashMap<>();
        ingest.sql("SELECT point_id, states::text FROM telemetry.copy_check").query(row -> {
            before.put(row.getInt(1), json.readStates(row.getString(2)));
        });
        return before;
    }

    private List<Fingerprint> fingerprints(Window day, RulesSnapshot rules) {
        List<Integer> points = Topology.of(rules).pointsDueAt(day.start());
        List<Fingerprint> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (int from = 0; from < points.size(); from += SHARE) {
                List<Integer> share = points.subList(from, Math.min(points.size(), from + SHARE));
                hours(connection, day, share)
                        .forEach((point, hours) -> found.addAll(CopyEvaluator.fingerprints(
                                new Window(point, Level.DAY, day.start(), day.end()), hours, rules)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Hours of " + day.start() + " could not be compared", e);
        }
        return found;
    }

    private Map<Integer, List<WindowSummary>> hours(Connection connection, Window day, List<Integer> points)
            throws SQLException {
        List<PointRange> ranges = points.stream()
                .map(point -> new PointRange(point, day.start(), day.end()))
                .toList();
        Map<Integer, List<WindowSummary>> hours = new HashMap<>();
        for (StoredWindow hour : aggregates.list(connection, Level.HOUR, ranges)) {
            hours.computeIfAbsent(hour.window().pointId(), none -> new ArrayList<>())
                    .add(hour.summary());
        }
        return hours;
    }

    private void keep(CopyResult result, Window day, RulesSnapshot rules) {
        result.signals().forEach(signal -> outbox.publish(new SignalRaised(signal, rules.id())));
        ingest.sql("DELETE FROM telemetry.copy_check").update();
        result.states()
                .forEach((point, states) -> ingest.sql(
                                "INSERT INTO telemetry.copy_check (point_id, states) VALUES (:point, :states::jsonb)")
                        .param("point", point)
                        .param("states", json.writeStates(states))
                        .update());
        setDone(day.end());
    }
}
