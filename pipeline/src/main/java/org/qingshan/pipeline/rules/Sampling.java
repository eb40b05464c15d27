/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

/** How an instrument works: all the time, or in runs between which the device repeats the last value. */
public enum Sampling {
    CONTINUOUS,
    PERIODIC
}
