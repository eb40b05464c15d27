/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

/** What a validity rule counts inside the period. */
public enum Part {
    INSTANT,
    MINUTE,
    HOUR,
    EIGHT_HOURS,
    DAY
}
