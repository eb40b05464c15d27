/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.time.Duration;
import java.util.List;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.WindowAggregator;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.Conditions;
import org.qingshan.pipeline.judge.Judge;
import org.qingshan.pipeline.judge.Judgement;
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
        check(input, Level.MINUTE);
        return run(input, rules);
    }

    /** Aggregates minutes, takes the device's 2061, converts to reference oxygen, judges hours, steps conditions. */
    public static WindowResult evaluateHour(WindowInput input, RulesSnapshot rules) {
        check(input, Level.HOUR);
        return run(input, rules);
    }

    /** Aggregates hours, takes the device's 2031, judges days, steps the conditions that look at whole days. */
    public static WindowResult evaluateDay(WindowInput input, RulesSnapshot rules) {
        check(input, Level.DAY);
        return run(input, rules);
    }

    private static WindowResult run(WindowInput input, RulesSnapshot rules) {
        List<Aggregate> aggregates = WindowAggregator.aggregate(input, rules);
        List<Judgement> judgements = Judge.judge(
                input.window(),
                input.closed(),
                aggregates,
                rules.getPoint(input.window().pointId()));
        Conditions.Outcome outcome = Conditions.step(input, aggregates, judgements, rules);
        WindowSummary summary = new WindowSummary(input.window(), aggregates, outcome.findings(), outcome.states());
        return new WindowResult(summary, judgements, outcome.signals(), rules.id());
    }

    private static void check(WindowInput input, Level level) {
        if (input.window().level() != level) {
            throw new IllegalArgumentException(
                    "window of level " + input.window().level() + " given where " + level + " is expected");
        }
    }

    /** How far back {@link WindowInput#history()} is looked at. */
    public static Duration reach(Level level) {
        return switch (level) {
            case MINUTE -> Duration.ZERO;
            case HOUR -> Duration.ofDays(3);
            case DAY -> Duration.ofDays(31);
        };
    }
}
