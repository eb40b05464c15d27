/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.qingshan.server.fixture.Client;
import org.qingshan.simulator.client.ServerClient;
import org.qingshan.simulator.registry.RegistryFiles;

/** The packaged server as a process of its own with an empty data folder, and the doors to it. */
final class PackagedServer implements AutoCloseable {

    private static final String PASSWORD = "qingshan-demo";
    private static final Path JAR = Path.of("target", "qingshan-app.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int http;
    private final int telemetry;
    private final Path data;
    private final Process process;

    private PackagedServer(int http, int telemetry, Path data, Process process) {
        this.http = http;
        this.telemetry = telemetry;
        this.data = data;
        this.process = process;
    }

    static PackagedServer start(Path folder) throws IOException {
        assertThat(JAR).as("the packaged server").exists();
        int http = freePort();
        int telemetry = freePort();
        Path data = folder.resolve("data");
        Path log = folder.resolve("server.log");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString(),
                "demo",
                "--data",
                data.toString(),
                "--http",
                Integer.toString(http),
                "--hj212",
                Integer.toString(telemetry));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PackagedServer(http, telemetry, data, process);
    }

    /** Waits until it is ready and imports registry files over HTTP, as an administrator does. */
    void register(List<RegistryFiles> files) throws IOException, InterruptedException {
        try (var client = new ServerClient(URI.create("http://localhost:" + http))) {
            client.awaitReady(PATIENCE);
            client.signIn("admin", PASSWORD);
            for (var one : files) {
                client.importAll(one);
            }
        }
    }

    /** A signed-in person. */
    Client signedIn(String login) {
        var client = new Client(http);
        assertThat(client.signIn(login, PASSWORD).status()).as(login).isEqualTo(200);
        return client;
    }

    InetSocketAddress gateway() {
        return new InetSocketAddress("localhost", telemetry);
    }

    /** The embedded database, as its owner; the port stands in the fourth line of {@code postmaster.pid}. */
    Connection database() throws IOException, SQLException {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("keys").resolve("database.properties"))) {
            passwords.load(file);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort() + "/qingshan";
        return DriverManager.getConnection(url, "qs_owner", passwords.getProperty("qs_owner"));
    }

    private String databasePort() throws IOException {
        try (var files = Files.walk(data.resolve("postgres"), 2)) {
            Path file =
                    files.filter(f -> f.endsWith("postmaster.pid")).findFirst().orElseThrow();
            return Files.readAllLines(file).get(3);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks it to stop, as Ctrl-C does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
