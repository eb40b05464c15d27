/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.marks.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.mark.Layer;
import org.qingshan.pipeline.mark.MarkKind;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Marks of enterprises (MEE Announcement 2022 No. 21) and rulings of the bureau: added and withdrawn, never changed. The
 * database checks scope and right once more at its only doors for writing.
 */
@Service
public class MarkBook {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final JdbcClient web;
    private final RulesInForce rules;
    private final AuditTrail audit;
    private final LiveHub live;
    private final Clock clock;

    MarkBook(@Qualifier("web") JdbcClient web, RulesInForce rules, AuditTrail audit, LiveHub live, Clock clock) {
        this.web = web;
        this.rules = rules;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** What somebody wants to say about values over [from, to). */
    public record Draft(Instant from, Instant to, @Nullable List<String> factors, String kind, String reason) {}

    /** A mark or ruling as shown. */
    public record Shown(
            UUID id,

            @Schema(allowableValues = {"device", "enterprise", "bureau"})
            String layer,

            String kind,
            List<String> factors,
            OffsetDateTime from,
            OffsetDateTime to,
            String reason,
            OffsetDateTime recordedAt,
            String recordedBy,
            @Nullable OffsetDateTime withdrawnAt,
            @Nullable String withdrawnBy,
            @Nullable String withdrawalReason) {}

    @ScopedRead
    public List<Shown> list(UUID point, Instant from, Instant to) {
        requirePoint(point);
        return web.sql("""
                        SELECT m.* FROM telemetry.v_mark m JOIN registry.point p ON p.id = m.point_id
                        WHERE p.public_id = :point AND m.valid_from < :to AND m.valid_to > :from ORDER BY m.valid_from, m.id
                        """)
                .param("point", point)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query((row, number) -> shown(row))
                .list();
    }

    @ScopedWrite
    @RequiresRight(Right.MARK_ENTERPRISE)
    public UUID mark(UUID point, Draft draft) {
        return add(point, draft, Layer.ENTERPRISE);
    }

    @ScopedWrite
    @RequiresRight(Right.RULING)
    public UUID rule(UUID point, Draft draft) {
        return add(point, draft, Layer.BUREAU);
    }

    private UUID add(UUID point, Draft draft, Layer layer) {
        MarkKind kind = kind(draft.kind(), layer);
        check(draft);
        requirePoint(point);
        Set<String> factors = new TreeSet<>(draft.factors() == null ? List.of() : draft.factors());
        Added added = web.sql(
                        "SELECT * FROM telemetry.add_mark(:point, :layer, :kind, :factors, :from, :to, :reason, :at, :name)")
                .param("point", point)
                .param("layer", layer.name().toLowerCase(Locale.ROOT))
                .param("kind", kind.name())
                .param("factors", factors.toArray(String[]::new))
                .param("from", Timestamp.from(draft.from()))
                .param("to", Timestamp.from(draft.to()))
                .param("reason", draft.reason())
                .param("at", Timestamp.from(clock.instant()))
                .param("name", ScopeContext.current().name())
                .query((row, number) -> new Added(row.getObject("public_id", UUID.class), row.getInt("point_id")))
                .single();
        audit.record(AuditEntry.of("telemetry.mark.add", "mark", added.id())
                .because(draft.reason())
                .after(Map.of(
                        "point", point.toString(),
                        "kind", kind.name(),
                        "factors", List.copyOf(factors),
                        "from", draft.from().toString(),
                        "to", draft.to().toString())));
        rules.touched("telemetry.mark", Set.of(added.point()), draft.from(), draft.to());
        announceAfterCommit(point);
        return added.id();
    }

    private record Added(UUID id, int point) {}

    /** Withdraws a mark of the caller's kind; the values are as if it had never been said, the row stays. */
    @ScopedWrite
    public void withdraw(UUID point, UUID mark, String reason) {
        Shown known = find(point, mark);
        if (reason.isBlank()) {
            throw new ProblemException("telemetry.mark.no-reason", Map.of());
        }
        Right right = known.layer().equals("bureau") ? Right.RULING : Right.MARK_ENTERPRISE;
        if (!ScopeContext.current().may(right)) {
            throw ProblemException.forbidden("access.not-permitted", Map.of("right", right.name()));
        }
        List<Integer> points = web.sql("SELECT point_id FROM telemetry.withdraw_mark(:mark, :reason, :at, :name)")
                .param("mark", mark)
                .param("reason", reason)
                .param("at", Timestamp.from(clock.instant()))
                .param("name", ScopeContext.current().name())
                .query(Integer.class)
                .list();
        if (points.isEmpty()) {
            throw ProblemException.conflict("telemetry.mark.withdrawn", Map.of("mark", mark.toString()));
        }
        audit.record(AuditEntry.of("telemetry.mark.withdraw", "mark", mark)
                .because(reason)
                .before(Map.of(
                        "kind",
                        known.kind(),
                        "from",
                        known.from().toString(),
                        "to",
                        known.to().toString())));
        rules.touched(
                "telemetry.mark",
                Set.copyOf(points),
                known.from().toInstant(),
                known.to().toInstant());
        announceAfterCommit(point);
    }

    private void announceAfterCommit(UUID point) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.publish("marks", point.toString(), clock.millis());
            }
        });
    }

    private Shown find(UUID point, UUID mark) {
        return web.sql("""
                        SELECT m.* FROM telemetry.v_mark m JOIN registry.point p ON p.id = m.point_id
                        WHERE p.public_id = :point AND m.public_id = :mark
                        """)
                .param("point", point)
                .param("mark", mark)
                .query((row, number) -> shown(row))
                .optional()
                .orElseThrow(
                        () -> ProblemException.notFound("telemetry.mark.unknown", Map.of("mark", mark.toString())));
    }

    private void requirePoint(UUID point) {
        List<Integer> found = web.sql("SELECT id FROM registry.point WHERE public_id = :point")
                .param("point", point)
                .query(Integer.class)
                .list();
        if (found.isEmpty()) {
            throw ProblemException.notFound("telemetry.point.unknown", Map.of("point", point.toString()));
        }
    }

    private static MarkKind kind(String name, Layer layer) {
        return Arrays.stream(MarkKind.values())
                .filter(kind -> kind.layer() == layer
                        && kind.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new ProblemException("telemetry.mark.unknown-kind", Map.of("kind", name)));
    }

    private static void check(Draft draft) {
        if (!draft.from().isBefore(draft.to())
                || Duration.between(draft.from(), draft.to()).compareTo(LONGEST) > 0) {
            throw new ProblemException(
                    "telemetry.mark.bad-range",
                    Map.of("from", draft.from().toString(), "to", draft.to().toString()));
        }
        if (draft.reason().isBlank()) {
            throw new ProblemException("telemetry.mark.no-reason", Map.of());
        }
    }

    private static Shown shown(ResultSet row) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Shown(
                row.getObject("public_id", UUID.class),
                row.getString("layer"),
                row.getString("kind"),
                List.of((String[]) row.getArray("factors").getArray()),
                at(row.getTimestamp("valid_from")),
                at(row.getTimestamp("valid_to")),
                row.getString("reason"),
                at(row.getTimestamp("recorded_at")),
                row.getString("person_name"),
                withdrawn == null ? null : at(withdrawn),
                row.getString("withdrawn_by"),
                row.getString("withdrawal_reason"));
    }

    private static OffsetDateTime at(Timestamp time) {
        return ReportingZone.at(time.toInstant());
    }
}
