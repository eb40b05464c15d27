/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.registry.model.Choice;
import org.qingshan.server.registry.model.Decimals;
import org.qingshan.server.registry.model.FieldProblem;

/**
 * Reads the values of one line and notes what is wrong with them. A column that the file does not have leaves what is
 * kept; an empty cell takes the value back to its default.
 */
final class LineReader {

    private static final int MOST_DIGITS_OF_A_NUMBER_CELL = 15;

    private final Map<String, Integer> places;
    private final Line line;
    private final List<FieldProblem> problems = new ArrayList<>();

    LineReader(Map<String, Integer> places, Line line) {
        this.places = places;
        this.line = line;
    }

    int number() {
        return line.number();
    }

    boolean failed() {
        return !problems.isEmpty();
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    void fail(String code, String column) {
        problems.add(FieldProblem.of(code, column, cell(column).text()));
    }

    void fail(String code, String column, Map<String, String> params) {
        problems.add(new FieldProblem(code, column, cell(column).text(), params));
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    Cell cell(String column) {
        Integer place = places.get(column);
        return place == null ? Cell.EMPTY : line.at(place);
    }

    /** What stands there, without any check. */
    String raw(String column) {
        return cell(column).text();
    }

    /** A text that must be there; empty after a problem. */
    String text(String column, int most, @Nullable String kept) {
        String text = optional(column, most, kept);
        if (text == null || text.isEmpty()) {
            fail("registry.missing-value", column);
            return "";
        }
        return text;
    }

    @Nullable
    String optional(String column, int most, @Nullable String kept) {
        if (!has(column)) {
            return kept;
        }
        Cell cell = cell(column);
        if (cell.text().length() > most) {
            fail("registry.too-long", column, Map.of("most", String.valueOf(most)));
        }
        return cell.isEmpty() ? null : cell.text();
    }

    /** A number or code that must keep each of its characters: a spreadsheet's number cell of many digits has not. */
    String exact(String column, int most) {
        Cell cell = cell(column);
        if (cell.number() && cell.text().length() > MOST_DIGITS_OF_A_NUMBER_CELL) {
            fail("registry.import.digits-lost", column);
        }
        return text(column, most, null);
    }

    <C extends Enum<C> & Choice> C choice(String column, Class<C> family, C byDefault, @Nullable C kept) {
        if (!has(column)) {
            return kept == null ? byDefault : kept;
        }
        Cell cell = cell(column);
        return cell.isEmpty()
                ? byDefault
                : Choice.find(family, cell.text()).orElseGet(() -> {
                    failChoice(column, family);
                    return byDefault;
                });
    }

    <C extends Enum<C> & Choice> void failChoice(String column, Class<C> family) {
        List<String> words =
                Arrays.stream(family.getEnumConstants()).map(Choice::code).toList();
        fail("registry.not-a-choice", column, Map.of("choices", String.join(", ", words)));
    }

    @Nullable
    BigDecimal decimal(String column, String least, String most, @Nullable BigDecimal kept) {
        if (!has(column)) {
            return kept;
        }
        Cell cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        BigDecimal value = Decimals.find(cell.text()).orElse(null);
        if (value == null) {
            fail("registry.not-a-number", column);
        } else if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            fail("registry.out-of-range", column, Map.of("least", least, "most", most));
        }
        return value;
    }

    int integer(String column, int least, int most, int byDefault, @Nullable Integer kept) {
        if (!has(column)) {
            return kept == null ? byDefault : kept;
        }
        BigDecimal value = decimal(column, String.valueOf(least), String.valueOf(most), null);
        if (value == null) {
            return byDefault;
        }
        if (value.scale() > 0) {
            fail("registry.not-a-whole-number", column);
            return byDefault;
        }
        return value.intValue();
    }

    @Nullable
    Instant instant(String column, @Nullable Instant kept) {
        if (!has(column)) {
            return kept;
        }
        Cell cell = cell(column);
        return cell.isEmpty()
                ? null
                : Dates.find(cell).orElseGet(() -> {
                    fail("registry.not-a-date", column);
                    return null;
                });
    }

    /** Values divided by semicolon, comma, bar or blank. */
    List<String> list(String column, List<String> kept) {
        if (!has(column)) {
            return kept;
        }
        return Arrays.stream(raw(column).split("[;,|\\s；，、]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
