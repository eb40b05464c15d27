/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.access.store.AuditReader;
import org.qingshan.server.access.store.AuditReader.Filter;
import org.qingshan.server.access.store.AuditReader.Row;
import org.qingshan.server.platform.AuditVerification;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail, for those who may read it. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private static final int PAGE = 100;

    private final AuditReader reader;
    private final AuditVerification verification;
    private final JsonMapper json;

    AuditController(AuditReader reader, AuditVerification verification, JsonMapper json) {
        this.reader = reader;
        this.verification = verification;
        this.json = json;
    }

    /** @param digest hexadecimal; null while the entry waits to be sealed */
    record AuditItem(
            long id,
            OffsetDateTime at,
            String person,
            String address,
            String action,
            String subjectKind,
            String subjectId,
            String reason,
            JsonNode before,
            JsonNode after,
            @Nullable Long sequence,
            @Nullable String digest) {}

    record AuditPage(List<AuditItem> items, @Nullable String next) {}

    record VerificationFinding(AuditVerification.Kind kind, long sequence) {}

    record VerificationBody(
            boolean intact, long sealed, long pending, String head, List<VerificationFinding> findings) {}

    @GetMapping
    @RequiresRight(Right.AUDIT_READ)
    @ScopedRead
    public AuditPage list(
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String subject,
            @RequestParam @Nullable OffsetDateTime from,
            @RequestParam @Nullable OffsetDateTime to,
            @RequestParam @Nullable Long cursor) {
        List<Row> rows = reader.list(filter(action, subject, from, to, cursor), PAGE);
        String next = rows.size() < PAGE ? null : Long.toString(rows.getLast().id());
        return new AuditPage(rows.stream().map(this::item).toList(), next);
    }

    /** All entries from the oldest, one JSON object a line, with the digests that prove them. */
    @GetMapping("/export")
    @RequiresRight(Right.AUDIT_READ)
    @ScopedRead
    public ResponseEntity<String> export(
            @RequestParam @Nullable OffsetDateTime from, @RequestParam @Nullable OffsetDateTime to) {
        var lines = new StringBuilder();
        reader.forEach(
                filter(null, null, from, to, null),
                row -> lines.append(json.writeValueAsString(item(row))).append('\n'));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"")
                .body(lines.toString());
    }

    @GetMapping("/verification")
    @RequiresRight(Right.AUDIT_READ)
    public VerificationBody verify() {
        var report = verification.verify();
        return new VerificationBody(
                report.intact(),
                report.sealed(),
                report.pending(),
                report.head(),
                report.findings().stream()
                        .map(finding -> new VerificationFinding(finding.kind(), finding.sequence()))
                        .toList());
    }

    private static Filter filter(
            @Nullable String action,
            @Nullable String subject,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable Long cursor) {
        return new Filter(
                action, subject, from == null ? null : from.toInstant(), to == null ? null : to.toInstant(), cursor);
    }

    private AuditItem item(Row row) {
        return new AuditItem(
                row.id(),
                ReportingZone.at(row.at()),
                row.personName(),
                row.address(),
                row.action(),
                row.subjectKind(),
                row.subjectId(),
                row.reason(),
                json.readTree(row.before()),
                json.readTree(row.after()),
                row.sequence(),
                row.digest());
    }
}
