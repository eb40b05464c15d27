/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.qingshan.pipeline.Level;
import org.qingshan.server.platform.ProblemException;

/** What a reader asks for: real-time values or the aggregates of one level. */
public enum SeriesKind {
    REALTIME(0, "instant"),
    MINUTE(1, "minute"),
    HOUR(2, "hour"),
    DAY(3, "day");

    private final int code;
    private final String averaging;

    SeriesKind(int code, String averaging) {
        this.code = code;
        this.averaging = averaging;
    }

    public static SeriesKind of(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ProblemException("telemetry.query.unknown-kind", Map.of("kind", text)));
    }

    /** As the table of latest values numbers it. */
    public int code() {
        return code;
    }

    public String averaging() {
        return averaging;
    }

    public Level level() {
        return switch (this) {
            case REALTIME, MINUTE -> Level.MINUTE;
            case HOUR -> Level.HOUR;
            case DAY -> Level.DAY;
        };
    }
}
