/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.rules;

import java.util.List;
import java.util.Optional;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/**
 * What a parameter may be set to, both ends included, in the unit of the parameter. The table is {@code parameter-bounds.csv}.
 *
 * @param whole only whole numbers
 */
public record ParameterBounds(Decimal least, Decimal most, boolean whole) {

    private static final List<Row> ROWS =
            Table.load(ParameterBounds.class, "parameter-bounds.csv").rows();

    /** Of a parameter, or else of all of its unit; empty for a unit that the table does not have. */
    public static Optional<ParameterBounds> find(String group, String name, String unit) {
        return ROWS.stream()
                .filter(row -> row.get("unit").equals(unit))
                .filter(row -> row.find("group").map(group::equals).orElse(true)
                        && row.find("name").map(name::equals).orElse(true))
                .findFirst()
                .map(row -> new ParameterBounds(
                        row.findDecimal("least").orElseThrow(),
                        row.findDecimal("most").orElseThrow(),
                        row.get("whole").equals("yes")));
    }

    public boolean allows(Decimal value) {
        return value.compareTo(least) >= 0
                && value.compareTo(most) <= 0
                && (!whole || value.toBigDecimal().stripTrailingZeros().scale() <= 0);
    }
}
