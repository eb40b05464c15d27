/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingshan.hj212.Edition;
import org.qingshan.server.access.Role;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.fixture.Servers;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of its own, whose clock the test moves, for exchanges with devices. */
final class DeviceServer implements AutoCloseable {

    private final ConfigurableApplicationContext server = Servers.with(
                    ServerTestConfiguration.class, RegistryCity.class)
            .run("--qingshan.http.port=0", "--qingshan.hj212.port=0", "--qingshan.disk.ballast=1MB");

    /** A command as it is stored. */
    record Stored(String command, String state, int attempts, int result, int packets, List<String> answers) {}

    <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    SettableClock clock() {
        return bean(SettableClock.class);
    }

    void advance(Duration duration) {
        clock().advance(duration);
    }

    void runNow(String job) {
        bean(Jobs.class).runNow(job);
    }

    /** A new city with one device at a gas outlet; returns the prefix of its codes. */
    String city() {
        RegistryCity city = bean(RegistryCity.class);
        String code = city.found();
        city.fill(code);
        runNow("registry.rules");
        return code;
    }

    /** The device of a city speaks this edition, whatever its packets say. */
    void registerEdition(String city, Edition edition) {
        RegistryCity registry = bean(RegistryCity.class);
        String devices = "mn,point,password,edition\n" + city + "-D," + city + "-G,123456," + edition.code() + "\n";
        assertThat(registry.importCsv(registry.analyst(city), "devices", devices)
                        .failed())
                .isFalse();
        runNow("registry.rules");
    }

    InetSocketAddress gateway() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), bean(Gateway.class).port());
    }

    /** A device that says hello by a real-time packet and was answered. */
    Socket greet(String mn) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway().getPort());
        Instant now = clock().instant();
        socket.getOutputStream().write(Packets.realtime(mn, Packets.time(now) + "001", now, "a21026-Rtd=7"));
        assertThat(Packets.answer(socket, 10_000)).contains("CN=9014");
        return socket;
    }

    UUID request(String city, String command, Map<String, String> parameters) {
        int device = query(Integer.class, "SELECT id FROM registry.device WHERE mn = ?", city + "-D");
        UUID id = query(UUID.class, "SELECT public_id FROM registry.device WHERE mn = ?", city + "-D");
        return ScopeContext.callAs(
                bean(RegistryCity.class).scope(Role.ADMIN, city),
                () -> bean(Commands.class).request(device, id, command, parameters));
    }

    Stored command(UUID id) {
        return commands("c.public_id = ?", id).getFirst();
    }

    /** What the platform asked by itself to fill gaps, oldest first. */
    List<Stored> gaps(String city) {
        return commands("c.origin = 'gap' AND d.mn = ?", city + "-D");
    }

    private List<Stored> commands(String where, Object parameter) {
        return ingest().sql("SELECT c.command, c.state, c.attempts, coalesce(c.result, 0), c.packets, c.answers"
                        + " FROM telemetry.command c JOIN registry.device d ON d.id = c.device WHERE " + where
                        + " ORDER BY c.id")
                .param(parameter)
                .query((row, _) -> new Stored(
                        row.getString(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5), List.of((String
                                        [])
                                row.getArray(6).getArray())))
                .list();
    }

    /** Action, who, and what was noted as the new state, oldest first, for the device of a city. */
    List<String> audit(String city, String action) {
        return ingest().sql(
                        "SELECT a.person_name || ' ' || a.after FROM platform.audit_entry a"
                                + " JOIN registry.device d ON d.public_id::text = a.subject_id WHERE d.mn = ? AND a.action = ? ORDER BY a.id")
                .params(city + "-D", action)
                .query(String.class)
                .list();
    }

    <T> T query(Class<T> type, String sql, Object... parameters) {
        return ingest().sql(sql).params(parameters).query(type).single();
    }

    List<String> list(String sql, Object... parameters) {
        return ingest().sql(sql).params(parameters).query(String.class).list();
    }

    private JdbcClient ingest() {
        return server.getBean("ingestJdbcClient", JdbcClient.class);
    }

    @Override
    public void close() {
        server.close();
    }
}
