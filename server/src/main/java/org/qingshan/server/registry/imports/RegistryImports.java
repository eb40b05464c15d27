/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.registry.model.FieldProblem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file of one kind, or a workbook with a sheet per kind, in one transaction: all of it or nothing. The same file
 * again changes nothing. The number of statements does not depend on the number of lines.
 */
@Service
public class RegistryImports {

    /** The kind of a workbook with several sheets. */
    public static final String WORKBOOK = "workbook";

    private final Map<SheetKind, Keeper<?>> keepers;
    private final Saving saving;
    private final RegionLines regionLines;
    private final Consequences consequences;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    RegistryImports(
            List<Keeper<?>> keepers,
            Saving saving,
            RegionLines regionLines,
            Consequences consequences,
            AuditTrail audit,
            @Qualifier("web") PlatformTransactionManager manager) {
        this.keepers = keepers.stream().collect(Collectors.toMap(Keeper::kind, keeper -> keeper));
        this.saving = saving;
        this.regionLines = regionLines;
        this.consequences = consequences;
        this.audit = audit;
        this.transaction = new TransactionTemplate(manager);
    }

    /**
     * Imports a file under the scope of the request.
     *
     * @param kind a kind of sheet, or {@link #WORKBOOK}
     * @param reason why, for history and audit
     */
    public ImportReport run(String kind, byte[] content, boolean dryRun, String reason) {
        Map<SheetKind, Table> tables = tables(kind, content);
        return Objects.requireNonNull(transaction.execute(status -> {
            ImportReport report = save(tables, reason);
            if (dryRun || report.failed()) {
                status.setRollbackOnly();
                return new ImportReport(false, report.sheets());
            }
            record(kind, report, reason);
            return report;
        }));
    }

    private static Map<SheetKind, Table> tables(String kind, byte[] content) {
        if (kind.equals(WORKBOOK)) {
            return workbook(content);
        }
        SheetKind sheet = SheetKind.find(kind)
                .orElseThrow(() -> ProblemException.notFound("registry.import.unknown-kind", Map.of("kind", kind)));
        if (!XlsxTables.isWorkbook(content)) {
            return Map.of(sheet, CsvTable.read(kind, content));
        }
        Map<String, Table> sheets = XlsxTables.read(content);
        return sheets.entrySet().stream()
                .filter(entry ->
                        SheetKind.find(entry.getKey()).filter(sheet::equals).isPresent() || sheets.size() == 1)
                .findFirst()
                .map(entry -> Map.of(sheet, entry.getValue()))
                .orElseThrow(() -> ProblemException.unprocessable(
                        "registry.import.no-such-sheet", Map.of("sheet", sheet.chinese())));
    }

    private static Map<SheetKind, Table> workbook(byte[] content) {
        if (!XlsxTables.isWorkbook(content)) {
            throw ProblemException.unprocessable(
                    "registry.import.unreadable-workbook", Map.of("detail", "not an xlsx file"));
        }
        Map<SheetKind, Table> tables = new HashMap<>();
        XlsxTables.read(content)
                .forEach((name, table) -> SheetKind.find(name).ifPresent(kind -> tables.put(kind, table)));
        if (tables.isEmpty()) {
            String names =
                    Arrays.stream(SheetKind.values()).map(SheetKind::chinese).collect(Collectors.joining(", "));
            throw ProblemException.unprocessable("registry.import.no-such-sheet", Map.of("sheet", names));
        }
        return tables;
    }

    private ImportReport save(Map<SheetKind, Table> tables, String reason) {
        consequences.lock();
        List<ImportReport.Sheet> sheets = new ArrayList<>();
        Table regions = tables.get(SheetKind.REGIONS);
        if (regions != null) {
            sheets.add(saveRegions(regions));
        }
        sheets.addAll(saveThings(tables, reason));
        return new ImportReport(sheets.stream().noneMatch(RegistryImports::hasFailure), sheets);
    }

    private static boolean hasFailure(ImportReport.Sheet sheet) {
        return sheet.lines().stream().anyMatch(line -> line.kind() == LineOutcome.Kind.FAILED);
    }

    private ImportReport.Sheet saveRegions(Table table) {
        Head head = Head.of(SheetKind.REGIONS, table.head());
        return head.problems().isEmpty()
                ? new ImportReport.Sheet(SheetKind.REGIONS, regionLines.save(readers(head, table)))
                : failedHead(SheetKind.REGIONS, head);
    }

    private List<ImportReport.Sheet> saveThings(Map<SheetKind, Table> tables, String reason) {
        List<ImportReport.Sheet> sheets = new ArrayList<>();
        Map<String, Set<String>> failed = new HashMap<>();
        for (SheetKind kind : SheetKind.values()) {
            Table table = tables.get(kind);
            Keeper<?> keeper = keepers.get(kind);
            if (table != null && keeper != null) {
                sheets.add(save(keeper, table, failed, reason));
            }
        }
        return sheets;
    }

    private ImportReport.Sheet save(Keeper<?> keeper, Table table, Map<String, Set<String>> failed, String reason) {
        Head head = Head.of(keeper.kind(), table.head());
        if (!head.problems().isEmpty()) {
            return failedHead(keeper.kind(), head);
        }
        List<LineReader> lines = readers(head, table);
        Saved saved = saving.save(keeper, lines, failed, reason);
        noteFailed(keeper, lines, failed);
        consequences.of("registry.import", keeper, saved);
        return new ImportReport.Sheet(keeper.kind(), lines(saved, lines));
    }

    /** Problems that only showed when everything was written stand on the readers, not in the outcomes. */
    private static List<LineOutcome> lines(Saved saved, List<LineReader> readers) {
        List<LineOutcome> lines = new ArrayList<>(readers.size());
        for (int n = 0; n < readers.size(); n++) {
            LineReader reader = readers.get(n);
            lines.add(
                    reader.failed()
                            ? new LineOutcome(reader.number(), LineOutcome.Kind.FAILED, reader.problems())
                            : saved.lines().get(n));
        }
        return lines;
    }

    private static void noteFailed(Keeper<?> keeper, List<LineReader> lines, Map<String, Set<String>> failed) {
        String column = switch (keeper.kind()) {
            case ENTERPRISES -> "enterprise";
            case POINTS -> "point";
            case DEVICES -> "mn";
            case REGIONS, CHANNELS, LIMITS, REFERENCE_O2 -> "";
        };
        lines.stream()
                .filter(LineReader::failed)
                .forEach(line ->
                        failed.computeIfAbsent(column, name -> new HashSet<>()).add(line.raw(keeper.keyColumn())));
    }

    private static List<LineReader> readers(Head head, Table table) {
        return table.lines().stream()
                .map(line -> new LineReader(head.places(), line))
                .toList();
    }

    private static ImportReport.Sheet failedHead(SheetKind kind, Head head) {
        List<FieldProblem> problems = head.problems();
        return new ImportReport.Sheet(kind, List.of(new LineOutcome(1, LineOutcome.Kind.FAILED, problems)));
    }

    private void record(String kind, ImportReport report, String reason) {
        audit.record(AuditEntry.of("registry.import", "file", kind)
                .because(reason)
                .after(Map.of(
                        "created", report.count(LineOutcome.Kind.CREATED),
                        "changed", report.count(LineOutcome.Kind.CHANGED),
                        "unchanged", report.count(LineOutcome.Kind.UNCHANGED))));
    }
}
