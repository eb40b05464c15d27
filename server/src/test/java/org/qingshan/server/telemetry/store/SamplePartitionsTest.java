/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.ReportingZone;

/** Whatever plausible time a sample has, there is a table for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePartitionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    private final TestDatabase database = TestDatabase.start();
    private long digest;

    @BeforeAll
    void theFirstStart() {
        ensure(TODAY);
    }

    @AfterAll
    void stop() {
        database.close();
    }

    private int ensure(LocalDate today) {
        return database.ingest()
                .sql("SELECT telemetry.ensure_partitions(:first, 6)")
                .param("first", today.minusDays(2))
                .query(Integer.class)
                .single();
    }

    /** Stores a sample of noon and says in which table it lies. */
    private String tableOf(LocalDate day) {
        return database.ingest()
                .sql("""
                        INSERT INTO telemetry.sample (data_time, digest, arrival, batch, device, layout, kind, ordinal, rf, figures)
                        VALUES (:time, :digest, now(), 1, 1, 1, 1, 0, true, '') RETURNING tableoid::regclass::text
                        """)
                .param(
                        "time",
                        ReportingZone.at(
                                day.atTime(12, 0).atZone(ReportingZone.ZONE).toInstant()))
                .param("digest", ++digest)
                .query(String.class)
                .single();
    }

    @Test
    void aSampleOfTodayLiesInTheTableOfItsDay() {
        assertThat(tableOf(TODAY)).isEqualTo("telemetry.sample_20260701");
        assertThat(tableOf(TODAY.plusDays(3))).isEqualTo("telemetry.sample_20260704");
    }

    @Test
    void backFilledDataOfSixtyDaysAgoAndOfFormerYearsLiesInTheTableOfItsYear() {
        assertThat(tableOf(TODAY.minusDays(60))).isEqualTo("telemetry.sample_y2026");
        assertThat(tableOf(LocalDate.of(2013, 3, 1))).isEqualTo("telemetry.sample_y2013");
    }

    @Test
    void oddTimesAreKeptAndMoveToTheirDayWhenItComes() {
        assertThat(tableOf(LocalDate.of(1999, 1, 1))).isEqualTo("telemetry.sample_default");
        assertThat(tableOf(TODAY.plusDays(30))).isEqualTo("telemetry.sample_default");
        assertThat(ensure(TODAY.plusDays(29))).isPositive();
        assertThat(database.superuser()
                        .sql("SELECT count(*) FROM telemetry.sample_20260731")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(ensure(TODAY.plusDays(29))).as("a second time").isZero();
    }
}
