/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.server.platform.ProblemException;

/** Lines of RFC 4180 text, UTF-8 or GB 18030, without those that are blank. No cell goes over the end of a line: values do not. */
final class CsvLines {

    /** Half a year of minutes of one factor; a line of a file takes some hundred bytes of memory until its report is sent. */
    static final int MOST_LINES = 300_000;

    static final int LONGEST_LINE = 4_000;

    private CsvLines() {}

    /** @param number from 1 at the first line of the file */
    record Line(int number, List<String> cells) {

        Line {
            cells = List.copyOf(cells);
        }

        String at(int place) {
            return place >= 0 && place < cells.size() ? cells.get(place) : "";
        }
    }

    static List<Line> read(byte[] content) {
        String text = decode(StandardCharsets.UTF_8, content)
                .or(() -> decode(Charset.forName("GB18030"), content))
                .orElseThrow(() -> ProblemException.unprocessable("telemetry.import.not-text", Map.of()));
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (var all = text.lines().iterator(); all.hasNext(); ) {
            String line = all.next();
            number++;
            check(number, line);
            if (!line.isBlank() && !line.matches("[,\\s\uFEFF]*")) {
                lines.add(new Line(number, cells(number == 1 ? line.replace("\uFEFF", "") : line)));
            }
        }
        return lines;
    }

    private static void check(int number, String line) {
        if (number > MOST_LINES) {
            throw new ProblemException(
                    ProblemException.Kind.TOO_LARGE, "telemetry.import.too-many-lines", Map.of("most", MOST_LINES));
        }
        if (line.length() > LONGEST_LINE) {
            throw ProblemException.unprocessable(
                    "telemetry.import.line-too-long", Map.of("line", number, "most", LONGEST_LINE));
        }
    }

    private static Optional<String> decode(Charset charset, byte[] content) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException wrongCharset) {
            return Optional.empty();
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
