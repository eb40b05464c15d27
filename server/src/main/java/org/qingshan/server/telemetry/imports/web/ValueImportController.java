/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.imports.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.platform.Messages;
import org.qingshan.server.telemetry.imports.ImportState;
import org.qingshan.server.telemetry.imports.Label;
import org.qingshan.server.telemetry.imports.ValueImport;
import org.qingshan.server.telemetry.imports.ValueImports;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Values of stations without HJ 212, from a file. */
@RestController
@RequestMapping("/api/v1/telemetry/imports")
class ValueImportController {

    private final ValueImports imports;
    private final Messages messages;

    ValueImportController(ValueImports imports, Messages messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValueProblem(
            String code,
            String column,
            String value,
            String title,
            @Nullable String cure) {}

    record ValueLine(int line, String outcome, List<ValueProblem> problems) {}

    record ValueReport(
            boolean written,
            @Nullable UUID pending,
            long rows,
            long created,
            long changed,
            long unchanged,
            long failed,
            List<ValueLine> lines) {}

    /**
     * Body: CSV with the columns point, kind, time, factor, value and, optionally, flag.
     *
     * @param label start or end: which end of its period a time names
     */
    @PostMapping
    @RequiresRight(Right.IMPORT)
    public ResponseEntity<ValueReport> take(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] content,
            Locale locale)
            throws SQLException, InterruptedException {
        ValueImport result = imports.run(content, Label.of(label), dryRun);
        return ResponseEntity.status(status(result)).body(body(result, locale));
    }

    /** 202: accepted, and still being written. */
    private static int status(ValueImport result) {
        if (result.pending() != null) {
            return 202;
        }
        return result.failed() && !result.written() ? 422 : 200;
    }

    /** How far an import is that was accepted. */
    @GetMapping("/{id}")
    @RequiresRight(Right.IMPORT)
    public ImportState get(@PathVariable UUID id) {
        return imports.get(id);
    }

    private ValueReport body(ValueImport result, Locale locale) {
        return new ValueReport(
                result.written(),
                result.pending(),
                result.lines().size(),
                result.count(ValueImport.Outcome.CREATED),
                result.count(ValueImport.Outcome.CHANGED),
                result.count(ValueImport.Outcome.UNCHANGED),
                result.count(ValueImport.Outcome.FAILED),
                result.lines().stream().map(line -> line(line, locale)).toList());
    }

    private ValueLine line(ValueImport.Line line, Locale locale) {
        return new ValueLine(
                line.number(),
                line.outcome().code(),
                line.problems().stream()
                        .map(problem -> problem(problem, locale))
                        .toList());
    }

    private ValueProblem problem(ValueImport.Problem problem, Locale locale) {
        Map<String, String> params = new HashMap<>(problem.params());
        params.put("column", problem.column());
        params.put("value", problem.value());
        String key = "problem." + problem.code();
        return new ValueProblem(
                problem.code(),
                problem.column(),
                problem.value(),
                messages.render(locale, key + ".title", params),
                messages.render(locale, key + ".cure", params));
    }
}
