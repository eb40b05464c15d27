/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.time.LocalDate;
import java.util.List;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.mark.Mark;
import org.qingshan.pipeline.mark.MarkCover;
import org.qingshan.pipeline.rules.ParametersAt;
import org.qingshan.pipeline.rules.PointRules;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.standards.validity.Medium;
import org.qingshan.standards.validity.ValidityRule;

/** What every step of one window's aggregation looks at. */
record Frame(
        Window window, boolean closed, PointRules point, RulesSnapshot rules, List<Mark> marks, ValidityRule validity) {

    static Frame of(Window window, boolean closed, RulesSnapshot rules) {
        PointRules point = rules.getPoint(window.pointId());
        LocalDate day = window.start().atZone(Windows.ZONE).toLocalDate();
        Medium medium = point.point().kind().medium();
        ValidityRule validity = rules.parametersAt(window.start())
                .validity()
                .get(medium, window.level().period(), day);
        return new Frame(window, closed, point, rules, point.listMarks(window), validity);
    }

    ParametersAt parameters() {
        return rules.parametersAt(window.start());
    }

    Medium medium() {
        return point.point().kind().medium();
    }

    MarkCover cover(String factor) {
        return MarkCover.of(marks, factor);
    }

    /** Length of the window in seconds. */
    long seconds() {
        return window.length().toSeconds();
    }

    /** Parts due in a whole window: minute windows of the hour, hour figures of the day. */
    int nominalParts() {
        return switch (window.level()) {
            case MINUTE -> throw new IllegalStateException("a minute has no parts");
            case HOUR ->
                (int) Math.max(1, seconds() / point.point().minuteInterval().toSeconds());
            case DAY -> point.point().dayRuns();
        };
    }

    /**
     * Valid parts needed when some of the nominal ones were not due (stopped, no flow): the rule's number in proportion.
     */
    int neededParts(int due) {
        int nominal = nominalParts();
        int full = switch (window.level()) {
            case MINUTE -> throw new IllegalStateException("a minute has no parts");
            case HOUR -> Math.ceilDiv(validity.needed(60, false) * nominal, 60);
            case DAY -> Math.ceilDiv(validity.needed(24, false) * nominal, 24);
        };
        return Math.max(1, Math.ceilDiv(full * due, nominal));
    }
}
