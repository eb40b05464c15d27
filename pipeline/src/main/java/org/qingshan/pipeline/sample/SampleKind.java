/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

/** Kinds of packets that carry values. */
public enum SampleKind {
    /** CN 2011, an instant. */
    REALTIME,
    /** CN 2051, the device's own minute figure. */
    MINUTE,
    /** CN 2061, the device's own hour figure. */
    HOUR,
    /** CN 2031, the device's own day figure. */
    DAY,
    /** CN 3020, 2081 and the like: what an instrument or the logger says of itself. */
    STATEMENT
}
