/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;

/** The child starts whatever its last end was like. */
class PostgresServerTest {

    private Path folder = Path.of("unset");

    @BeforeEach
    void freshFolder() {
        folder = ServerTestConfiguration.freshFolder();
    }

    @Test
    void aKilledServerComesBackOnTheSamePortWithWhatWasCommitted() throws Exception {
        try (var server = PostgresServer.start(folder, "secret", durable())) {
            execute(server, "CREATE TABLE kept AS SELECT 1 AS one");
            long killed = server.pid();
            kill(killed);
            awaitQuery(server);
            assertThat(server.pid()).isNotEqualTo(killed);
        }
    }

    @Test
    void anOrphanOfAKilledApplicationIsStoppedAndItsClusterStarted() throws Exception {
        Process application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanMaker.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long orphan = firstNumber(application);
        application.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).as("the orphan lives").isPresent();
        try (var server = PostgresServer.start(folder, "secret", ServerTestConfiguration.forTests())) {
            execute(server, "SELECT 1");
            assertThat(new PostmasterFile(server.cluster()).pid())
                    .isEqualTo(server.pid())
                    .isNotEqualTo(orphan);
        }
    }

    @Test
    void aPidFileThatNamesAStrangerIsNotBelieved() throws Exception {
        PostgresServer.start(folder, "secret", ServerTestConfiguration.forTests())
                .close();
        Path cluster = folder.resolve("cluster");
        Files.writeString(
                cluster.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + cluster + "\n");
        assertThat(new PostmasterFile(cluster).owner()).isEqualTo(PostmasterFile.Owner.STRANGER);
        try (var server = PostgresServer.start(folder, "secret", ServerTestConfiguration.forTests())) {
            execute(server, "SELECT 1");
        }
    }

    @Test
    void aPidFileThatNamesNobodyIsNotBelieved() throws Exception {
        PostgresServer.start(folder, "secret", ServerTestConfiguration.forTests())
                .close();
        Path cluster = folder.resolve("cluster");
        Files.writeString(cluster.resolve("postmaster.pid"), "4194305\n" + cluster + "\n");
        assertThat(new PostmasterFile(cluster).owner()).isEqualTo(PostmasterFile.Owner.NOBODY);
        try (var server = PostgresServer.start(folder, "secret", ServerTestConfiguration.forTests())) {
            execute(server, "SELECT 1");
        }
    }

    private static PostgresTuning durable() {
        return PostgresTuning.product().with(Path.of("target/postgres-programs").toAbsolutePath(), java.util.Map.of());
    }

    private static long firstNumber(Process application) throws java.io.IOException {
        try (BufferedReader out = application.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.matches("\\d+")) {
                line = out.readLine();
            }
            return Long.parseLong(java.util.Objects.requireNonNull(line, "the application said nothing"));
        }
    }

    private static void kill(long pid) throws Exception {
        new ProcessBuilder("sh", "-c", "kill -KILL " + pid).start().waitFor();
    }

    private static void awaitQuery(PostgresServer server) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                execute(server, "SELECT * FROM kept");
                return;
            } catch (SQLException notYet) {
                assertThat(attempt).as(notYet.getMessage()).isLessThan(600);
                Thread.sleep(100);
            }
        }
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("postgres"), "postgres", "secret");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
