/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.gas;

import java.util.List;
import java.util.Optional;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Certainty;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/** Reference oxygen by kind of source as proposals for the registry; the permit of the outlet decides. */
public final class ReferenceOxygen {

    private static final List<Entry> ALL = Table.load(ReferenceOxygen.class, "reference-oxygen.csv").rows().stream()
            .map(ReferenceOxygen::entry)
            .toList();

    private ReferenceOxygen() {}

    /** @param oxygen %, dry */
    public record Entry(String source, String name, Decimal oxygen, String standard, Certainty certainty) {}

    private static Entry entry(Row row) {
        return new Entry(
                row.get("source"),
                row.get("name"),
                row.findDecimal("oxygen").orElseThrow(),
                row.get("standard"),
                row.getEnum("certainty", Certainty.class));
    }

    public static List<Entry> list() {
        return ALL;
    }

    public static Optional<Entry> find(String source) {
        return ALL.stream().filter(entry -> entry.source().equals(source)).findFirst();
    }
}
