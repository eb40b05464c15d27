/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Files in the form that is imported: templates with an example, and exports. */
@Service
public class RegistryFiles {

    /** A zone is said with each time, so that an export imports to the same instants. */
    private static final String TIME =
            "to_char(%s AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+08:00\"')";

    private static final Map<SheetKind, String> SELECT = Map.of(
            SheetKind.REGIONS,
            "SELECT r.code, r.name, r.name_en, r.level, u.code AS parent FROM region.region r"
                    + " LEFT JOIN region.region u ON u.id = r.parent_id ORDER BY r.code",
            SheetKind.ENTERPRISES,
            "SELECT e.*, r.code AS region FROM registry.enterprise e JOIN region.region r ON r.id = e.region_id"
                    + " ORDER BY e.code",
            SheetKind.POINTS,
            "SELECT p.code, p.kind, p.name, p.name_en, e.code AS enterprise, r.code AS region, p.lon, p.lat,"
                    + " registry.reference_o2_at(p.id, :now) AS reference_o2, array_to_string(p.factors, ';') AS factors, p.details"
                    + " FROM registry.point p JOIN region.region r ON r.id = p.region_id"
                    + " LEFT JOIN registry.enterprise e ON e.id = p.enterprise_id ORDER BY p.code",
            SheetKind.DEVICES,
            "SELECT d.mn, d.name, p.code AS point, d.edition, d.dialect, d.crc, '' AS password,"
                    + " array_to_string(d.addresses, ';') AS addresses, d.realtime_interval_s, d.minute_interval_min,"
                    + " d.label_side, d.clock_offset_s, d.state, '' AS sm4_key FROM registry.device d"
                    + " JOIN registry.point p ON p.id = d.point_id ORDER BY d.mn",
            SheetKind.CHANNELS,
            "SELECT d.mn, c.st, c.wire_code, p.code AS point, c.factor, c.unit, c.gas_state, c.label_side, c.priority, "
                    + TIME.formatted("c.valid_from") + " AS valid_from, " + TIME.formatted("c.valid_to")
                    + " AS valid_to"
                    + " FROM registry.channel c JOIN registry.device d ON d.id = c.device_id"
                    + " JOIN registry.point p ON p.id = c.point_id ORDER BY d.mn, c.st, c.wire_code, c.valid_from",
            SheetKind.LIMITS,
            "SELECT p.code AS point, l.factor, l.averaging, l.basis, l.lower, l.upper, l.unit, l.standard, l.clause, "
                    + TIME.formatted("l.valid_from") + " AS valid_from, " + TIME.formatted("l.valid_to")
                    + " AS valid_to"
                    + " FROM registry.limit_value l JOIN registry.point p ON p.id = l.point_id"
                    + " ORDER BY p.code, l.factor, l.averaging, l.valid_from",
            SheetKind.REFERENCE_O2,
            "SELECT p.code AS point, o.value, o.standard, o.clause, "
                    + TIME.formatted("o.valid_from") + " AS valid_from, " + TIME.formatted("o.valid_to")
                    + " AS valid_to FROM registry.reference_o2 o JOIN registry.point p ON p.id = o.point_id"
                    + " ORDER BY p.code, o.valid_from");

    private final JdbcClient web;
    private final Clock clock;

    RegistryFiles(@Qualifier("web") JdbcClient web, Clock clock) {
        this.web = web;
        this.clock = clock;
    }

    /** @param kind a kind, or {@code workbook} for one sheet per kind */
    public byte[] template(String kind, String format, boolean english) {
        return write(
                kinds(kind),
                format,
                english,
                sheet -> List.of(sheet.columns().stream().map(Column::example).toList()));
    }

    @ScopedRead
    public byte[] export(String kind, String format, boolean english) {
        return write(kinds(kind), format, english, this::rows);
    }

    @FunctionalInterface
    private interface RowSource {
        List<List<String>> of(SheetKind kind);
    }

    private static List<SheetKind> kinds(String kind) {
        if (kind.equals(RegistryImports.WORKBOOK)) {
            return Arrays.asList(SheetKind.values());
        }
        return List.of(SheetKind.find(kind)
                .orElseThrow(() -> ProblemException.notFound("registry.import.unknown-kind", Map.of("kind", kind))));
    }

    private List<List<String>> rows(SheetKind kind) {
        String sql = SELECT.getOrDefault(kind, "");
        return web.sql(sql).param("now", ReportingZone.at(clock.instant())).query().listOfRows().stream()
                .map(row -> kind.columns().stream()
                        .map(column -> cell(row, column.name()))
                        .toList())
                .toList();
    }

    private static String cell(Map<String, Object> row, String column) {
        Object value = row.get(column);
        if (value == null && row.get("details") != null) {
            return detail(row.get("details").toString(), column);
        }
        return value == null ? "" : value.toString();
    }

    /** Details are an object of texts, which PostgreSQL prints in one form. */
    private static String detail(String details, String column) {
        var found = java.util.regex.Pattern.compile("\"" + column + "\": \"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(details);
        return found.find() ? found.group(1).replace("\\\"", "\"").replace("\\\\", "\\") : "";
    }

    private static byte[] write(List<SheetKind> kinds, String format, boolean english, RowSource source) {
        if (format.equals("csv") && kinds.size() == 1) {
            return csv(kinds.getFirst(), english, source);
        }
        if (!format.equals("xlsx")) {
            throw new ProblemException("registry.import.unknown-format", Map.of("format", format));
        }
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Qingshan", "1.0")) {
            for (SheetKind kind : kinds) {
                sheet(workbook.newWorksheet(english ? kind.code() : kind.chinese()), kind, english, source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void sheet(Worksheet sheet, SheetKind kind, boolean english, RowSource source) {
        List<String> heads = heads(kind, english);
        for (int column = 0; column < heads.size(); column++) {
            sheet.value(0, column, heads.get(column));
            sheet.style(0, column).bold().set();
            sheet.width(column, 18);
        }
        int line = 1;
        for (List<String> row : source.of(kind)) {
            for (int column = 0; column < row.size(); column++) {
                sheet.value(line, column, row.get(column));
            }
            line++;
        }
        sheet.freezePane(0, 1);
    }

    private static List<String> heads(SheetKind kind, boolean english) {
        return kind.columns().stream()
                .map(column -> (english ? column.name() : column.chinese()) + (column.required() ? "*" : ""))
                .toList();
    }

    /** With a byte order mark: without it office programs read the bytes as GBK. */
    private static byte[] csv(SheetKind kind, boolean english, RowSource source) {
        var text = new StringBuilder("\uFEFF")
                .append(String.join(",", heads(kind, english)))
                .append("\r\n");
        source.of(kind)
                .forEach(row -> text.append(
                                row.stream().map(RegistryFiles::quoted).collect(Collectors.joining(",")))
                        .append("\r\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        String cell = Formulas.guarded(text);
        return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
