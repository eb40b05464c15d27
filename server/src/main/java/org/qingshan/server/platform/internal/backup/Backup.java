/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;

/**
 * The whole installation into a folder while the server runs or not: PostgreSQL by {@code pg_backup_start} and
 * {@code pg_backup_stop} with the log it needs (PostgreSQL 18 manual §25.3.3), files, keys and audit heads, and the
 * SHA-256 of each. Who holds the backup holds the keys.
 */
final class Backup {

    private static final Set<String> FOLDERS = Set.of("keys", "files", "audit");

    /** What a base backup leaves out (PostgreSQL 18 manual §25.3.4). */
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal",
            "pgsql_tmp");

    private final DataFolder data;
    private final Clock clock;

    Backup(DataFolder data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** @return the folder with the backup */
    Path into(Path parent) throws IOException, InterruptedException, SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Path target = parent.resolve("qingshan-" + now.toString().replace(":", ""));
        if (Files.exists(target)) {
            throw new StartFailure("backup-exists", Map.of("folder", target));
        }
        Files.createDirectories(target);
        // Keys and heads first: a head may be behind the database that follows it, never ahead.
        for (String folder : FOLDERS) {
            FolderCopy.copy(data.root().resolve(folder), target.resolve(folder), path -> true);
        }
        try (var reached = ReachedDatabase.of(data)) {
            copyCluster(reached, target.resolve("cluster"));
        }
        new Manifest(target).write();
        return target;
    }

    private void copyCluster(ReachedDatabase reached, Path target) throws IOException, SQLException {
        Path cluster = data.postgres().resolve("cluster");
        try (Connection connection =
                        DriverManager.getConnection(reached.url("postgres"), "postgres", reached.superuserPassword());
                Statement statement = connection.createStatement()) {
            // The slot keeps the log from the first byte of the copy to the last.
            statement.execute("SELECT pg_create_physical_replication_slot('backup', true, true)");
            statement.execute("SELECT pg_backup_start('qingshan', true)");
            FolderCopy.copy(
                    cluster,
                    target,
                    path -> !LEFT_OUT.contains(
                            path.getName(path.getNameCount() - 1).toString()));
            writeLabel(statement, target);
            for (String empty : LEFT_OUT) {
                if (empty.startsWith("pg_") && Files.isDirectory(cluster.resolve(empty))) {
                    Files.createDirectories(target.resolve(empty));
                }
            }
            FolderCopy.copy(cluster.resolve("pg_wal"), target.resolve("pg_wal"), path -> true);
        }
    }

    private static void writeLabel(Statement statement, Path target) throws SQLException, IOException {
        try (ResultSet row = statement.executeQuery("SELECT labelfile, spcmapfile FROM pg_backup_stop(false)")) {
            row.next();
            Files.writeString(target.resolve("backup_label"), row.getString("labelfile"));
        }
        statement.execute("SELECT pg_switch_wal()");
    }
}
