/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.platform.internal.postgres.PostgresServer;
import org.qingshan.server.platform.internal.start.StartFailureReporter;
import org.qingshan.server.telemetry.fixture.Servers;

/** A PostgreSQL that somebody else runs, with what its administrator gave: an owner's login, roles, or not enough. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalDatabaseTest {

    private static final String SECRET = "secret";

    private final Path folder = ServerTestConfiguration.freshFolder();
    private final PostgresServer postgres = start();

    private static PostgresServer start() {
        try {
            return PostgresServer.start(
                    ServerTestConfiguration.freshFolder(), SECRET, ServerTestConfiguration.forTests());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void theirDatabaseAndALoginThatOwnsIt() throws SQLException {
        run("CREATE ROLE dba LOGIN CREATEROLE PASSWORD 'secret'", "CREATE DATABASE environment OWNER dba");
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    @Order(1)
    void whatIsMissingIsNamedWithWhatToDo() throws Exception {
        assertThat(refusal("url: jdbc:postgresql://127.0.0.1:1/environment", "owner-password: x"))
                .contains("[database-unreachable]")
                .contains("127.0.0.1:1")
                .contains("qingshan.database.url");
        assertThat(refusal(url("environment"), "owner-password: wrong"))
                .contains("[database-login]")
                .contains("qs_ingest")
                .contains("qingshan.database.ingest-password")
                .doesNotContain("wrong");
        assertThat(refusal(url("environment"), "admin-user: dba", "admin-password: wrong"))
                .contains("[database-login]")
                .contains("dba");
        assertThat(refusal(url("nowhere"), "admin-user: dba", "admin-password: secret"))
                .contains("[database-rights]")
                .contains("CREATEDB");
    }

    @Test
    @Order(2)
    void anOwnersLoginIsEnoughForTheFirstStart() throws Exception {
        try (var server =
                Servers.with().run(arguments(url("environment"), "admin-user: dba", "admin-password: secret"))) {
            String port = server.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(new Client(Integer.parseInt(port)).get("/session").status())
                    .isBetween(200, 401);
        }
        assertThat(folder.resolve("data/postgres")).doesNotExist();
        assertThat(numbers("SELECT count(*)::text FROM platform.schema_history"))
                .doesNotContain("0");
    }

    @Test
    @Order(3)
    void theNextStartNeedsNoAdministratorButTheRolesAsTheyShouldBe() throws Exception {
        run("ALTER ROLE qs_owner PASSWORD 'o'", "ALTER ROLE qs_ingest PASSWORD 'i'", "ALTER ROLE qs_web PASSWORD 'w'");
        String[] given = {url("environment"), "owner-password: o", "ingest-password: i", "web-password: w"};
        run("ALTER ROLE qs_web BYPASSRLS");
        assertThat(refusal(given)).contains("[database-rights]").contains("NOBYPASSRLS");
        run("ALTER ROLE qs_web NOBYPASSRLS", "REVOKE qs_reader FROM qs_owner GRANTED BY dba");
        assertThat(refusal(given)).contains("[database-rights]").contains("GRANT qs_reader TO qs_owner");
        run("GRANT qs_reader TO qs_owner WITH INHERIT FALSE, SET TRUE");
        Servers.with().run(arguments(given)).close();
    }

    private String url(String database) {
        return "url: " + postgres.url(database);
    }

    private String refusal(String... database) throws IOException {
        try (var server = Servers.with().run(arguments(database))) {
            throw new AssertionError("It started: " + server);
        } catch (RuntimeException e) {
            StartFailure failure = StartFailureReporter.explain(e).orElseThrow(() -> e);
            return failure.text(new Messages());
        }
    }

    /** As {@code serve --config FILE} gives them on. */
    private String[] arguments(String... database) throws IOException {
        Path config = folder.resolve("config.yaml");
        Files.writeString(
                config, "qingshan:\n  database:\n    mode: external\n    " + String.join("\n    ", database) + "\n");
        return new String[] {
            "--qingshan.data-folder=" + folder.resolve("data"),
            "--qingshan.http.port=0",
            "--qingshan.hj212.port=0",
            "--spring.config.additional-location=file:" + config
        };
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url("postgres"), PostgresServer.SUPERUSER, SECRET);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private List<String> numbers(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url("environment"), PostgresServer.SUPERUSER, SECRET);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
