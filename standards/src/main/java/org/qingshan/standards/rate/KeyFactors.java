/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.rate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/** Key pollutants (主要污染物) by date: their hours make the transmission and validity rates of a point. */
public final class KeyFactors {

    private static final List<Entry> ALL = Table.load(KeyFactors.class, "key-factors.csv").rows().stream()
            .map(KeyFactors::entry)
            .toList();

    private KeyFactors() {}

    /**
     * @param factor code of HJ 212-2017
     * @param from first day, null = since ever
     * @param to first day no longer, null = to this day
     */
    public record Entry(
            String factor,
            String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String standard,
            Certainty certainty) {}

    private static Entry entry(Row row) {
        return new Entry(
                row.get("factor"),
                row.get("name"),
                row.findDate("from").orElse(null),
                row.findDate("to").orElse(null),
                row.get("standard"),
                row.getEnum("certainty", Certainty.class));
    }

    public static List<Entry> list() {
        return ALL;
    }
}
