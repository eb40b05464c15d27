/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.hj212.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.hj212.Edition;

/** The tables of the module: UTF-8, comment lines with {@code #}, a head line, quotes where a cell holds a comma. */
public final class Csv {
    private Csv() {}

    /** One line of a table, by column name. */
    public record Row(Map<String, String> cells) {
        public String get(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new IllegalStateException(
                        "No column '%s' among %s. Maybe the head line was changed.".formatted(column, cells.keySet()));
            }
            return cell;
        }
    }

    /** The rows of a resource beside {@link Edition}. */
    public static List<Row> read(String resource) {
        try (InputStream in = Edition.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource + " in this jar. Maybe it was repacked.");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Row> read(BufferedReader reader) {
        List<Row> rows = new ArrayList<>();
        List<String> head = List.of();
        for (String line : (Iterable<String>) reader.lines()::iterator) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(line);
            if (head.isEmpty()) {
                head = cells;
            } else {
                rows.add(row(head, cells));
            }
        }
        return rows;
    }

    private static Row row(List<String> head, List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalStateException("A line has %d cells, expected %d: %s. Maybe a comma needs quotes."
                    .formatted(cells.size(), head.size(), cells));
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(head.get(i), cells.get(i));
        }
        return new Row(row);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
