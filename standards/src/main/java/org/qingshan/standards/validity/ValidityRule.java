/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.table.Certainty;

/**
 * How many valid parts make a valid period. With both numbers given the smaller need counts: twelve instants, or three
 * quarters of those due where fewer than sixteen are due.
 *
 * @param minimum least number of valid parts, null = none
 * @param minimumFebruary the same in February, null = as other months
 * @param percent least share of the due parts in percent, null = none
 * @param from first day in force, null = always
 * @param to first day no longer in force, null = still in force
 */
public record ValidityRule(
        Medium medium,
        Period period,
        Part part,
        @Nullable Integer minimum,
        @Nullable Integer minimumFebruary,
        @Nullable Integer percent,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String standard,
        String clause,
        Certainty certainty) {

    /** Least number of valid parts for this many due ones. */
    public int needed(int due, boolean february) {
        Integer count = february && minimumFebruary != null ? minimumFebruary : minimum;
        if (percent == null) {
            return count == null ? 1 : count;
        }
        int share = Math.max(1, Math.ceilDiv(due * percent, 100));
        return count == null ? share : Math.min(count, share);
    }

    public boolean isValid(int valid, int due, boolean february) {
        return valid > 0 && valid >= needed(due, february);
    }

    public boolean isValid(int valid, int due) {
        return isValid(valid, due, false);
    }

    public boolean isInForce(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || day.isBefore(to));
    }
}
