/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/** States of the condition machine. */
public enum MachineState {
    /** At rest. */
    CLEAR,
    /** Bad, not yet long enough. */
    PENDING,
    /** Raised. */
    RAISED,
    /** Raised and good again, not yet long enough. */
    RECOVERING
}
