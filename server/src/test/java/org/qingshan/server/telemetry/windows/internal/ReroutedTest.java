/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was stored before the registry knew where it belongs is computed once it does. */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class ReroutedTest {

    private static final String COD = "w01018";

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;
    private String x = "";
    private Instant hour = Instant.EPOCH;

    ReroutedTest(RegistryCity city, Feed feed, @Qualifier("ingest") JdbcClient ingest, SettableClock clock, Jobs jobs) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
    }

    @BeforeEach
    void samplesOfTwoHoursAtTheDevicesOwnPoint() {
        x = city.found();
        city.fill(x);
        hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        clock.set(hour);
        for (int i = 0; i < 12; i++) {
            feed.commit(Packet.minute(x + "-D", hour.plus(i * 10L, ChronoUnit.MINUTES), COD, (40 + i) + ".5"));
        }
        feed.commit(Packet.hour(x + "-D", hour, COD, "43.0"));
        after(Duration.ofHours(3));
        assertThat(starts("minute", "-W")).isEmpty();
    }

    @Test
    void aChannelToAnotherPointMakesItsWindowsOfStoredSamples() {
        take("channels", "mn,wire_code,point,factor,unit\nX-D,w01018,X-W,w01018,mg/L\n");
        assertThat(starts("hour", "-W")).contains(hour, hour.plus(1, ChronoUnit.HOURS));
        assertThat(starts("minute", "-W")).hasSize(12);
    }

    @Test
    void aChannelThatBeganLaterLeavesWhatWasBefore() {
        Instant begin = hour.plus(1, ChronoUnit.HOURS);
        take("channels", "mn,wire_code,point,factor,unit,valid_from\nX-D,w01018,X-W,w01018,mg/L," + begin + "\n");
        assertThat(starts("minute", "-W")).hasSize(6).allMatch(start -> !start.isBefore(begin));
    }

    @Test
    void aDeviceAtAnotherPointTakesItsSamplesAlong() {
        take("devices", "mn,point\nX-D,X-W\n");
        assertThat(starts("minute", "-W")).hasSize(12);
    }

    private void take(String kind, String csv) {
        assertThat(city.importCsv(city.analyst(x), kind, csv.replace("X-", x + "-"))
                        .failed())
                .isFalse();
        jobs.runNow("registry.rules");
        after(Duration.ofSeconds(1));
    }

    private void after(Duration duration) {
        clock.advance(duration);
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
    }

    private List<Instant> starts(String level, String point) {
        return ingest
                .sql("SELECT w.start FROM telemetry." + level + " w JOIN registry.point p ON p.id = w.point_id"
                        + " WHERE p.code = ? AND NOT w.superseded ORDER BY w.start")
                .param(x + point)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }
}
