/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Five-minute means of a furnace (CN 2111) from the socket to the event. */
@ServerTest
@Import(RegistryCity.class)
class FurnaceMeansTest {

    private final RegistryCity city;
    private final Gateway gateway;
    private final Jobs jobs;
    private final JdbcClient ingest;
    private final SettableClock clock;
    private int qn;

    FurnaceMeansTest(
            RegistryCity city,
            Gateway gateway,
            Jobs jobs,
            @Qualifier("ingest") JdbcClient ingest,
            SettableClock clock) {
        this.city = city;
        this.gateway = gateway;
        this.jobs = jobs;
        this.ingest = ingest;
        this.clock = clock;
    }

    @Test
    void sixColdMeansOfADayAreAnEventAndFiveAreNone() throws Exception {
        String x = city.found();
        city.fill(x);
        Instant midnight =
                ReportingZone.startOf(ReportingZone.dayOf(clock.instant().minus(Duration.ofDays(3))));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            for (int period = 0; period < 5; period++) {
                upload(socket, x + "-D", midnight.plus(Duration.ofMinutes(5L * period)), "849.9");
            }
            upload(socket, x + "-D", midnight.plus(Duration.ofMinutes(25)), "850.0");
            assertThat(events(x)).isEmpty();

            upload(socket, x + "-D", midnight.plus(Duration.ofMinutes(30)), "849.9");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(events(x)).containsExactly("a01901 furnace.low open"));
        }
    }

    /** 24:00 is the end of the day: its last five minutes. */
    @Test
    void aMeanThatIsLabelledByItsEndBelongsToTheFiveMinutesBefore() throws Exception {
        String x = city.found();
        city.fill(x);
        String labels = "mn,point,label_side\n" + x + "-D," + x + "-G,end\n";
        assertThat(city.importCsv(city.analyst(x), "devices", labels).failed()).isFalse();
        jobs.runNow("registry.rules");
        Instant midnight =
                ReportingZone.startOf(ReportingZone.dayOf(clock.instant().minus(Duration.ofDays(3))));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            for (int period = 1; period <= 5; period++) {
                upload(socket, x + "-D", midnight.plus(Duration.ofMinutes(5L * period)), "849.9");
            }
            upload(socket, x + "-D", midnight, "849.9");
            assertThat(events(x)).as("the sixth is of the day before").isEmpty();

            upload(socket, x + "-D", midnight.plus(Duration.ofDays(1)), "849.9");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(events(x)).containsExactly("a01901 furnace.low open"));
        }
    }

    /** The registry's newest rules follow an import by a moment. */
    private void upload(Socket socket, String mn, Instant time, String degrees) throws IOException {
        for (int i = 0; i < 60; i++) {
            String number = "20260701080%06d".formatted(++qn);
            socket.getOutputStream()
                    .write(Packets.framed("QN=" + number + ";ST=31;CN=2111;PW=123456;MN=" + mn
                            + ";Flag=5;CP=&&DataTime=" + Packets.time(time) + ";a01901-Avg=" + degrees + "&&"));
            for (String answer = Packets.answer(socket, 500); !answer.isEmpty(); answer = Packets.answer(socket, 500)) {
                if (answer.startsWith("QN=" + number) && answer.contains("CN=9014")) {
                    return;
                }
            }
        }
        throw new AssertionError("The device was never answered");
    }

    private List<String> events(String x) {
        jobs.runNow("telemetry.windows");
        jobs.runNow("telemetry.windows");
        jobs.runNow("outbox");
        return ingest.sql("SELECT e.factor_group || ' ' || e.message_code || ' ' || e.state FROM alarm.event e"
                        + " JOIN registry.point p ON p.id = e.point_id WHERE p.code = :code AND e.kind = 'furnace'")
                .param("code", x + "-G")
                .query(String.class)
                .list();
    }
}
