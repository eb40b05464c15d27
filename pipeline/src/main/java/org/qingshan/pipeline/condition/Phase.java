/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/** What a signal says about its cause. */
public enum Phase {
    RAISED,
    ONGOING,
    CLEARED
}
