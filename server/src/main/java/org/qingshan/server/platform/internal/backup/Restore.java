/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;

/** A backup into an empty data folder, after its digests were checked. */
final class Restore {

    private final DataFolder data;

    Restore(DataFolder data) {
        this.data = data;
    }

    void from(Path backup) throws IOException {
        refuseUnlessEmpty(data);
        new Manifest(backup).check();
        for (String folder : List.of("keys", "files", "audit")) {
            FolderCopy.copy(backup.resolve(folder), data.root().resolve(folder), path -> true);
        }
        // PostgreSQL replays the log of the backup by itself when it finds backup_label.
        FolderCopy.copy(backup.resolve("cluster"), data.postgres().resolve("cluster"), path -> true);
    }

    static void refuseUnlessEmpty(DataFolder data) throws IOException {
        if (!Files.isDirectory(data.root())) {
            Files.createDirectories(data.root());
        }
        try (var inside = Files.list(data.root())) {
            if (inside.anyMatch(path -> !path.equals(data.root().resolve("run")))) {
                throw new StartFailure("restore-not-empty", Map.of("folder", data.root()));
            }
        }
    }
}
