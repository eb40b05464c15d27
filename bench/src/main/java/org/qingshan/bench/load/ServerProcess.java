/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process of its own, with an empty data folder. */
final class ServerProcess implements AutoCloseable {

    static final String PASSWORD = "qingshan-demo";

    private final Path data;
    private final Process process;

    private ServerProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    static ServerProcess start(Path data, int http, int telemetry) throws IOException {
        Files.createDirectories(data);
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                Path.of("server", "target", "qingshan-app.jar").toString(),
                "demo",
                "--data",
                data.toString(),
                "--http",
                Integer.toString(http),
                "--hj212",
                Integer.toString(telemetry));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("server.log").toFile());
        return new ServerProcess(data, builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** Where its embedded PostgreSQL listens, from the fourth line of {@code postmaster.pid}. */
    String databaseUrl() throws IOException {
        try (var files = Files.walk(data.resolve("postgres"), 2)) {
            Path pidFile = files.filter(f -> f.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No postmaster.pid below " + data));
            String port = Files.readAllLines(pidFile).get(3);
            return "jdbc:postgresql://127.0.0.1:" + port + "/qingshan";
        }
    }

    String ownerPassword() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("keys").resolve("database.properties"))) {
            properties.load(in);
        }
        return properties.getProperty("qs_owner");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
