/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an alarm was a false one; counted per rule. */
public enum FalseCause {
    CALIBRATION,
    MAINTENANCE,
    FAULT,
    WEATHER,
    NETWORK,
    RULE,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FalseCause> find(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst();
    }
}
