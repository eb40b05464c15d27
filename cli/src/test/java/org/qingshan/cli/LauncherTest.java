/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher on machines that lack something: a home of its own, and a path with nothing but what a test puts there. */
class LauncherTest {

    private static final List<String> USUAL = List.of(
            "bash", "sed", "awk", "find", "df", "dirname", "readlink", "cat", "touch", "id", "mkdir", "sleep", "kill");

    @TempDir
    Path folder = Path.of("unset");

    private Path home = folder;
    private Path bin = folder;

    /** What came of a run. */
    private record Outcome(int code, String text) {}

    @BeforeEach
    void aFreshCheckoutOnABareMachine() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("..", "qingshan"), home.resolve("qingshan"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(home.resolve("pom.xml"));
        for (String tool : USUAL) {
            Path found = Path.of("/usr/bin", tool);
            if (Files.exists(found)) {
                Files.createSymbolicLink(bin.resolve(tool), found);
            }
        }
    }

    private void stub(String path, String script) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/usr/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void java(String name, int version) throws IOException {
        stub("jvms/" + name + "/bin/java", "echo '    java.specification.version = " + version + "' >&2");
        stub("jvms/" + name + "/bin/javac", "exit 0");
    }

    private void allTools() throws IOException {
        java("jdk-25", 25);
        stub("bin/mvn", "exit 0");
        stub("bin/npm", "exit 0");
        stub("bin/node", "echo 20.19.2");
    }

    private Process start(String verb) throws IOException {
        // Whoever runs the tests in the background has told their children to ignore Ctrl-C.
        var builder = new ProcessBuilder(
                        "/usr/bin/env",
                        "--default-signal=INT",
                        "/usr/bin/bash",
                        home.resolve("qingshan").toString(),
                        verb)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", bin.toString(),
                        "HOME", "/nonexistent",
                        "QINGSHAN_JVMS", folder.resolve("jvms").toString()));
        return builder.start();
    }

    private Outcome run(String verb) throws IOException, InterruptedException {
        Process process = start(verb);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(folder.resolve("out.log"), StandardCharsets.UTF_8));
    }

    private void refuses(String code, String chinese, String english) throws IOException, InterruptedException {
        Outcome outcome = run("build");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text())
                .contains("[launcher." + code + "]")
                .contains(chinese)
                .contains(english);
    }

    @Test
    void anotherJavaIsNotEnoughAndIsNamed() throws IOException, InterruptedException {
        allTools();
        java("jdk-25", 17);
        refuses("no-jdk", "没有找到 JDK 25", "jdk-25 (17)");
    }

    @Test
    void theNeededJdkIsFoundBesideOthers() throws IOException, InterruptedException {
        allTools();
        java("jdk-17", 17);
        assertThat(run("build").text()).doesNotContain("no-jdk");
    }

    @Test
    void withoutMavenTheCureIsSaid() throws IOException, InterruptedException {
        allTools();
        Files.delete(bin.resolve("mvn"));
        refuses("no-maven", "没有找到 Maven", "apt-get install maven");
    }

    @Test
    void withoutNodeTheCureIsSaid() throws IOException, InterruptedException {
        allTools();
        Files.delete(bin.resolve("node"));
        refuses("no-node", "没有找到 Node.js", "only to build the screens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18.20.4", "20.18.1"})
    void anOldNodeIsNamed(String version) throws IOException, InterruptedException {
        allTools();
        stub("bin/node", "echo " + version);
        refuses("old-node", version, "20.19 or newer");
    }

    @Test
    void aFullDiskIsSaidBeforeAnythingIsBuilt() throws IOException, InterruptedException {
        allTools();
        stub("bin/df", "printf 'Filesystem 1M-blocks Used Available\\n/dev/x 9000 8900 100 99%% /\\n'");
        refuses("no-disk-space", "剩余 100 MiB", "Only 100 MiB");
    }

    @Test
    void aBuildThatCannotDownloadNamesTheNetwork() throws IOException, InterruptedException {
        allTools();
        stub("bin/mvn", "echo '[ERROR] Could not transfer artifact a:b:1: Unknown host'; exit 1");
        refuses("build-failed", "Could not transfer artifact", "check the network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void aBuildUnderWayIsEndedWithAllItStarted(String signal) throws IOException, InterruptedException {
        allTools();
        stub("bin/mvn", "sleep 600 & echo $! >'" + folder.resolve("child") + "'; wait");
        Process process = start("build");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(folder.resolve("child")) || Files.size(folder.resolve("child")) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        new ProcessBuilder("/usr/bin/bash", "-c", "kill -" + signal + " " + process.pid())
                .start()
                .waitFor();
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).as("ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        assertThat(runs(child)).isFalse();
    }

    /** Waits a moment for it to end; a zombie has ended. */
    private static boolean runs(long pid) throws InterruptedException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        for (int i = 0; i < 100; i++) {
            try {
                String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
                if (text.charAt(text.lastIndexOf(')') + 2) == 'Z') {
                    return false;
                }
            } catch (IOException gone) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
