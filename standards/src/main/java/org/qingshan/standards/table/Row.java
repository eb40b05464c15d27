/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.table;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.qingshan.standards.number.Decimal;

/** One line of a {@link Table}; an empty cell is an absent value. */
public record Row(String table, int line, Map<String, String> cells) {

    public Row {
        cells = Map.copyOf(cells);
    }

    /** The cell as written, empty when empty; throws when the table has no such column. */
    public String get(String column) {
        String cell = cells.get(column);
        if (cell == null) {
            throw new IllegalArgumentException(table + " has no column '" + column + "'");
        }
        return cell;
    }

    public Optional<String> find(String column) {
        return Optional.of(get(column)).filter(cell -> !cell.isEmpty());
    }

    public Optional<Integer> findInt(String column) {
        return find(column).map(cell -> parsed(column, cell, Integer::valueOf));
    }

    public Optional<Decimal> findDecimal(String column) {
        return find(column).map(cell -> parsed(column, cell, Decimal::of));
    }

    public Optional<LocalDate> findDate(String column) {
        return find(column).map(cell -> parsed(column, cell, LocalDate::parse));
    }

    /** An enum constant written in lower case with hyphens or as the constant itself. */
    public <E extends Enum<E>> E getEnum(String column, Class<E> type) {
        return parsed(column, get(column), cell -> Words.toEnum(type, cell));
    }

    private <T> T parsed(String column, String cell, Function<String, T> parser) {
        try {
            return parser.apply(cell);
        } catch (RuntimeException problem) {
            throw new IllegalArgumentException(
                    table + " line " + line + ": '" + cell + "' in column '" + column + "' cannot be read", problem);
        }
    }
}
