/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

/** Whether a period is labelled by its start or its end; converted at the edge. */
public enum LabelSide {
    START,
    END
}
