/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/**
 * One side of an aggregate, the device's or ours, with its own state, before it is decided which is official.
 *
 * @param invalidParts parts that arrived and do not count
 */
record Assessed(
        Unit unit,
        Statistic statistic,
        Usability usability,
        Set<Why> why,
        boolean judged,
        boolean late,
        Set<String> marks,
        int invalidParts) {

    boolean isUsable() {
        return usability == Usability.VALID || usability == Usability.SUSPECT;
    }

    Assessed with(Statistic other) {
        return new Assessed(unit, other, usability, why, judged, late, marks, invalidParts);
    }

    /** The same state with another number, as many valid and due. */
    Assessed withMean(Ratio mean, Unit otherUnit) {
        Statistic derived = new Statistic(
                mean.times(statistic.valid()), statistic.valid(), statistic.due(), null, null, null, null, null);
        return new Assessed(otherUnit, derived, usability, why, judged, late, marks, invalidParts);
    }

    /** Takes over the doubts of another figure this one was made with. */
    Assessed limitedBy(Assessed other) {
        Set<String> allMarks = new TreeSet<>(marks);
        allMarks.addAll(other.marks);
        boolean suspect = usability == Usability.VALID && other.usability == Usability.SUSPECT;
        return new Assessed(
                unit,
                statistic,
                suspect ? Usability.SUSPECT : usability,
                why,
                judged && other.judged,
                late || other.late,
                allMarks,
                invalidParts);
    }

    Assessed invalid(Why reason) {
        Set<Why> reasons = why.isEmpty() ? EnumSet.of(reason) : EnumSet.copyOf(why);
        reasons.add(reason);
        return new Assessed(unit, statistic, Usability.INVALID, reasons, false, late, marks, invalidParts);
    }
}
