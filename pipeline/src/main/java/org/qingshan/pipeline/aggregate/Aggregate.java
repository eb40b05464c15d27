/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Unit;

/**
 * The figure of one factor and basis in one window: the device's own and ours side by side, and which of them is
 * official.
 *
 * @param factor canonical code
 * @param device the device's own upload of this level, null = it sent none
 * @param computed ours from the parts below, null = there were none
 * @param official the device's own unless a ruling says otherwise; ours only where the device sends none
 * @param judged whether an exceedance may rest on it (working-condition marks forbid that)
 * @param late whether a value it rests on arrived late or as supplementary upload
 * @param marks distinct flags and marks met in the window, as sent or as coded, sorted
 */
public record Aggregate(
        String factor,
        Basis basis,
        Unit unit,
        @Nullable Statistic device,
        @Nullable Statistic computed,
        Source official,
        DataState state,
        boolean judged,
        boolean late,
        List<String> marks) {

    public Aggregate {
        marks = List.copyOf(marks);
    }

    public Optional<Statistic> findOfficial() {
        return switch (official) {
            case DEVICE -> Optional.ofNullable(device);
            case COMPUTED -> Optional.ofNullable(computed);
            case NONE -> Optional.empty();
        };
    }

    /** The official mean, whether usable or not; look at {@link #state()} before using it. */
    public Optional<Ratio> findMean() {
        return findOfficial().flatMap(Statistic::findMean);
    }

    /** The official mean if it may be used. */
    public Optional<Ratio> findUsableMean() {
        return state.isUsable() ? findMean() : Optional.empty();
    }

    /** Valid parts of our own count, or 1 of 1 for a device's upload alone. */
    public int valid() {
        Statistic counted = computed != null ? computed : device;
        return counted == null ? 0 : counted.valid();
    }

    public int due() {
        Statistic counted = computed != null ? computed : device;
        return counted == null ? 0 : counted.due();
    }
}
