/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import java.util.List;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.sample.Sample;

/**
 * All that an output depends on besides the rules. The order of the lists does not matter, repeated samples do no harm.
 *
 * @param samples everything stored for the point inside the window: real-time samples for a minute, and the device's own
 *     upload of the window's level (2051, 2061, 2031); others are ignored
 * @param parts the stored minutes of an hour, the stored hours of a day; empty for a minute
 * @param history stored windows of the same level before this one, as far back as {@link WindowEvaluator#reach} says;
 *     fewer do no harm, and an open window does without
 * @param before the states stored with the nearest earlier window of the same point and level; empty when there is none
 * @param closed whether the window's end plus its grace has passed; an open window is not judged on our own figure
 */
public record WindowInput(
        Window window,
        List<Sample> samples,
        List<WindowSummary> parts,
        List<WindowSummary> history,
        List<ConditionState> before,
        boolean closed) {

    public WindowInput {
        samples = List.copyOf(samples);
        parts = List.copyOf(parts);
        history = List.copyOf(history);
        before = List.copyOf(before);
    }

    /** A closed minute window, which needs neither parts nor history. */
    public static WindowInput minute(Window window, List<Sample> samples) {
        return new WindowInput(window, samples, List.of(), List.of(), List.of(), true);
    }
}
