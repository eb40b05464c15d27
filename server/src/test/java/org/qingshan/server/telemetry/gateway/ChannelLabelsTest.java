/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.DeviceLine;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One logger of two outlets, whose analysers name the two ends of a period. */
@ServerTest
@Import(RegistryCity.class)
class ChannelLabelsTest {

    private final Browser browser;
    private final RegistryCity city;
    private final Gateway gateway;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;

    ChannelLabelsTest(
            Browser browser,
            RegistryCity city,
            Gateway gateway,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock,
            Jobs jobs) {
        this.browser = browser;
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
                    + ";w01018-Avg=40.1,w01018-Flag=N;a21002-Avg=80.5,a21002-Flag=N;w21003-Avg=1.2,w21003-Flag=D&&"));
        }

        assertThat(ingest.sql("SELECT l.items::text || telemetry.figures(s.figures)::text || coalesce(s.flags, '')"
                                + " FROM telemetry.sample s JOIN registry.device d ON d.id = s.device"
                                + " JOIN telemetry.layout l ON l.id = s.layout WHERE d.mn = ? ORDER BY s.data_time")
                        .param(x + "-D")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "{w01018-Avg,w01018-Flag,w21003-Avg,w21003-Flag}{40.1,1.2}ND",
                        "{a21002-Avg,a21002-Flag}{80.5}");
        clock.advance(Duration.ofMinutes(150));
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
        assertThat(hours(x + "-G", "a21002", label)).containsExactly(label);
        assertThat(hours(x + "-W", "w01018", label)).containsExactly(label.minus(1, ChronoUnit.HOURS));
    }

    /** Begins of the hours that have a value. */
    private List<Instant> hours(String point, String factor, Instant about) {
        String id = ingest.sql("SELECT public_id::text FROM registry.point WHERE code = ?")
                .param(point)
                .query(String.class)
                .single();
        JsonNode series = browser.everywhere(Role.ANALYST)
                .get("/points/" + id + "/series?kind=hour&factors=" + factor + "&from="
                        + about.minus(3, ChronoUnit.HOURS) + "&to=" + about.plus(3, ChronoUnit.HOURS))
                .body();
        List<Instant> hours = new ArrayList<>();
        JsonNode values = series.path("series").get(0).path("values");
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isNumber()) {
                hours.add(Instant.ofEpochMilli(series.path("times").get(i).asLong()));
            }
        }
        return hours;
    }
}
