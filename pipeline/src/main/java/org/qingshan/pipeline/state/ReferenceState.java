/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

/** The temperature and pressure a concentration refers to: as at the sensor, or the standard state of the medium. */
public enum ReferenceState {
    ACTUAL,
    STANDARD
}
