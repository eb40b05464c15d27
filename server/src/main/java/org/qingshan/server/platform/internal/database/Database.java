/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.DatabaseSettings;
import org.qingshan.server.platform.internal.postgres.PostgresServer;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;

/** The database, ready for use: started or found, with its roles, migrated. */
public final class Database implements AutoCloseable {

    private final String url;
    private final RolePasswords passwords;
    private final @Nullable PostgresServer server;

    private Database(String url, RolePasswords passwords, @Nullable PostgresServer server) {
        this.url = url;
        this.passwords = passwords;
        this.server = server;
    }

    public static Database open(DataFolder data, DatabaseSettings settings, PostgresTuning tuning)
            throws IOException, InterruptedException, SQLException {
        return switch (settings.mode()) {
            case EMBEDDED -> openEmbedded(data, tuning);
            case EXTERNAL -> openExternal(data, settings);
        };
    }

    /** The built-in database without migrating it: for backup and verification. */
    public static Database openEmbedded(DataFolder data, PostgresTuning tuning)
            throws IOException, InterruptedException, SQLException {
        RolePasswords passwords = RolePasswords.of(data);
        PostgresServer server = PostgresServer.start(data.postgres(), passwords.superuser(), tuning);
        Files.writeString(portFile(data), Integer.toString(server.port()));
        Bootstrap.run(server.url("postgres"), PostgresServer.SUPERUSER, passwords.superuser(), passwords);
        return new Database(server.url(Bootstrap.DATABASE), passwords, server);
    }

    /** Where a running server says on which port its database listens. */
    public static Path portFile(DataFolder data) {
        return data.run().resolve("postgres.port");
    }

    public String url() {
        return url;
    }

    public RolePasswords passwords() {
        return passwords;
    }

    /** The child; null when the database is external. */
    public @Nullable PostgresServer server() {
        return server;
    }

    public Database migrate() {
        Flyway.configure()
                .dataSource(url, "qs_owner", passwords.owner())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .table("schema_history")
                // Each room numbers its own hundred, so a lower room may add a number later than a higher one.
                .outOfOrder(true)
                .load()
                .migrate();
        return this;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    private static Database openExternal(DataFolder data, DatabaseSettings settings) throws IOException, SQLException {
        var external = new ExternalDatabase(settings.url());
        RolePasswords passwords;
        if (settings.adminUser().isEmpty()) {
            passwords = RolePasswords.given(settings);
        } else {
            passwords = RolePasswords.of(data);
            external.makeRoles(settings.adminUser(), settings.adminPassword(), passwords);
        }
        external.check(passwords);
        return new Database(settings.url(), passwords, null);
    }
}
