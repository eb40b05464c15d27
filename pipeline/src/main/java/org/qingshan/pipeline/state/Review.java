/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.state;

/** How far a figure was looked at. */
public enum Review {
    RAW,
    SCREENED,
    AUDITED
}
