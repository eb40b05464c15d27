/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of the machine was days ahead and is put right. */
@ServerTest
class ClockBackTest {

    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;

    ClockBackTest(@Qualifier("ingest") JdbcClient ingest, SettableClock clock, Jobs jobs) {
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Test
    void hoursAndDaysAreFollowedFromTheTimeThatIsRight() {
        Instant day = ReportingZone.startOf(ReportingZone.dayOf(clock.instant()).plusDays(1));
        at(day.plusSeconds(60));
        at(day.plus(Duration.ofDays(3)).plus(Duration.ofHours(20)));

        at(day.plus(Duration.ofMinutes(30)));
        assertThat(doneUntil("hour")).isEqualTo(day);
        assertThat(doneUntil("day")).isEqualTo(day);
        assertThat(doneUntil("copy")).isEqualTo(day);

        at(day.plus(Duration.ofHours(20)));
        assertThat(doneUntil("hour")).isBetween(day.plus(Duration.ofHours(1)), day.plus(Duration.ofHours(20)));
    }

    private void at(Instant time) {
        clock.set(time);
        jobs.runNow("telemetry.clock");
        jobs.runNow(CopySteps.JOB);
    }

    private Instant doneUntil(String name) {
        return ingest.sql("SELECT done_until FROM telemetry.clock_step WHERE name = :name")
                .param("name", name)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }
}
