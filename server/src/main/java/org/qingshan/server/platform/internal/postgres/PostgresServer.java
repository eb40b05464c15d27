/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL as a child of this process: made on the first start, started on a free port of 127.0.0.1, started again on
 * the same port when it falls, stopped fast with the application.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Path cluster;
    private final PostgresTuning tuning;
    private final PostgresBinaries binaries;
    private final Unprivileged user;
    private final int port;
    private volatile boolean stopping;
    private volatile Process process;

    private PostgresServer(Path folder, PostgresTuning tuning, PostgresBinaries binaries, Unprivileged user, int port)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.tuning = tuning;
        this.binaries = binaries;
        this.user = user;
        this.port = port;
        new PostmasterFile(cluster).clear();
        this.process = launch();
        awaitReady();
        watch();
    }

    /**
     * Starts the cluster in the folder, making it first where there is none.
     *
     * @param password of the superuser, used when the cluster is made
     */
    public static PostgresServer start(Path folder, String password, PostgresTuning tuning)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path programs = tuning.binaries();
        var binaries = PostgresBinaries.unpackBelow(programs == null ? folder.resolve("programs") : programs);
        Path own = Files.createDirectories(folder.resolve("own"));
        Path cluster = folder.resolve("cluster");
        Unprivileged user = Unprivileged.probe(binaries, Files.isDirectory(cluster) ? cluster : own);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            make(folder, cluster, own, password, binaries, user);
        }
        return new PostgresServer(folder, tuning, binaries, user, freePort());
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public Path cluster() {
        return cluster;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() {
        stopping = true;
        try {
            Signals.interrupt(process.pid());
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.error("postgres did not stop within {} s pid={}", STOP_PATIENCE.toSeconds(), process.pid());
            }
        } catch (IOException e) {
            log.error("postgres could not be stopped pid={}", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void make(
            Path folder, Path cluster, Path own, String password, PostgresBinaries binaries, Unprivileged user)
            throws IOException, InterruptedException {
        Path passwordFile = own.resolve("password");
        Path fresh = own.resolve("cluster");
        Folders.delete(fresh);
        Files.writeString(passwordFile, password);
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
        Path initLog = folder.resolve("initdb.log");
        try {
            if (user.uid() >= 0) {
                Files.setAttribute(passwordFile, "unix:uid", user.uid());
            }
            var command = List.of(
                    binaries.program("initdb").toString(),
                    "-D",
                    fresh.toString(),
                    "-U",
                    SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + passwordFile,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            int exit = new ProcessBuilder(user.command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(initLog.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("initdb failed (" + exit + "): " + tail(initLog));
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        // Only a whole cluster gets the name under which it is started.
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private Process launch() throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // A session of its own: Ctrl-C in the terminal reaches us first, and we stop PostgreSQL in order.
            command.add("/usr/bin/setsid");
        }
        command.addAll(user.command(List.of(
                binaries.program("postgres").toString(), "-D", cluster.toString(), "-p", Integer.toString(port))));
        command.addAll(tuning.arguments());
        Path serverLog = logFile();
        if (Files.exists(serverLog)) {
            Files.move(serverLog, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(serverLog.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var pidFile = new PostmasterFile(cluster);
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!pidFile.saysReady(process.pid())) {
            if (!process.isAlive()) {
                if (sharedMemoryStillInUse() && System.nanoTime() < deadline) {
                    // The server processes of a killed postmaster need a moment to notice.
                    Thread.sleep(200);
                    process = launch();
                    continue;
                }
                throw new IOException("PostgreSQL ended at start (" + process.exitValue() + "): " + tail(logFile()));
            }
            if (System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException(
                        "PostgreSQL was not ready within " + START_PATIENCE.toSeconds() + " s: " + tail(logFile()));
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private void watch() {
        Process watched = process;
        Thread.ofPlatform().daemon().name("postgres-watch").start(() -> {
            try {
                int exit = watched.waitFor();
                if (!stopping) {
                    log.error("postgres fell exit={}: starting it again", exit);
                    restart();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void restart() {
        while (!stopping) {
            try {
                new PostmasterFile(cluster).clear();
                process = launch();
                awaitReady();
                log.info("postgres runs again pid={} port={}", process.pid(), port);
                watch();
                return;
            } catch (IOException e) {
                log.error("postgres did not start again, next try in 2 s: {}", e.getMessage());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean sharedMemoryStillInUse() {
        String text = tail(logFile());
        return text.contains("pre-existing shared memory block") || text.contains("could not bind");
    }

    private Path logFile() {
        return folder.resolve("server.log");
    }

    private static String tail(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            return text.substring(Math.max(0, text.length() - 2_000));
        } catch (IOException e) {
            return "(no log at " + file + ")";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
