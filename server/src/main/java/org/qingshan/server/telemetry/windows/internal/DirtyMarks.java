/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Marks windows dirty in a transaction of its own. */
@Component
class DirtyMarks {

    private final DataSource ingest;
    private final DirtyWindows dirtyWindows;

    DirtyMarks(@Qualifier("ingest") DataSource ingest, DirtyWindows dirtyWindows) {
        this.ingest = ingest;
        this.dirtyWindows = dirtyWindows;
    }

    void mark(Collection<DirtyWindow> windows) {
        if (windows.isEmpty()) {
            return;
        }
        try (Connection connection = ingest.getConnection();
                DirtyWindows.Marking marking = dirtyWindows.begin()) {
            windows.forEach(window ->
                    marking.mark(window.point(), window.level(), window.start().getEpochSecond()));
            marking.write(connection);
            marking.committed();
        } catch (SQLException e) {
            throw new WindowsNotStored(windows.size() + " windows could not be marked dirty", e);
        }
    }
}
