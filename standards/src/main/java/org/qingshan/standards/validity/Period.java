/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

/** A period over which a standard forms a statistic. */
public enum Period {
    MINUTE,
    HOUR,
    EIGHT_HOURS,
    DAY,
    MONTH,
    QUARTER,
    YEAR
}
