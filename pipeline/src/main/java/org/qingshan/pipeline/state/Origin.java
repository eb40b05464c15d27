/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

/** Where a figure comes from. */
public enum Origin {
    MEASURED,
    BACK_FILLED,
    SUBSTITUTED,
    ESTIMATED
}
