/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.realdata;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingshan.simulator.play.DataSet;

/** What a set says beside what is stored of its loggers, text by text. */
final class Comparison {

    private final Map<StoredValues.Key, DataSet.Expected> expected = new HashMap<>();
    private final Map<StoredValues.Key, String> stored = new HashMap<>();

    private Comparison() {}

    static Comparison of(DataSet set, Map<StoredValues.Key, String> all) {
        var comparison = new Comparison();
        Set<String> mns = new HashSet<>();
        for (var one : set.listExpected()) {
            mns.add(one.mn());
            comparison.expected.put(StoredValues.Key.of(one), one);
        }
        all.forEach((key, text) -> {
            if (mns.contains(key.mn())) {
                comparison.stored.put(key, text);
            }
        });
        return comparison;
    }

    /** Values that are missing, differ in a digit, or were sent by nobody. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        expected.forEach((key, one) -> {
            String text = stored.get(key);
            if (!one.text().equals(text)) {
                wrong.add(key + ": " + one.text() + " is stored as " + text);
            }
        });
        stored.forEach((key, text) -> {
            if (!expected.containsKey(key)) {
                wrong.add(key + ": nobody sent " + text);
            }
        });
        return wrong;
    }

    /** Values of a command and suffix that are stored as they were sent. */
    long equal(String cn, String suffix) {
        return expected.entrySet().stream()
                .filter(e ->
                        e.getValue().cn().equals(cn) && e.getValue().suffix().equals(suffix))
                .filter(e -> e.getValue().text().equals(stored.get(e.getKey())))
                .count();
    }

    /** Of these, those with a given text. */
    long equal(String cn, String suffix, String text) {
        return stored.entrySet().stream()
                .filter(e -> e.getKey().cn().equals(cn) && e.getKey().item().endsWith("-" + suffix))
                .filter(e -> e.getValue().equals(text) && expected.containsKey(e.getKey()))
                .count();
    }

    /** Hours of the month without a stored mean, summed over the loggers and what each of them measures. */
    long countGaps(String cn, YearMonth month) {
        Map<String, Set<String>> means = new HashMap<>();
        expected.keySet().stream()
                .filter(key -> key.cn().equals(cn) && key.item().endsWith("-Avg"))
                .forEach(key ->
                        means.computeIfAbsent(key.mn(), _ -> new HashSet<>()).add(key.item()));
        long gaps = 0;
        for (int hour = 0; hour < month.lengthOfMonth() * 24; hour++) {
            LocalDateTime start = month.atDay(1).atStartOfDay().plusHours(hour);
            for (var logger : means.entrySet()) {
                gaps += logger.getValue().stream()
                        .filter(item -> !stored.containsKey(new StoredValues.Key(logger.getKey(), cn, start, item)))
                        .count();
            }
        }
        return gaps;
    }
}
