/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.registry.imports.LineOutcome;
import org.qingshan.server.registry.imports.RegistryFiles;
import org.qingshan.server.registry.imports.RegistryImports;
import org.qingshan.server.registry.imports.SheetKind;
import org.qingshan.server.registry.model.FieldProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Spreadsheets in and out. */
@RestController
@RequestMapping("/api/v1/registry")
class ImportController {

    private final RegistryImports imports;
    private final RegistryFiles files;
    private final Messages messages;

    ImportController(RegistryImports imports, RegistryFiles files, Messages messages) {
        this.imports = imports;
        this.files = files;
        this.messages = messages;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemItem(
            String code,
            String column,
            String value,
            String title,
            @Nullable String cure) {}

    record LineItem(String sheet, int line, String outcome, List<ProblemItem> problems) {}

    record ReportBody(
            boolean written,
            long rows,
            long created,
            long changed,
            long unchanged,
            long failed,
            List<LineItem> lines) {}

    @PostMapping("/imports/{kind}")
    @RequiresRight(Right.IMPORT)
    public ResponseEntity<ReportBody> take(
            @PathVariable String kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String reason,
            @RequestBody byte[] content,
            Locale locale) {
        ImportReport report = imports.run(kind, content, dryRun, reason);
        return ResponseEntity.status(report.failed() ? 422 : 200).body(body(report, locale));
    }

    private ReportBody body(ImportReport report, Locale locale) {
        List<LineItem> lines = report.sheets().stream()
                .flatMap(sheet -> sheet.lines().stream().map(line -> item(sheet.kind(), line, locale)))
                .toList();
        return new ReportBody(
                report.written(),
                lines.size(),
                report.count(LineOutcome.Kind.CREATED),
                report.count(LineOutcome.Kind.CHANGED),
                report.count(LineOutcome.Kind.UNCHANGED),
                report.count(LineOutcome.Kind.FAILED),
                lines);
    }

    private LineItem item(SheetKind kind, LineOutcome line, Locale locale) {
        return new LineItem(
                kind.code(),
                line.line(),
                line.kind().code(),
                line.problems().stream().map(problem -> item(problem, locale)).toList());
    }

    private ProblemItem item(FieldProblem problem, Locale locale) {
        Map<String, String> params = new HashMap<>(problem.params());
        params.put("column", problem.column());
        params.put("value", problem.value());
        String key = "problem." + problem.code();
        String cure = messages.find(locale, key + ".cure").isPresent()
                ? messages.render(locale, key + ".cure", params)
                : null;
        return new ProblemItem(
                problem.code(),
                problem.column(),
                problem.value(),
                messages.render(locale, key + ".title", params),
                cure);
    }

    /** An empty file with the head and one line of examples. */
    @GetMapping("/templates/{kind}")
    ResponseEntity<byte[]> template(
            @PathVariable String kind, @RequestParam(defaultValue = "xlsx") String format, Locale locale) {
        return file(files.template(kind, format, locale.getLanguage().equals("en")), kind, format);
    }

    /** Everything of the kind that the person may see, in the form that is imported; without passwords. */
    @GetMapping("/exports/{kind}")
    ResponseEntity<byte[]> export(
            @PathVariable String kind, @RequestParam(defaultValue = "xlsx") String format, Locale locale) {
        return file(files.export(kind, format, locale.getLanguage().equals("en")), kind, format);
    }

    private static ResponseEntity<byte[]> file(byte[] content, String kind, String format) {
        String type = format.equals("csv")
                ? "text/csv;charset=UTF-8"
                : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"qingshan-" + kind + "." + format + "\"")
                .body(content);
    }
}
