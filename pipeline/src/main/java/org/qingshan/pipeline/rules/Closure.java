/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch [from, to) in which a point or a device is closed: nothing is due of it. What comes all the same counts. */
public record Closure(Instant from, @Nullable Instant to) {

    public boolean covers(Instant time) {
        return !time.isBefore(from) && (to == null || time.isBefore(to));
    }

    static boolean anyCovers(List<Closure> closures, Instant time) {
        return !closures.isEmpty() && closures.stream().anyMatch(closure -> closure.covers(time));
    }
}
