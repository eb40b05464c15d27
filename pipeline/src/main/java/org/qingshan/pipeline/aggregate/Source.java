/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

/** Whose figure is official. */
public enum Source {
    DEVICE,
    COMPUTED,
    NONE
}
