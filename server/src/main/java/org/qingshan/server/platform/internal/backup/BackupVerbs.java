/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.qingshan.server.platform.DataFolder;
import org.qingshan.server.platform.StartFailure;

/** The verbs {@code backup}, {@code restore} and {@code verify}. Results go to standard output as JSON. */
public final class BackupVerbs {

    private final DataFolder data;
    private final Clock clock;

    public BackupVerbs(DataFolder data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** @return the folder with the backup */
    public Path backup(Path parent) {
        return orFail("backup-failed", () -> new Backup(data, clock).into(parent.toAbsolutePath()));
    }

    public void restore(Path backup) {
        orFail("restore-failed", () -> {
            new Restore(data).from(backup.toAbsolutePath());
            return backup;
        });
    }

    public VerificationResult verify() {
        return orFail("verify-failed", () -> new Verification(data).run());
    }

    private interface Work<R> {
        R run() throws IOException, InterruptedException, SQLException;
    }

    private static <R> R orFail(String code, Work<R> work) {
        try {
            return work.run();
        } catch (IOException | SQLException e) {
            throw new StartFailure(code, Map.of("problem", e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure(code, Map.of("problem", e.toString()));
        }
    }
}
