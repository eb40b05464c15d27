/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * The packaged server as a process of its own on free ports, with its data in {@code data} below a folder and its output in
 * {@code server.log}. It may be killed and started again on the same ports and data. For tests and benchmarks: it runs as the
 * demonstration, whose password everybody knows. One thread drives it.
 */
public final class PackagedServer implements AutoCloseable {

    public static final String PASSWORD = "qingshan-demo";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final int PORT_LINE = 3;
    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 30_000;

    private final Path jar;
    private final Path folder;
    private final List<String> javaOptions;
    private final int http = freePort();
    private final int telemetry = freePort();
    private Process process;

    private PackagedServer(Path jar, Path folder, List<String> javaOptions) throws IOException {
        this.jar = jar;
        this.folder = folder;
        this.javaOptions = List.copyOf(javaOptions);
        this.process = launch();
        // Nothing of ours outlives the tests, also when they are broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy()));
    }

    /** Starts it and returns at once. */
    public static PackagedServer start(Path jar, Path folder, String... javaOptions) throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar.toAbsolutePath() + " does not exist. Maybe the server was not built.");
        }
        Files.createDirectories(folder);
        return new PackagedServer(jar, folder, List.of(javaOptions));
    }

    private Process launch() throws IOException {
        List<String> command = java(jar, javaOptions);
        command.addAll(List.of("demo", "--data", data().toString()));
        command.addAll(List.of("--http", Integer.toString(http), "--hj212", Integer.toString(telemetry)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static List<String> java(Path jar, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseCompactObjectHeaders");
        command.addAll(options);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** What an offline verb of the server's jar said on standard output, and how it ended. */
    public record VerbResult(int exit, String output) {}

    /** Runs a verb such as {@code verify} to its end. */
    public static VerbResult verb(Path jar, String... words) throws IOException, InterruptedException {
        List<String> command = java(jar, List.of());
        command.addAll(List.of(words));
        Process verb = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(verb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new VerbResult(verb.waitFor(), output);
    }

    public URI url(String path) {
        return URI.create("http://localhost:" + http + path);
    }

    public int http() {
        return http;
    }

    public InetSocketAddress gateway() {
        return new InetSocketAddress("localhost", telemetry);
    }

    public Path data() {
        return folder.resolve("data");
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** All it has printed. */
    public String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    /** Waits until it says that it is ready. */
    public void awaitReady(Duration patience) throws IOException, InterruptedException {
        try (var client = new ServerClient(url(""))) {
            long end = System.nanoTime() + patience.toNanos();
            while (!client.isReady()) {
                if (!process.isAlive() || System.nanoTime() - end > 0) {
                    throw new IOException(
                            "The server did not become ready within %s. Its output:%n%s".formatted(patience, output()));
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Waits until it is ready and imports registry files over HTTP, as an administrator does. */
    public void register(RegistryFiles... files) throws IOException, InterruptedException {
        awaitReady(Duration.ofMinutes(3));
        try (var client = new ServerClient(url(""))) {
            client.signIn("admin", PASSWORD);
            for (var one : files) {
                client.importAll(one);
            }
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill -9} of the postmaster of its database; returns the process it was. */
    public long killDatabase() throws IOException {
        long pid = databasePid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        return pid;
    }

    /** Starts it again after it was killed; returns at once. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("The server still runs, process " + process.pid());
        }
        process = launch();
    }

    public long databasePid() throws IOException {
        return Long.parseLong(postmaster().getFirst().strip());
    }

    /** Where its embedded PostgreSQL listens. */
    public String databaseUrl() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(PORT_LINE) + "/qingshan";
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data().resolve("postgres").resolve("cluster").resolve("postmaster.pid"));
    }

    /** Of a role of the database, such as {@code qs_owner}. */
    public String databasePassword(String role) throws IOException {
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(data().resolve("keys").resolve("database.properties"))) {
            passwords.load(in);
        }
        return passwords.getProperty(role);
    }

    /**
     * Below the ports that outgoing connections get: a client that keeps knocking at a server that was killed would otherwise
     * one day be given the server's own port.
     */
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // The next one.
            }
        }
        throw new IOException("No free port between " + FIRST_PORT + " and " + LAST_PORT);
    }

    /** Asks it to stop, as Ctrl-C does, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
