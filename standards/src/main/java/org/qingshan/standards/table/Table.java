/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data table of a standard: UTF-8, comma separated, first line the column names, lines beginning with {@code #} tell
 * the origin. A cell may be quoted. A row shorter or longer than the head is refused when loading.
 */
public record Table(String name, List<Row> rows) {

    public Table {
        rows = List.copyOf(rows);
    }

    /** Reads a resource that lies beside the class. */
    public static Table load(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("table " + resource + " is missing beside " + beside.getName());
            }
            return read(resource, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException problem) {
            throw new UncheckedIOException("table " + resource + " cannot be read", problem);
        }
    }

    /** Reads a table that an administrator supplies in the same form. */
    public static Table read(String name, BufferedReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> head = List.of();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = split(line);
            if (head.isEmpty()) {
                head = cells;
            } else {
                rows.add(row(name, number, head, cells));
            }
        }
        return new Table(name, rows);
    }

    private static Row row(String name, int number, List<String> head, List<String> cells) {
        if (cells.size() != head.size()) {
            throw new IllegalArgumentException(name + " line " + number + ": " + cells.size() + " cells, head has "
                    + head.size() + ". Maybe a cell with a comma lacks its quotes.");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            values.put(head.get(i), cells.get(i));
        }
        return new Row(name, number, values);
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
