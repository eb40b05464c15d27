/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

/** The basis in which a channel sends concentrations, oxygen or flow of flue gas. */
public enum GasState {
    DRY_STANDARD,
    WET_STANDARD,
    DRY_ACTUAL,
    WET_ACTUAL
}
