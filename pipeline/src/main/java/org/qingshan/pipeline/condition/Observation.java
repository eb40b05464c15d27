/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/** What one step says to a condition. */
public enum Observation {
    BAD,
    GOOD,
    /** No data: neither good nor bad. */
    NONE,
    /** An innocent look-alike (calibration, stop, zero flow): breaks a bad run, proves nothing good. */
    EXCUSED
}
