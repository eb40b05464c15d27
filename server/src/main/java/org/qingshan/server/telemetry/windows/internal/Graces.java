/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.rules.RulesSnapshot;

/** How long after its end a window stays open: parameter {@code window/grace-…}, for the whole installation. */
final class Graces {

    private Graces() {}

    static Duration of(Level level, RulesSnapshot rules, Instant start) {
        String name = "grace-" + level.name().toLowerCase(Locale.ROOT);
        return rules.parametersAt(start)
                .findGeneral("window", name)
                .map(seconds -> Duration.ofSeconds(seconds.toBigDecimal().longValue()))
                .orElse(Duration.ZERO);
    }

    /** The moment from which a change of the window is a revision. */
    static Instant closing(Window window, RulesSnapshot rules) {
        return window.end().plus(of(window.level(), rules, window.start()));
    }
}
