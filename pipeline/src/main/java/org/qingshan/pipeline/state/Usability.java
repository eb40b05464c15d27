/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

/** Whether a figure may be used. "No data" is neither good nor bad. */
public enum Usability {
    VALID,
    SUSPECT,
    INVALID,
    MISSING
}
