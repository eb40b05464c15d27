/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes the roles and the database, as an administrator of the cluster. Does nothing that is done already. */
public final class Bootstrap {

    public static final String DATABASE = "qingshan";

    private Bootstrap() {}

    public static void run(String maintenanceUrl, String user, String password, RolePasswords passwords)
            throws SQLException {
        try (Connection connection = DriverManager.getConnection(maintenanceUrl, user, password);
                Statement statement = connection.createStatement()) {
            roles(statement, passwords);
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER qs_owner");
                statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            }
            statement.execute("GRANT CONNECT ON DATABASE " + DATABASE + " TO qs_ingest, qs_web");
        }
    }

    /** The roles alone, by whoever may make roles; the database is there. */
    static void roles(Statement statement, RolePasswords passwords) throws SQLException {
        login(statement, "qs_owner", passwords.owner());
        login(statement, "qs_ingest", passwords.ingest());
        login(statement, "qs_web", passwords.web());
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = 'qs_reader'")) {
            statement.execute("CREATE ROLE qs_reader NOLOGIN");
        }
        // Migrations make views that belong to the reader; the owner itself gains nothing from it.
        statement.execute("GRANT qs_reader TO qs_owner WITH INHERIT FALSE, SET TRUE");
        statement.execute("ALTER ROLE qs_web SET statement_timeout = '60s'");
        // A plan kept from when a table was small reads all of it for each row of a large import.
        statement.execute("ALTER ROLE qs_web SET plan_cache_mode = 'force_custom_plan'");
    }

    private static void login(Statement statement, String role, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE");
        }
        if (!password.matches("[0-9A-Za-z_-]+")) {
            throw new IllegalArgumentException(
                    "The password of " + role + " has characters other than letters," + " digits, _ and -");
        }
        statement.execute("ALTER ROLE " + role + " PASSWORD '" + password + "'");
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
