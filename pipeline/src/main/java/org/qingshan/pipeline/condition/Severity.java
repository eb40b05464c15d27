/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

/** How urgent a signal is to start with; the alarm room may raise it. */
public enum Severity {
    NOTICE,
    WARNING,
    SERIOUS
}
