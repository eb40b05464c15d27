/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Duration;
import java.util.List;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * The entry points: one window in, aggregates, judgements, signals and condition states out. Pure: no clock, no I/O, no
 * memory between calls; safe on any thread.
 */
public final class WindowEvaluator {

    private WindowEvaluator() {}

    public static WindowResult evaluate(WindowInput input, RulesSnapshot rules) {
        return switch (input.window().level()) {
            case MINUTE -> evaluateMinute(input, rules);
            case HOUR -> evaluateHour(input, rules);
            case DAY -> evaluateDay(input, rules);
        };
    }

    /**
     * Merges samples, checks identities and ranges, aggregates. Gives findings but no signals and no states: those come
     * with the hour, which may be evaluated while it is open as often as its minutes change.
     */
    public static WindowResult evaluateMinute(WindowInput input, RulesSnapshot rules) {
        return nothing(input, rules);
    }

    /** Aggregates minutes, takes the device's 2061, converts to reference oxygen, judges hours, steps conditions. */
    public static WindowResult evaluateHour(WindowInput input, RulesSnapshot rules) {
        return nothing(input, rules);
    }

    /** Aggregates hours, takes the device's 2031, judges days, steps the conditions that look at whole days. */
    public static WindowResult evaluateDay(WindowInput input, RulesSnapshot rules) {
        return nothing(input, rules);
    }

    private static WindowResult nothing(WindowInput input, RulesSnapshot rules) {
        WindowSummary empty = new WindowSummary(input.window(), List.of(), List.of(), List.of());
        return new WindowResult(empty, List.of(), List.of(), rules.id());
    }

    /** How far back {@link WindowInput#history()} is looked at. */
    public static Duration reach(Level level) {
        return switch (level) {
            case MINUTE -> Duration.ZERO;
            case HOUR -> Duration.ofHours(24);
            case DAY -> Duration.ofDays(90);
        };
    }
}
