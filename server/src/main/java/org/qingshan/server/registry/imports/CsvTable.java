/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.server.platform.ProblemException;

/** Reads RFC 4180 text: UTF-8 with or without a byte order mark, or the GB 18030 that Chinese office programs write. */
final class CsvTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int lineNumber = 1;
    private int lineOfFirstCell = 1;

    private CsvTable(String text) {
        this.text = text;
    }

    static Table read(String name, byte[] content) {
        String text = decode(content);
        Table table = Table.of(name, new CsvTable(text).lines());
        if (table.head().isEmpty()) {
            throw ProblemException.unprocessable("registry.import.empty", Map.of());
        }
        return table;
    }

    private static String decode(byte[] content) {
        if (content.length == 0) {
            throw ProblemException.unprocessable("registry.import.empty", Map.of());
        }
        String text = find(StandardCharsets.UTF_8, content)
                .or(() -> find(Charset.forName("GB18030"), content))
                .filter(CsvTable::isText)
                .orElseThrow(() -> ProblemException.unprocessable("registry.import.not-text", Map.of()));
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Pictures, old workbooks and the like decode by chance, but they hold control characters. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\r' && c != '\n');
    }

    private static Optional<String> find(Charset charset, byte[] content) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException wrongCharset) {
            return Optional.empty();
        }
    }

    private List<Line> lines() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lineNumber += c == '\n' ? 1 : 0;
            if (quoted) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                quoted = c != '"' || doubled;
                i += doubled ? 1 : 0;
                if (quoted) {
                    cell.append(c);
                }
            } else {
                quoted = c == '"' && cell.toString().isBlank();
                outside(c, quoted);
            }
        }
        if (quoted) {
            throw ProblemException.unprocessable(
                    "registry.import.quote-left-open", Map.of("line", String.valueOf(lineOfFirstCell)));
        }
        endLine();
        return lines;
    }

    private void outside(char c, boolean opensQuote) {
        if (opensQuote) {
            cell.setLength(0);
        } else if (c == ',') {
            endCell();
        } else if (c == '\n') {
            endLine();
        } else if (c != '\r') {
            cell.append(c);
        }
    }

    private void endCell() {
        cells.add(Cell.of(cell.toString()));
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        lines.add(new Line(lineOfFirstCell, cells));
        cells.clear();
        lineOfFirstCell = lineNumber;
    }
}
