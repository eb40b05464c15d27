/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.DeviceLine;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One logger of two outlets, whose analysers name the two ends of a period. */
@ServerTest
@Import(RegistryCity.class)
class ChannelLabelsTest {

    private final RegistryCity city;
    private final Gateway gateway;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;

    ChannelLabelsTest(
            RegistryCity city,
            Gateway gateway,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock,
            Jobs jobs) {
        this.city = city;
        this.gateway = gateway;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Test
    void eachChannelOfAPacketGoesToTheHourItsOwnLabelNames() throws Exception {
        String x = city.found();
        city.fill(x);
        assertThat(city.importCsv(city.analyst(x), "channels", """
                                mn,wire_code,point,factor,unit,label_side
                                X-D,a21002,X-G,a21002,mg/m³,
                                X-D,w01018,X-W,w01018,mg/L,end
                                X-D,w21003,X-W,w21003,mg/L,end
                                """.replace("X-", x + "-"))
                        .failed())
                .isFalse();
        Instant label = clock.instant().truncatedTo(ChronoUnit.HOURS);
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> Packets.framed("QN=202607010800%05d".formatted(i)
                    + ";ST=31;CN=2061;PW=123456;MN=" + x + "-D;Flag=5;CP=&&DataTime=" + Packets.time(label)
                    + ";w01018-Avg=40.1,w01018-Flag=N;a21002-Avg=80.5,a21002-Flag=D;w21003-Avg=1.2,w21003-Flag=N&&"));
        }

        assertThat(ingest.sql("SELECT l.items::text || telemetry.figures(s.figures)::text || coalesce(s.flags, '')"
                                + " FROM telemetry.sample s JOIN registry.device d ON d.id = s.device"
                                + " JOIN telemetry.layout l ON l.id = s.layout WHERE d.mn = ? ORDER BY s.data_time")
                        .param(x + "-D")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "{w01018-Avg,w01018-Flag,w21003-Avg,w21003-Flag}{40.1,1.2}", "{a21002-Avg,a21002-Flag}{80.5}D");
        clock.advance(Duration.ofMinutes(150));
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
        assertThat(hoursWithDeviceValue(x + "-G")).containsExactly(label);
        assertThat(hoursWithDeviceValue(x + "-W")).containsExactly(label.minus(1, ChronoUnit.HOURS));
    }

    private List<Instant> hoursWithDeviceValue(String point) {
        return ingest
                .sql("SELECT h.start FROM telemetry.hour h JOIN registry.point p ON p.id = h.point_id"
                        + " WHERE p.code = ? AND NOT h.superseded ORDER BY h.start")
                .param(point)
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }
}
