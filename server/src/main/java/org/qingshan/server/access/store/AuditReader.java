/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail as the reader may see it. */
@Component
public class AuditReader {

    private static final String SELECT = """
            SELECT e.id, e.at, e.person_name, e.address, e.action, e.subject_kind, e.subject_id, e.reason, e.before,
                   e.after, s.sequence, encode(s.digest, 'hex') AS digest
            FROM platform.audit_entry e LEFT JOIN platform.audit_seal s ON s.entry_id = e.id
            WHERE (CAST(:action AS text) IS NULL OR starts_with(e.action, :action))
              AND (CAST(:subject AS text) IS NULL OR e.subject_id = :subject)
              AND (CAST(:from AS timestamptz) IS NULL OR e.at >= :from)
              AND (CAST(:to AS timestamptz) IS NULL OR e.at < :to)
              AND (CAST(:cursor AS bigint) IS NULL OR e.id < :cursor)
            """;

    private final JdbcClient web;

    AuditReader(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    /** What is looked for; null = anything. */
    public record Filter(
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long cursor) {}

    /** An entry with its link, if it is sealed. */
    public record Row(
            long id,
            Instant at,
            String personName,
            String address,
            String action,
            String subjectKind,
            String subjectId,
            String reason,
            String before,
            String after,
            @Nullable Long sequence,
            @Nullable String digest) {}

    /** The latest first. */
    public List<Row> list(Filter filter, int most) {
        return query(filter, " ORDER BY e.id DESC LIMIT " + most)
                .query(Row.class)
                .list();
    }

    /** The oldest first. */
    public void forEach(Filter filter, Consumer<Row> reader) {
        try (var rows = query(filter, " ORDER BY e.id").query(Row.class).stream()) {
            rows.forEach(reader);
        }
    }

    private JdbcClient.StatementSpec query(Filter filter, String order) {
        return web.sql(SELECT + order)
                .withFetchSize(1_000)
                .param("action", filter.action())
                .param("subject", filter.subject())
                .param("from", timestamp(filter.from()))
                .param("to", timestamp(filter.to()))
                .param("cursor", filter.cursor());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
