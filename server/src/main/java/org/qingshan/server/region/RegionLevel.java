/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels of the tree, from the top. */
public enum RegionLevel {
    CITY,
    DISTRICT,
    TOWN,
    VILLAGE;

    /** As stored and as written in imports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RegionLevel> find(String code) {
        return Arrays.stream(values())
                .filter(level -> level.code().equals(code))
                .findFirst();
    }
}
