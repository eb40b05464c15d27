/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.qingshan.server.platform.StartFailure;

/** A PostgreSQL that others run: what it must have, made where that is allowed, and said clearly where it is missing. */
record ExternalDatabase(String url) {

    private static final int NEEDED = 180_000;

    /** What the first start needs, in the order in which an administrator gives it. */
    private static final List<Need> NEEDS = List.of(
            new Need(
                    "qs_owner: CREATE ON DATABASE",
                    "SELECT has_database_privilege(current_database(), 'CREATE')",
                    "GRANT CREATE ON DATABASE %s TO qs_owner"),
            new Need(
                    "qs_owner: SET ROLE qs_reader",
                    "SELECT coalesce((SELECT pg_has_role(r.oid, 'SET') FROM pg_roles r WHERE rolname = 'qs_reader'), false)",
                    "CREATE ROLE qs_reader NOLOGIN; GRANT qs_reader TO qs_owner WITH INHERIT FALSE, SET TRUE"),
            new Need(
                    "qs_ingest, qs_web: NOSUPERUSER NOBYPASSRLS",
                    "SELECT count(*) = 2 FROM pg_roles WHERE rolname IN ('qs_ingest', 'qs_web') AND NOT rolsuper AND NOT rolbypassrls",
                    "ALTER ROLE qs_ingest NOSUPERUSER NOBYPASSRLS; ALTER ROLE qs_web NOSUPERUSER NOBYPASSRLS"));

    /** A query that is true where all is well, and the statement that makes it so. */
    private record Need(String what, String query, String cure) {}

    /** The four roles, by a user who may make roles; the database too where it is missing and that user may make one. */
    void makeRoles(String admin, String password, RolePasswords passwords) throws SQLException {
        try {
            make(admin, password, passwords);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw failure(e, admin, "qingshan.database.admin-password");
            }
            throw new StartFailure(
                    "database-rights",
                    Map.of("missing", message(e), "cure", "ALTER ROLE " + admin + " CREATEROLE CREATEDB"));
        }
    }

    private void make(String admin, String password, RolePasswords passwords) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, admin, password)) {
            inDatabase(connection, passwords);
        } catch (SQLException e) {
            if (!"3D000".equals(e.getSQLState())) {
                throw e;
            }
            String maintenance = url.replaceFirst("/[^/?]+(\\?|$)", "/postgres$1");
            try (Connection connection = DriverManager.getConnection(maintenance, admin, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + quoted(database()));
            }
            try (Connection connection = DriverManager.getConnection(url, admin, password)) {
                inDatabase(connection, passwords);
            }
        }
    }

    private void inDatabase(Connection connection, RolePasswords passwords) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Bootstrap.roles(statement, passwords);
            String name = quoted(database());
            statement.execute("GRANT CREATE, CONNECT ON DATABASE " + name + " TO qs_owner");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO qs_ingest, qs_web");
        }
    }

    /** Signs in as each role and looks at what the first start needs. */
    void check(RolePasswords passwords) throws SQLException {
        signIn("qs_ingest", passwords.ingest(), "qingshan.database.ingest-password")
                .close();
        signIn("qs_web", passwords.web(), "qingshan.database.web-password").close();
        try (Connection connection = signIn("qs_owner", passwords.owner(), "qingshan.database.owner-password");
                Statement statement = connection.createStatement()) {
            String version = text(statement, "SHOW server_version");
            if (Integer.parseInt(text(statement, "SHOW server_version_num")) < NEEDED) {
                throw new StartFailure("database-version", Map.of("version", version));
            }
            for (Need need : NEEDS) {
                if (text(statement, need.query()).equals("f")) {
                    String cure = need.cure().formatted(quoted(database()));
                    throw new StartFailure("database-rights", Map.of("missing", need.what(), "cure", cure));
                }
            }
        }
    }

    private Connection signIn(String user, String password, String setting) {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw failure(e, user, setting);
        }
    }

    private StartFailure failure(SQLException e, String user, String setting) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("3D000")) {
            return new StartFailure("database-missing", Map.of("problem", message(e), "database", quoted(database())));
        }
        return state.startsWith("28") || state.equals("08004") || state.equals("42501")
                ? new StartFailure("database-login", Map.of("user", user, "setting", setting, "problem", message(e)))
                : new StartFailure("database-unreachable", Map.of("url", url, "problem", message(e)));
    }

    private static String message(SQLException e) {
        return String.valueOf(e.getMessage()).strip();
    }

    private String database() {
        return url.replaceFirst("\\?.*$", "").replaceFirst("^.*/", "");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
