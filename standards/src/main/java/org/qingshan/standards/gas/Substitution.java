/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/**
 * What stands in for invalid hours of flue gas in emission amounts; HJ 75-2017. Never for a concentration that is shown or
 * judged. The rows are a proposal: they were reported by one source and not read in the standard.
 */
public final class Substitution {

    private static final List<Rule> STANDARD = read(Table.load(Substitution.class, "substitution.csv"));
    private static final Ratio HUNDRED = Ratio.of(100);

    private Substitution() {}

    /**
     * One row of the table.
     *
     * @param captureFrom quarterly data capture rate, %, included
     * @param captureTo %, excluded; null = open
     * @param gapFrom hours of the gap, included
     * @param gapTo hours, included; null = open
     * @param hours how many of the last valid hours are looked at
     */
    public record Rule(
            int captureFrom,
            @Nullable Integer captureTo,
            int gapFrom,
            @Nullable Integer gapTo,
            int hours,
            String standard,
            Certainty certainty) {

        private boolean applies(Ratio percent, long gapHours) {
            return !percent.isBelow(Ratio.of(captureFrom))
                    && (captureTo == null || percent.isBelow(Ratio.of(captureTo)))
                    && gapHours >= gapFrom
                    && (gapTo == null || gapHours <= gapTo);
        }
    }

    /** The shipped proposal. */
    public static List<Rule> standard() {
        return STANDARD;
    }

    /** Rows of a table of the form of the shipped one. */
    public static List<Rule> read(Table table) {
        return table.rows().stream().map(Substitution::rule).toList();
    }

    private static Rule rule(Row row) {
        return new Rule(
                row.findInt("captureFrom").orElseThrow(),
                row.findInt("captureTo").orElse(null),
                row.findInt("gapFrom").orElseThrow(),
                row.findInt("gapTo").orElse(null),
                row.findInt("hours").orElseThrow(),
                row.get("standard"),
                row.getEnum("certainty", Certainty.class));
    }

    /**
     * The row for a gap.
     *
     * @param capture quarterly data capture rate as a ratio 0 … 1 ({@link org.qingshan.standards.rate.Rates#findCapture})
     * @return empty below the least capture rate of the table: then nothing is substituted
     */
    public static Optional<Rule> findRule(List<Rule> rules, Ratio capture, long gapHours) {
        Ratio percent = capture.times(HUNDRED);
        return rules.stream().filter(rule -> rule.applies(percent, gapHours)).findFirst();
    }

    /**
     * The value for each hour of a gap: the largest of the last valid hours.
     *
     * @param validBefore valid hour values before the gap, the newest last
     */
    public static Optional<Ratio> findValue(List<Rule> rules, Ratio capture, long gapHours, List<Ratio> validBefore) {
        return findRule(rules, capture, gapHours).flatMap(rule -> {
            int from = Math.max(0, validBefore.size() - rule.hours());
            return validBefore.subList(from, validBefore.size()).stream().reduce(Ratio::max);
        });
    }
}
