/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.platform.internal.database.Database;
import org.qingshan.server.platform.internal.database.RolePasswords;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.platform.internal.start.FolderLock;

/** The embedded database of a data folder: that of the running server, or started for the moment. */
final class ReachedDatabase implements AutoCloseable {

    private final String base;
    private final RolePasswords passwords;
    private final @Nullable Database own;
    private final @Nullable FolderLock lock;

    private ReachedDatabase(String base, RolePasswords passwords, @Nullable Database own, @Nullable FolderLock lock) {
        this.base = base;
        this.passwords = passwords;
        this.own = own;
        this.lock = lock;
    }

    static ReachedDatabase of(DataFolder data) throws IOException, InterruptedException, SQLException {
        if (!Files.isDirectory(data.postgres().resolve("cluster"))) {
            throw new StartFailure("no-database", Map.of("folder", data.root()));
        }
        Optional<FolderLock> lock = FolderLock.tryTake(data);
        if (lock.isEmpty()) {
            String port = Files.readString(Database.portFile(data)).strip();
            return new ReachedDatabase("jdbc:postgresql://127.0.0.1:" + port + "/", RolePasswords.of(data), null, null);
        }
        try {
            Database own = Database.openEmbedded(data, PostgresTuning.product());
            return new ReachedDatabase(own.url().replaceFirst("[^/]+$", ""), own.passwords(), own, lock.get());
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    String url(String database) {
        return base + database;
    }

    String superuserPassword() {
        return passwords.superuser();
    }

    RolePasswords passwords() {
        return passwords;
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
