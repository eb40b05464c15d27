/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./qingshan demo} from a built tree: what it says, its registry out and in again, its size, and its end by Ctrl-C. */
class DemoIT {

    private static final List<String> MODULES =
            List.of("standards", "hj212", "pipeline", "simulator", "web", "bench", "cli", "server");
    private static final long MOST_JAR_BYTES = 150L << 20;

    @TempDir
    Path folder = Path.of("unset");

    /** The launcher in a tree of its own, beside what was built: it finds nothing newer than the build. */
    private Path launcher() throws IOException {
        Path root = Path.of("..").toRealPath();
        for (String module : MODULES) {
            Path target = Files.createDirectories(folder.resolve(module)).resolve("target");
            Files.createSymbolicLink(target, root.resolve(module, "target"));
        }
        Path pom = Files.createFile(folder.resolve("pom.xml"));
        Files.setLastModifiedTime(pom, FileTime.from(Instant.EPOCH));
        return Files.copy(root.resolve("qingshan"), folder.resolve("qingshan"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Process start(Path log, String... words) throws IOException {
        // Whoever runs the tests in the background has told their children to ignore Ctrl-C.
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT", "bash"));
        command.add(folder.resolve("qingshan").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("QINGSHAN_DEMO_PASSWORD", "qingshan-demo");
        return builder.start();
    }

    private String run(String... words) throws Exception {
        Path log = folder.resolve("verb.log");
        Process verb = start(log, words);
        assertThat(verb.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(verb.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void theDemonstrationSaysWhereItIsGivesItsRegistryAndEndsCleanlyByCtrlC() throws Exception {
        launcher();
        assertThat(Files.size(folder.resolve("server/target/qingshan-app.jar"))).isLessThan(MOST_JAR_BYTES);
        Path log = folder.resolve("demo.log");
        Path data = folder.resolve("data");
        int http = freePort();
        String server = "http://localhost:" + http;
        Process demo = start(log, "demo", "--data", data.toString(), "--http", "" + http, "--hj212", "" + freePort());
        try {
            await(() -> Files.readString(log).contains(server), demo, log);
            assertThat(Files.readString(log)).contains("qingshan-demo", "leader", "officer", data.toString());
            String[] access = {"--server", server, "--user", "admin", "--password-env", "QINGSHAN_DEMO_PASSWORD"};
            Path points = folder.resolve("points.csv");
            await(() -> run(with(access, "export", "points", "-")).lines().count() > 3, demo, log);
            run(with(access, "export", "points", points.toString()));
            assertThat(Files.readString(points)).contains("waste_gas_outlet");
            assertThat(run(with(access, "import", "points", points.toString())))
                    .contains("\"created\":0")
                    .contains("\"changed\":0")
                    .contains("\"failed\":0");
        } finally {
            new ProcessBuilder("kill", "-INT", Long.toString(demo.pid()))
                    .start()
                    .waitFor();
        }
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertThat(Files.readString(log)).doesNotContain("Exception");
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(data.toString())))
                .as("processes left behind")
                .isEmpty();
    }

    private static String[] with(String[] access, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(access));
        return all.toArray(String[]::new);
    }

    /** Something that may not be so yet. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, Process demo, Path log) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.holds()) {
            assertThat(demo.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
