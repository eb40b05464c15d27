/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.flag;

/** What a flag, a mark or a ruling does to a value. */
public enum Effect {
    /** Counts. */
    VALID,
    /** Counts and is shown as suspect: a real exceedance or a bad range. */
    SUSPECT,
    /** Counts and is shown, but is no basis for an exceedance (working-condition marks). */
    NOT_JUDGED,
    /** Kept and shown, does not count. */
    INVALID,
    /** There was no measurement; the number is a filler. */
    NO_MEASUREMENT,
    /** Nothing was due: the source stood still. */
    NOT_DUE;

    public boolean counts() {
        return this == VALID || this == SUSPECT || this == NOT_JUDGED;
    }
}
