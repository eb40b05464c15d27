/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.fixture.Servers;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.marks.internal.MarkBook;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of its own with one device that sends by TCP, and a clock that the recording moves. */
final class RecordedCity implements AutoCloseable {

    static final Instant BEGIN = SettableClock.START;

    private final ConfigurableApplicationContext server = Servers.with(
                    ServerTestConfiguration.class, RegistryCity.class)
            .run("--qingshan.http.port=0", "--qingshan.hj212.port=0", "--qingshan.disk.ballast=1MB");
    private final RegistryCity city = server.getBean(RegistryCity.class);
    private final SettableClock clock = server.getBean(SettableClock.class);
    private final String code = city.found();
    private final Socket socket;
    private int sent;

    RecordedCity() throws IOException {
        city.fill(code);
        socket = new Socket(
                InetAddress.getLoopbackAddress(), server.getBean(Gateway.class).port());
    }

    Path folder() {
        return server.getBean(DataFolder.class).root();
    }

    void importCsv(String kind, String csv) {
        city.importCsv(city.analyst(code), kind, csv.replace("X-", code + "-"));
        server.getBean(Jobs.class).runNow("registry.rules");
    }

    void rule(Instant from, Instant to, String reason) {
        UUID point = server.getBean("ingestJdbcClient", JdbcClient.class)
                .sql("SELECT public_id FROM registry.point WHERE code = :code")
                .param("code", code + "-G")
                .query(UUID.class)
                .single();
        ScopeContext.callAs(
                city.analyst(code),
                () -> server.getBean(MarkBook.class)
                        .rule(point, new MarkBook.Draft(from, to, null, "ruled-invalid", reason)));
        server.getBean(Jobs.class).runNow("registry.rules");
    }

    /** Sends at a time of the recording and waits for the answer; windows are worked off up to then. */
    void send(Duration at, int command, Duration dataTime, String items) throws IOException {
        send(at, command, "", dataTime, items);
    }

    /** One part of a packet that was split. */
    void sendPart(Duration at, int part, int of, int command, Duration dataTime, String items) throws IOException {
        send(at, command, "PNUM=" + of + ";PNO=" + part + ";", dataTime, items);
    }

    private void send(Duration at, int command, String split, Duration dataTime, String items) throws IOException {
        moveTo(at);
        String flag = split.isEmpty() ? "5" : "7";
        socket.getOutputStream()
                .write(Packets.framed("QN=20260701080000%03d".formatted(++sent) + ";ST=31;CN=" + command
                        + ";PW=123456;MN=" + code + "-D;Flag=" + flag + ";" + split + "CP=&&DataTime="
                        + Packets.time(BEGIN.plus(dataTime)) + ";" + items + "&&"));
        assertThat(answer()).contains("CN=9014");
    }

    /** The next answer; requests of the host for what it misses may come before it. */
    private String answer() throws IOException {
        String next = Packets.answer(socket, 10_000);
        while (next.contains(";CN=20")) {
            next = Packets.answer(socket, 10_000);
        }
        return next;
    }

    void moveTo(Duration at) {
        if (BEGIN.plus(at).isAfter(clock.instant())) {
            clock.set(BEGIN.plus(at));
        }
        Jobs jobs = server.getBean(Jobs.class);
        jobs.runNow("telemetry.clock");
        jobs.runNow("telemetry.windows");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        server.close();
    }
}
