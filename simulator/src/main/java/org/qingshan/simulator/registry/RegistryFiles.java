/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The import files of a registry, row by row. A cell is text; an empty cell means "not given". Rows keep the order in
 * which they were added, so that equal input gives equal bytes.
 */
public final class RegistryFiles {

    private final Map<Kind, List<List<String>>> rows = new EnumMap<>(Kind.class);

    /** Adds one row; the cells stand in the order of {@link Kind#columns()}. */
    public RegistryFiles add(Kind kind, String... cells) {
        if (cells.length != kind.columns().size()) {
            throw new IllegalArgumentException("%s needs %d cells %s but got %d. Maybe an optional cell was left out."
                    .formatted(kind.fileName(), kind.columns().size(), kind.columns(), cells.length));
        }
        rows.computeIfAbsent(kind, _ -> new ArrayList<>()).add(List.of(cells));
        return this;
    }

    public RegistryFiles addAll(RegistryFiles other) {
        other.rows.forEach((kind, more) ->
                rows.computeIfAbsent(kind, _ -> new ArrayList<>()).addAll(more));
        return this;
    }

    public List<List<String>> listRows(Kind kind) {
        return List.copyOf(rows.getOrDefault(kind, List.of()));
    }

    /** The kinds that have rows, in import order. */
    public List<Kind> listKinds() {
        return rows.keySet().stream().toList();
    }

    /** One file as UTF-8 text with a head line. */
    public String csv(Kind kind) {
        var text = new StringBuilder();
        appendLine(text, kind.columns());
        listRows(kind).forEach(row -> appendLine(text, row));
        return text.toString();
    }

    /** Writes the files into a folder, or into one archive when the name ends with {@code .zip}. */
    public void writeTo(Path target) throws IOException {
        if (target.toString().endsWith(".zip")) {
            writeArchive(target);
            return;
        }
        Files.createDirectories(target);
        for (var kind : listKinds()) {
            Files.writeString(target.resolve(kind.fileName()), csv(kind));
        }
    }

    private void writeArchive(Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                var zip = new ZipOutputStream(file)) {
            for (var kind : listKinds()) {
                var entry = new ZipEntry(kind.fileName());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(csv(kind).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static void appendLine(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(quoted(cells.get(i)));
        }
        text.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
