/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.mark;

/** Who says why a value is what it is. Later constants outrank earlier ones. */
public enum Layer {
    DEVICE,
    ENTERPRISE,
    BUREAU
}
