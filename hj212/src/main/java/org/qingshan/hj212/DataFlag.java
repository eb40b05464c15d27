/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A data flag (数据标记) of an edition. The same letter may mean different things in two editions.
 *
 * @param flag the text on the wire
 * @param validTo last day, or null while in force
 * @param certainty A read in the text, B two independent sources, K field knowledge
 */
public record DataFlag(
        Edition edition,
        String flag,
        String nameZh,
        String nameEn,
        CountsAs countsAs,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String certainty) {
    /** What a value with the flag is worth. */
    public enum CountsAs {
        VALID,
        /** A real exceedance or a bad range; not to be discarded. */
        SUSPECT,
        INVALID,
        /** Nothing was measured; the value is a filler. */
        NO_MEASUREMENT,
        UNKNOWN
    }
}
