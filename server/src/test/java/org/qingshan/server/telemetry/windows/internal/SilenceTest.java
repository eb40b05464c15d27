/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.windows.internal.Feed.Packet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the packets of a device to the events of the alarm room: silence, what comes late, and copies. */
@ServerTest
@Import({RegistryCity.class, Feed.class})
class SilenceTest {

    private static final String NOX = "a21002";

    private final RegistryCity city;
    private final Feed feed;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private final Jobs jobs;
    private String x = "";
    private Instant day = Instant.EPOCH;

    SilenceTest(RegistryCity city, Feed feed, @Qualifier("ingest") JdbcClient ingest, SettableClock clock, Jobs jobs) {
        this.city = city;
        this.feed = feed;
        this.ingest = ingest;
        this.clock = clock;
        this.jobs = jobs;
    }

    @BeforeEach
    void aNewCityAtTheBeginOfADay() {
        x = city.found();
        city.fill(x);
        day = ReportingZone.startOf(ReportingZone.dayOf(clock.instant()).plusDays(1));
        clock.set(day);
        city.importCsv(city.analyst(x), "limits", """
                point,factor,averaging,basis,upper,unit,standard,valid_from,valid_to
                X-G,a21002,hour,measured,80,mg/m³,GB 0,,
                """.replace("X-", x + "-"));
    }

    /** Whatever the clock makes due at a time of the day. */
    private void at(Duration sinceMidnight) {
        clock.set(day.plus(sinceMidnight));
        for (String job :
                List.of("telemetry.liveness", "telemetry.clock", "telemetry.windows", "telemetry.copies", "outbox")) {
            jobs.runNow(job);
        }
    }

    private void hour(int hour, String value) {
        clock.set(day.plus(Duration.ofHours(hour + 1)).plusSeconds(30));
        heard();
        feed.commit(Packet.hour(x + "-D", day.plus(Duration.ofHours(hour)), NOX, value));
    }

