/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.qingshan.server.platform.ProblemException;

/** Reads the sheets of an xlsx workbook as tables. */
final class XlsxTables {

    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final int MOST_COLUMNS = 200;

    private XlsxTables() {}

    static boolean isWorkbook(byte[] content) {
        return content.length > ZIP_MAGIC.length && Stream.of(0, 1, 2, 3).allMatch(i -> content[i] == ZIP_MAGIC[i]);
    }

    /** Sheet name to table, in the order of the workbook. */
    static Map<String, Table> read(byte[] content) {
        var tables = new LinkedHashMap<String, Table>();
        try {
            WorkbookGuard.check(content);
        } catch (IOException damaged) {
            throw unreadable(damaged);
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                tables.put(sheet.getName().strip(), read(sheet));
            }
        } catch (ProblemException known) {
            throw known;
        } catch (IOException | RuntimeException damaged) {
            throw unreadable(damaged);
        }
        return tables;
    }

    private static ProblemException unreadable(Exception damaged) {
        return ProblemException.unprocessable(
                "registry.import.unreadable-workbook", Map.of("detail", String.valueOf(damaged.getMessage())));
    }

    private static Table read(Sheet sheet) throws IOException {
        var lines = new ArrayList<Line>();
        try (Stream<Row> rows = sheet.openStream()) {
            rows.limit(Table.MOST_LINES + 2L).forEach(row -> lines.add(line(row)));
        }
        return Table.of(sheet.getName().strip(), lines);
    }

    private static Line line(Row row) {
        int count = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<Cell> cells = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cells.add(row.getOptionalCell(i).map(XlsxTables::cell).orElse(Cell.EMPTY));
        }
        return new Line(row.getRowNum(), cells);
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return Cell.of(cell.getText());
        }
        String format = cell.getDataFormatString();
        if (format != null && format.contains("yy")) {
            return Cell.of(cell.asDate().toString());
        }
        return new Cell(cell.asNumber().toPlainString(), true);
    }
}
