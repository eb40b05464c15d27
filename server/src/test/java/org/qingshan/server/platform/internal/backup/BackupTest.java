/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.fixture.TestDatabase;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.platform.StartFailure;
import org.qingshan.server.platform.internal.postgres.PostgresTuning;
import org.qingshan.server.platform.internal.start.FolderLock;

/** Taken while the database works, brought back elsewhere, and found to be what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {

    private final TestDatabase database = TestDatabase.start();
    private final DataFolder data = database.data();
    private byte[] sealed = new byte[0];
    private Path backup = Path.of("unset");

    @BeforeAll
    void aBackupOfARunningServer() throws IOException {
        sealed = new SecretBox(data).seal("device password");
        try (var running = FolderLock.take(data)) {
            assertThat(running).isNotNull();
            insert("before");
            backup = verbs(data).backup(ServerTestConfiguration.freshFolder());
            insert("after");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void whatWasThereAtTheBackupIsThereAfterTheRestoreAndTheKeysFit() throws IOException {
        var restored = emptyFolder();
        verbs(restored).restore(backup);
        try (var again = TestDatabase.start(restored, ServerTestConfiguration.forTests())) {
            assertThat(again.superuser()
                            .sql("SELECT code FROM region.region")
                            .query(String.class)
                            .list())
                    .containsExactly("before");
        }
        assertThat(new SecretBox(restored).openText(sealed)).isEqualTo("device password");
        assertThat(verbs(restored).verify().intact()).isTrue();
    }

    @Test
    void aBackupThatLostOrChangedAFileIsRefused() throws IOException {
        Path damaged = ServerTestConfiguration.freshFolder();
        FolderCopy.copy(backup, damaged, path -> true);
        Files.writeString(damaged.resolve("keys/secret.key"), "changed");
        Files.delete(damaged.resolve("cluster/backup_label"));
        var target = emptyFolder();
        assertThatThrownBy(() -> verbs(target).restore(damaged))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("backup-damaged")
                .hasMessageContaining("keys/secret.key")
                .hasMessageContaining("count=2");
        assertThat(target.root()).isEmptyDirectory();
    }

    @Test
    void aFolderThatIsNoBackupIsRefused() {
        assertThatThrownBy(() -> verbs(emptyFolder()).restore(ServerTestConfiguration.freshFolder()))
                .hasMessageContaining("no-backup");
    }

    @Test
    void nothingIsRestoredOverWhatIsThere() {
        assertThatThrownBy(() -> verbs(data).restore(backup)).hasMessageContaining("restore-not-empty");
    }

    @Test
    void theProductDoesNotTradeDurabilityForSpeed() {
        assertThat(PostgresTuning.product().settings())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("listen_addresses", "127.0.0.1")
                .containsEntry("unix_socket_directories", "");
    }

    private void insert(String code) {
        database.superuser()
                .sql("INSERT INTO region.region (code, name, level) VALUES (?, 'City', 'city')")
                .param(code)
                .update();
    }

    private static BackupVerbs verbs(DataFolder folder) {
        return new BackupVerbs(folder, new SettableClock());
    }

    private static DataFolder emptyFolder() {
        return new DataFolder(ServerTestConfiguration.freshFolder());
    }
}
