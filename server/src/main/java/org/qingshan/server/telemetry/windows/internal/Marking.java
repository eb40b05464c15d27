/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.server.telemetry.DirtyWindows;

/** The windows that a batch of results makes dirty; begun late and closed after the commit. */
final class Marking implements AutoCloseable {

    private final DirtyWindows dirtyWindows;
    private DirtyWindows.@Nullable Marking open;

    Marking(DirtyWindows dirtyWindows) {
        this.dirtyWindows = dirtyWindows;
    }

    void begin() {
        open = dirtyWindows.begin();
    }

    /** The hour of a minute, the day of an hour. */
    void above(Window window) {
        switch (window.level()) {
            case MINUTE -> mark(Windows.hour(window.pointId(), window.start()));
            case HOUR -> mark(Windows.day(window.pointId(), window.start()));
            case DAY -> {}
        }
    }

    /** The stored window after one whose states changed, unless it was computed after it in the same batch. */
    void next(Evaluated evaluated, Instant start) {
        Window window = evaluated.window();
        if (start.equals(Instant.MAX)) {
            return;
        }
        Window next = new Window(window.pointId(), window.level(), start, start.plus(window.length()));
        if (window.level() != Level.MINUTE && !evaluated.together().contains(next)) {
            mark(next);
        }
    }

    private void mark(Window window) {
        if (open != null) {
            open.mark(window.pointId(), window.level(), window.start().getEpochSecond());
        }
    }

    void write(Connection connection) throws SQLException {
        if (open != null) {
            open.write(connection);
        }
    }

    void committed() {
        if (open != null) {
            open.committed();
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
