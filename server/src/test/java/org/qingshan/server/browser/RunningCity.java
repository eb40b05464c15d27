/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The demonstration as a user gets it: the packaged server with an empty data folder, and then the simulator beside it. */
final class RunningCity implements AutoCloseable {

    static final String PASSWORD = "qingshan-demo";
    private static final String PASSWORD_VARIABLE = "QINGSHAN_DEMO_PASSWORD";

    private static final Path JAR = Path.of("target", "qingshan-app.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int http = freePort();
    private final int telemetry = freePort();
    private final ChildProcess server;
    private final Path folder;
    private @Nullable ChildProcess simulator;

    RunningCity(Path folder) {
        this.folder = folder;
        assertThat(JAR).as("the packaged server").exists();
        server = ChildProcess.java(folder.resolve("server.log"), serverArguments(folder), Map.of());
        waitUntilHealthy();
    }

    /** Starts the simulator: from now on the city has outlets, stations and devices that send. */
    void populate() {
        simulator = ChildProcess.java(
                folder.resolve("simulator.log"), simulatorArguments(), Map.of(PASSWORD_VARIABLE, PASSWORD));
    }

    String url(String path) {
        return "http://localhost:" + http + path;
    }

    ChildProcess server() {
        return server;
    }

    ChildProcess simulator() {
        return Objects.requireNonNull(simulator, "the city is not populated");
    }

    private List<String> serverArguments(Path folder) {
        return List.of(
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                JAR.toString(),
                "demo",
                "--data",
                folder.resolve("data").toString(),
                "--http",
                Integer.toString(http),
                "--hj212",
                Integer.toString(telemetry));
    }

    private List<String> simulatorArguments() {
        return List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.qingshan.simulator.SimulatorMain",
                "demo",
                "--server",
                url(""),
                "--hj212",
                "localhost:" + telemetry,
                "--user",
                "admin",
                "--password-env",
                PASSWORD_VARIABLE,
                "--seed",
                "20260101",
                "--speed",
                "1");
    }

    private void waitUntilHealthy() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/actuator/health")))
                .timeout(Duration.ofSeconds(2))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && server.isAlive()) {
                if (answers(client, request)) {
                    return;
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("The server did not become healthy. Its output:\n" + server.output());
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
        server.close();
    }
}
