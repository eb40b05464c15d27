/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** The rows of a data file (CSV, gzip when the name ends so). Cells may be quoted; none holds a comma or a line end. */
final class CsvRows {

    /** One row; cells are asked for by the head's names. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(List<String> heads, String[] cells) {

        String get(String head) {
            int index = heads.indexOf(head);
            if (index < 0 || index >= cells.length) {
                throw new IllegalArgumentException(
                        "No cell '%s' among %s. Maybe the file is another one.".formatted(head, heads));
            }
            return cells[index];
        }

        boolean has(String head) {
            return heads.contains(head);
        }
    }

    private CsvRows() {}

    /** The rows of a file for which the predicate holds, in the order of the file. */
    static List<Row> list(Path file, Predicate<Row> wanted) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                InputStream bytes = file.toString().endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain;
                var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<String> heads = List.of(cells(reader.readLine()));
            var rows = new ArrayList<Row>();
            String line = reader.readLine();
            while (line != null) {
                var row = new Row(heads, cells(line));
                if (wanted.test(row)) {
                    rows.add(row);
                }
                line = reader.readLine();
            }
            return rows;
        }
    }

    private static String[] cells(String line) {
        String[] cells = line.replace("\uFEFF", "").split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
            cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }
}
