/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.table;

/** How sure we are of a number in a table. Everything but {@link #READ} can be overridden by an administrator. */
public enum Certainty {
    /** Read in the standard itself or found equal in two independent places. */
    READ,
    /** One secondary source, or several dependent ones. */
    REPORTED,
    /** Known in the trade, not confirmed against the text. */
    UNVERIFIED,
    /** Our own starting value; no standard gives one. */
    OWN;

    public boolean isVerified() {
        return this == READ;
    }
}
