/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Rebuild;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.ingest.BatchWriter;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.qingshan.server.telemetry.store.RawFold;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Builds samples and aggregates again from the raw batches, in the order of their commits. The clock follows the arrival of the
 * packets in steps of at most ten minutes; at each full minute the borders of hours and days and the dirty windows are worked
 * off as a running server would. At the end the clock goes on to where the source's had come; then the application
 * ends.
 */
@Component
@Profile(Rebuild.PROFILE)
class Replay implements ApplicationRunner {

    private static final Duration STEP = Duration.ofMinutes(10);
    /** Windows may be due minutes after the end of their period. */
    private static final int STEPS_AFTER = 3;

    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final RawBatchStore rawBatches;
    private final RawIntakes intakes;
    private final BatchWriter writer;
    private final ReplayClock clock;
    private final Jobs jobs;
    private final ConfigurableApplicationContext application;

    Replay(
            @Qualifier("ingest") JdbcClient jdbc,
            @Qualifier("ingest") DataSource dataSource,
            RawBatchStore rawBatches,
            RawIntakes intakes,
            Layouts layouts,
            DirtyWindows dirtyWindows,
            List<CommitListener> listeners,
            ReplayClock clock,
            Jobs jobs,
            ConfigurableApplicationContext application) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.rawBatches = rawBatches;
        this.intakes = intakes;
        this.writer = new BatchWriter(dataSource, layouts, dirtyWindows, rawBatches, listeners);
        this.clock = clock;
        this.jobs = jobs;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        try {
            jobs.runNow("telemetry.clock");
            replayBatches();
            finish();
        } finally {
            application.close();
        }
    }

    private void replayBatches() throws SQLException {
        long last = Long.MIN_VALUE;
        List<Long> page;
        do {
            page = jdbc.sql("SELECT id FROM telemetry.raw_batch WHERE id > :last ORDER BY id LIMIT :page")
                    .param("last", last)
                    .param("page", PAGE)
                    .query(Long.class)
                    .list();
            for (Long row : page) {
                replay(row);
                last = row;
            }
        } while (page.size() == PAGE);
    }

    private void replay(long row) throws SQLException {
        RawFold batches;
        try (Connection connection = dataSource.getConnection()) {
            batches = rawBatches.findRow(connection, row).orElseThrow();
        }
        for (RawFold.Member batch : batches.members()) {
            replay(batch.id(), batch.packets());
        }
    }

    private void replay(long batch, List<RawPacket> packets) throws SQLException {
        long newest = packets.stream().mapToLong(RawPacket::arrivalMicros).max().orElse(0);
        follow(Instant.EPOCH.plus(newest, ChronoUnit.MICROS));
        writer.rewrite(batch, packets.stream().map(intakes::intake).toList());
    }

    private void follow(Instant time) {
        Instant known = clock.instant();
        while (known.plus(STEP).isBefore(time)) {
            known = known.plus(STEP);
            clock.follow(known);
            workOff();
        }
        boolean isNextMinute = known.truncatedTo(ChronoUnit.MINUTES).isBefore(time.truncatedTo(ChronoUnit.MINUTES));
        clock.follow(time);
        if (isNextMinute) {
            workOff();
        }
    }

    private void workOff() {
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
    }

    private void finish() {
        workOff();
        while (isBehind()) {
            follow(clock.instant().plus(STEP));
        }
        for (int i = 0; i < STEPS_AFTER; i++) {
            follow(clock.instant().plus(STEP));
        }
        jobs.runNow("telemetry.latest");
    }

    private boolean isBehind() {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM replay.source s CROSS JOIN telemetry.clock_step c
                            WHERE c.done_until < CASE c.name WHEN 'day' THEN s.days_until ELSE s.hours_until END)
                        """).query(Boolean.class).single();
    }
}
