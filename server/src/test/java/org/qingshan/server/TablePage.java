/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.qingshan.standards.table.Row;
import org.qingshan.standards.table.Table;

/** A rule table as Markdown: what its head says about its origin, then its rows. */
final class TablePage {

    private TablePage() {}

    static String of(String csv) throws IOException {
        List<String> head = List.of();
        StringBuilder out = new StringBuilder();
        for (String line : csv.lines().toList()) {
            if (line.startsWith("#")) {
                out.append(line.substring(1).strip()).append('\n');
            } else if (head.isEmpty() && !line.isBlank()) {
                head = List.of(line.split(","));
            }
        }
        out.append("\n| ")
                .append(String.join(" | ", head))
                .append(" |\n|")
                .append("---|".repeat(head.size()))
                .append('\n');
        for (Row row :
                Table.read("page", new BufferedReader(new StringReader(csv))).rows()) {
            out.append(head.stream()
                    .map(column -> cell(row.get(column.strip())))
                    .collect(Collectors.joining(" | ", "| ", " |\n")));
        }
        return out.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
