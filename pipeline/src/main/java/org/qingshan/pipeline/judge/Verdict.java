/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.judge;

/** The outcome of a judgement. Nothing but EXCEEDED is bad and nothing but WITHIN is good. */
public enum Verdict {
    WITHIN,
    EXCEEDED,
    /** No limit in force for this factor, averaging time and basis. */
    NO_LIMIT,
    /** No usable figure: missing, invalid, or the window still open. */
    NO_FIGURE,
    /** A working-condition mark forbids judging. */
    EXCUSED
}
