/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.util.Locale;

/**
 * One kill.
 *
 * @param loadSeconds answers flowed for so long before it
 * @param acknowledged packets answered up to it
 * @param downSeconds from the kill to the next answer
 */
record Round(int number, Victim victim, double loadSeconds, int acknowledged, double downSeconds) {

    String toLine() {
        return String.format(
                Locale.ROOT,
                "%5d  %-8s  load %4.1f s  acknowledged %,10d  down %5.1f s",
                number + 1,
                victim.code(),
                loadSeconds,
                acknowledged,
                downSeconds);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"victim\":\"%s\",\"loadSeconds\":%.1f,\"acknowledged\":%d,\"downSeconds\":%.1f}",
                victim.code(),
                loadSeconds,
                acknowledged,
                downSeconds);
    }
}
