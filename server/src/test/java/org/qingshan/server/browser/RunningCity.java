/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.fixture.Packaged;
import org.qingshan.simulator.client.PackagedServer;

/** The demonstration as a user gets it: the packaged server with an empty data folder, and then the simulator beside it. */
final class RunningCity implements AutoCloseable {

    static final String PASSWORD = PackagedServer.PASSWORD;
    private static final String PASSWORD_VARIABLE = "QINGSHAN_DEMO_PASSWORD";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PackagedServer server;
    private final Path folder;
    private @Nullable ChildProcess simulator;

    RunningCity(Path folder) {
        this.folder = folder;
        try {
            server = PackagedServer.start(Packaged.JAR, folder);
            server.awaitReady(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the simulator: from now on the city has outlets, stations and devices that send. */
    void populate() {
        simulator = ChildProcess.java(
                folder.resolve("simulator.log"), simulatorArguments(), Map.of(PASSWORD_VARIABLE, PASSWORD));
    }

    String url(String path) {
        return server.url(path).toString();
    }

    ChildProcess simulator() {
        return Objects.requireNonNull(simulator, "the city is not populated");
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
                "localhost:" + server.gateway().getPort(),
                "--user",
                "admin",
                "--password-env",
                PASSWORD_VARIABLE,
                "--seed",
                "20260101",
                "--speed",
                "1");
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
        server.close();
    }
}