    /** As the health counters note it behind a commit. */
    private void heard() {
        ingest.sql("""
                        INSERT INTO telemetry.device_health (device, last_seen, last_peer)
                        SELECT id, :at, '' FROM registry.device WHERE mn = :mn
                        ON CONFLICT (device) DO UPDATE SET last_seen = excluded.last_seen
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("mn", x + "-D")
                .update();
    }

    private List<String> events(String kind) {
        return ingest.sql("""
                        SELECT e.state || CASE WHEN e.cleared_at IS NULL THEN '' ELSE ' cleared' END
                               || CASE WHEN e.late THEN ' late' ELSE '' END
                        FROM alarm.event e JOIN registry.point p ON p.id = e.point_id
                        WHERE e.kind = :kind AND p.code LIKE :code ORDER BY e.id
                        """)
                .param("kind", kind)
                .param("code", x + "-%")
                .query(String.class)
                .list();
    }

    private List<Instant> stretches(String kind) {
        return ingest.sql("""
                        SELECT o.began_at FROM alarm.occurrence o JOIN alarm.event e ON e.id = o.event_id
                        JOIN registry.point p ON p.id = e.point_id
                        WHERE e.kind = :kind AND p.code LIKE :code ORDER BY o.began_at
                        """).param("kind", kind).param("code", x + "-%").query(Timestamp.class).list().stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    @Test
    void aPointThatFallsSilentIsOfflineAndMissesItsHoursAndNothingIsTakenForGood() {
        at(Duration.ZERO);
        hour(0, "70");
        hour(1, "83");
        at(Duration.ofMinutes(125));
        assertThat(events("hour-exceedance")).containsExactly("open");
        assertThat(events("offline")).isEmpty();

        at(Duration.ofMinutes(131));
        assertThat(events("offline")).containsExactly("open");
        assertThat(events("missing")).isEmpty();

        at(Duration.ofMinutes(199));
        assertThat(events("missing")).as("the hour is still open").isEmpty();
        at(Duration.ofMinutes(201));
        assertThat(events("missing")).containsExactly("open");
        assertThat(stretches("missing")).containsExactly(day.plus(Duration.ofHours(2)));

        at(Duration.ofHours(8));
        assertThat(events("missing")).containsExactly("open");
        assertThat(events("hour-exceedance")).as("no data is not good").containsExactly("open");
        assertThat(stretches("hour-exceedance")).as("nor bad").hasSize(1);

        hour(8, "70");
        at(Duration.ofHours(9).plusMinutes(2));
        assertThat(events("offline")).containsExactly("closed cleared");
        at(Duration.ofHours(9).plusMinutes(21));
        assertThat(events("missing")).containsExactly("closed cleared");
        assertThat(events("hour-exceedance")).containsExactly("open cleared");
    }

    @Test
    void anExceedanceInDataThatCameLateIsRecordedAsFoundAfterwardsAndReopensTheDay() {
        at(Duration.ZERO);
        hour(0, "70");
        hour(1, "71");
        at(Duration.ofHours(38));
        assertThat(received()).isEqualTo(2);

        feed.commit(Packet.hour(x + "-D", day.plus(Duration.ofHours(2)), NOX, "95"));
        at(Duration.ofHours(38).plusMinutes(5));
        jobs.runNow("telemetry.windows");
        assertThat(events("hour-exceedance")).containsExactly("open late");
        assertThat(received()).isEqualTo(3);
        assertThat(exceedancesFoundAfterwards()).containsExactly(true);
        assertThat(inTime()).as("late data do not count as in time").isEqualTo(2);
    }

    @Test
    void aSupplementaryUploadIsFoundAfterwardsHoweverSoonItComes() {
        at(Duration.ZERO);
        hour(0, "70");
        hour(1, "71");
        clock.set(day.plus(Duration.ofHours(3)).plusSeconds(30));
        feed.commit(
                Packet.hour(x + "-D", day.plus(Duration.ofHours(2)), NOX, "95").asSupplementary());
        at(Duration.ofHours(3).plusMinutes(5));
        assertThat(events("hour-exceedance")).containsExactly("open late");
        assertThat(exceedancesFoundAfterwards()).containsExactly(true);
        at(Duration.ofHours(38));
        assertThat(received()).isEqualTo(3);
        assertThat(inTime()).isEqualTo(2);
    }

    private List<Boolean> exceedancesFoundAfterwards() {
        return ingest.sql("""
                        SELECT e.late FROM telemetry.exceedance e JOIN registry.point p ON p.id = e.point_id
                        WHERE p.code = :code
                        """).param("code", x + "-G").query(Boolean.class).list();
    }

    private int inTime() {
        return captured("in_time");
    }

    private int received() {
        return captured("received");
    }

    private int captured(String column) {
        return ingest.sql("SELECT " + column + """
                         FROM telemetry.capture_day c JOIN registry.point p ON p.id = c.point_id
                        WHERE p.code = :code AND c.factor = :factor AND c.day = :day
                        """)
                .param("code", x + "-G")
                .param("factor", NOX)
                .param("day", ReportingZone.dayOf(day))
                .query(Integer.class)
                .single();
    }

    @Test
    void aDayOfSilenceIsStillDueForEveryFactor() {
        at(Duration.ZERO);
        hour(0, "70");
        at(Duration.ofHours(38));
        at(Duration.ofHours(62));
        assertThat(ingest.sql("""
                                SELECT due || '/' || received FROM telemetry.capture_day c
                                JOIN registry.point p ON p.id = c.point_id
                                WHERE p.code = :code AND c.factor = :factor ORDER BY c.day
                                """)
                        .param("code", x + "-G")
                        .param("factor", NOX)
                        .query(String.class)
                        .list())
                .startsWith("24/1", "24/0");
    }

    @Test
    void twoOutletsWithTheSameFiguresAreAnEventEach() {
        city.importCsv(
                city.analyst(x),
                "points",
                "code,kind,name,enterprise,region\n" + x + "-G2,waste_gas_outlet,二号烟囱," + x + "-E," + x + "-1\n");
        city.importCsv(city.analyst(x), "devices", "mn,point,password\n" + x + "-D2," + x + "-G2,123456\n");
        at(Duration.ZERO);
        for (int hour = 0; hour < 24; hour++) {
            String value = Integer.toString(20 + hour * hour % 17);
            clock.set(day.plus(Duration.ofHours(hour + 1)).plusSeconds(30));
            Instant start = day.plus(Duration.ofHours(hour));
            feed.commit(Packet.hour(x + "-D", start, NOX, value), Packet.hour(x + "-D2", start, NOX, value));
        }
        at(Duration.ofHours(37).plusMinutes(10));
        assertThat(events("copy")).as("the day closed a moment ago").isEmpty();
        at(Duration.ofHours(38));
        jobs.runNow("outbox");
        assertThat(events("copy")).containsExactly("open", "open");
    }
}
