/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the store of a disturbed run differs from that of an undisturbed one.
 *
 * @param devices devices whose samples were compared
 * @param windows minutes, hours and days that were compared
 * @param different what is not the same in both, each with both sides
 */
record Difference(int devices, int windows, List<String> different) {

    Difference {
        different = List.copyOf(different);
    }

    static Difference between(StoreContents disturbed, StoreContents undisturbed) {
        List<String> different = new ArrayList<>(compare(disturbed.samples(), undisturbed.samples()));
        different.addAll(compare(disturbed.windows(), undisturbed.windows()));
        return new Difference(
                undisturbed.samples().size(), undisturbed.windows().size(), different);
    }

    boolean isNone() {
        return different.isEmpty() && devices > 0 && windows > 0;
    }

    private static List<String> compare(Map<String, String> disturbed, Map<String, String> undisturbed) {
        var keys = new TreeSet<>(disturbed.keySet());
        keys.addAll(undisturbed.keySet());
        return keys.stream()
                .filter(key -> !disturbed.getOrDefault(key, "absent").equals(undisturbed.getOrDefault(key, "absent")))
                .map(key -> key + ": " + disturbed.getOrDefault(key, "absent") + " / "
                        + undisturbed.getOrDefault(key, "absent"))
                .toList();
    }
}
