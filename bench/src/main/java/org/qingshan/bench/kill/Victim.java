/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.util.Locale;

/** What a round kills; they take turns. */
enum Victim {
    SERVER,
    DATABASE,
    BOTH;

    static Victim of(int round) {
        return values()[round % values().length];
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
