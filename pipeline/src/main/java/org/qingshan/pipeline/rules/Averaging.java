/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

/** The averaging time a limit is written for. */
public enum Averaging {
    INSTANT,
    HOUR,
    DAY
}
