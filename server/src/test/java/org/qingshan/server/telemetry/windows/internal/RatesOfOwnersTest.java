/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.rates.internal.RatesQuery;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rates of an enterprise and a region from the hours of their points, against a table made by hand:
 *
 * <pre>
 * point        factor                due  received
 * gas outlet   NOx (key)              24        18
 * gas outlet   temperature            does not count beside a key factor
 * water outlet COD (key)              24        12
 * air station  PM10 (no key factor)   24        20
 * </pre>
 */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class RatesOfOwnersTest {

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;
    private final RatesQuery rates;
    private String x = "";
    private Instant day = Instant.EPOCH;

    RatesOfOwnersTest(
            RegistryCity city,
            Feed feed,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock,
            Jobs jobs,
            RatesQuery rates) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
        this.rates = rates;
    }

    @BeforeEach
    void aDayOfAnEnterpriseAndAStation() {
        x = city.found();
        city.fill(x);
        city.importCsv(city.analyst(x), "points", "code,kind,name,region\n" + x + "-A,air_station,东区站," + x + "-1\n");
        city.importCsv(
                city.analyst(x),
                "devices",
                "mn,point,password\n" + x + "-DW," + x + "-W,123456\n" + x + "-DA," + x + "-A,123456\n");
        day = ReportingZone.startOf(ReportingZone.dayOf(clock.instant()).plusDays(1));
        clock.set(day);
        send("-D", "a21002", 18);
        send("-D", "a01012", 24);
        send("-DW", "w01018", 12);
        send("-DA", "a34002", 20);
        clock.set(day.plus(Duration.ofHours(38)));
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
        jobs.runNow("telemetry.windows");
    }

    @Test
    void anEnterpriseHasTheKeyFactorsOfItsPoints() {
        assertThat(linesBy("enterprise", null)).singleElement().satisfies(line -> {
            assertThat(line.hours().due()).isEqualTo(48);
            assertThat(line.hours().received()).isEqualTo(30);
            assertThat(line.rates().transmission()).isEqualTo("62.50");
            assertThat(line.rates().validity()).isEqualTo("100.00");
            assertThat(line.rates().effective()).isEqualTo("62.50");
        });
    }

    @Test
    void aRegionHasAlsoThePointsWithoutKeyFactors() {
        assertThat(linesBy("region", null)).singleElement().satisfies(line -> {
            assertThat(line.hours().due()).isEqualTo(72);
            assertThat(line.hours().received()).isEqualTo(50);
            assertThat(line.rates().transmission()).isEqualTo("69.44");
            assertThat(line.rates().effective()).isEqualTo("69.44");
        });
        assertThat(linesBy("region", region("-2"))).isEmpty();
    }

    private List<RatesQuery.Line> linesBy(String owner, @Nullable UUID region) {
        LocalDate first = ReportingZone.dayOf(day);
        return ScopeContext.callAs(city.analyst(x), () -> rates.list(owner, first, first.plusDays(1), region));
    }

    private UUID region(String suffix) {
        return ingest.sql("SELECT public_id FROM region.region WHERE code = ?")
                .param(x + suffix)
                .query(UUID.class)
                .single();
    }

    private void send(String device, String factor, int hours) {
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < hours; i++) {
            packets.add(Packet.hour(x + device, day.plus(i, ChronoUnit.HOURS), factor, (70 + i) + ".5"));
        }
        feed.commit(packets);
    }
}
