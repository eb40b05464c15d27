/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.model;

import org.qingshan.pipeline.condition.Severity;

/** How urgent an event is, in steps: 1 提示, 2 一般, 3 重要, 4 紧急. The pipeline knows the first three. */
public final class Urgency {

    public static final int LEAST = 1;
    public static final int MOST = 4;

    private Urgency() {}

    public static int of(Severity severity) {
        return switch (severity) {
            case NOTICE -> 1;
            case WARNING -> 2;
            case SERIOUS -> 3;
        };
    }
}
