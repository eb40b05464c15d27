/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/**
 * The state of a figure: review × origin × reference state × valid or why not.
 *
 * @param why in the order of the enum, each once; may also explain a valid figure (arithmetic for want of flow)
 */
public record DataState(Review review, Origin origin, ReferenceState reference, Usability usability, List<Why> why) {

    public DataState {
        why = List.copyOf(why);
    }

    public static List<Why> reasons(Collection<Why> why) {
        return why.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(why));
    }

    /** Takes part in statistics and, if nothing else forbids it, in judgement. */
    public boolean isUsable() {
        return usability == Usability.VALID || usability == Usability.SUSPECT;
    }
}
