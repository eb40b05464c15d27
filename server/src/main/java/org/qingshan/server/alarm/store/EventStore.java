/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.alarm.model.Cause;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes events for the system, in the caller's transaction of the role ingest. */
@Repository
public class EventStore {

    private final JdbcClient ingest;

    EventStore(@Qualifier("ingest") JdbcClient ingest) {
        this.ingest = ingest;
    }

    /** Where a subject belongs. */
    public record Subject(
            int regionId,
            @Nullable Integer enterpriseId,
            @Nullable Integer pointId,
            @Nullable Integer deviceId) {}

    /** An event that was just written. */
    public record Written(int id, UUID publicId, int version, boolean made, boolean wasCleared) {}

    /** A condition as people have set it. */
    public record Condition(String kind, int severity, boolean autoClose, boolean promotable, boolean enabled) {}

    /** A stretch that is known already, and whether its event is still open. */
    public record Known(int id, int eventId, boolean open) {}

    /** One stretch of a condition. */
    public record Stretch(
            Cause cause,
            String factor,
            Instant beganAt,
            Instant lastAt,
            int severity,
            boolean late,
            String factsCode,
            String factsJson) {}

    public Optional<Condition> findCondition(String kind) {
        return ingest.sql(
                        "SELECT kind, severity, auto_close, promotable, enabled FROM alarm.condition WHERE kind = :kind")
                .param("kind", kind)
                .query(Condition.class)
                .optional();
    }

    public Optional<Subject> findPoint(int point) {
        return ingest.sql("""
                        SELECT region_id, enterprise_id, id AS point_id, NULL::integer AS device_id
                        FROM registry.point WHERE id = :point
                        """).param("point", point).query(Subject.class).optional();
    }

    public Optional<Subject> findDevice(String mn) {
        return ingest.sql("""
                        SELECT p.region_id, p.enterprise_id, p.id AS point_id, d.id AS device_id
                        FROM registry.device d JOIN registry.point p ON p.id = d.point_id WHERE d.mn = :mn
                        """).param("mn", mn).query(Subject.class).optional();
    }

    /** By cause, begin and factor; a stretch that ends brings no evidence and so names no factor. */
    public Optional<Known> findStretch(Stretch stretch) {
        return ingest.sql("""
                        SELECT o.id, o.event_id, e.state = 'open' AS open
                        FROM alarm.occurrence o JOIN alarm.event e ON e.id = o.event_id
                        WHERE o.kind = :kind AND o.subject_kind = :subjectKind AND o.subject_id = :subject
                          AND o.factor_group = :group AND (:factor = '' OR o.factor = :factor) AND o.began_at = :began
                        ORDER BY o.id DESC LIMIT 1
                        """)
                .param("kind", stretch.cause().kind())
                .param("subjectKind", stretch.cause().subjectKind())
                .param("subject", stretch.cause().subjectId())
                .param("group", stretch.cause().factorGroup())
                .param("factor", stretch.factor())
                .param("began", ReportingZone.at(stretch.beganAt()))
                .query(Known.class)
                .optional();
    }

    /** The stretches of a cause that have not ended, of one factor or whatever stands in its place. */
    public List<Known> listOpenStretches(Cause cause, String factor) {
        return ingest.sql("""
                        SELECT o.id, o.event_id, e.state = 'open' AS open
                        FROM alarm.occurrence o JOIN alarm.event e ON e.id = o.event_id
                        WHERE o.kind = :kind AND o.subject_kind = :subjectKind AND o.subject_id = :subject
                          AND o.factor_group = :group AND o.factor = :factor AND o.ended_at IS NULL ORDER BY o.id
                        """)
                .param("kind", cause.kind())
                .param("subjectKind", cause.subjectKind())
                .param("subject", cause.subjectId())
                .param("group", cause.factorGroup())
                .param("factor", factor)
                .query(Known.class)
                .list();
    }

    /** Whose events are of the whole installation. */
    public Optional<Integer> findTopmostRegion() {
        return ingest.sql("SELECT id FROM region.region WHERE parent_id IS NULL ORDER BY id LIMIT 1")
                .query(Integer.class)
                .optional();
    }

    /** Joins the open event of the cause, or opens one: the unique index decides, whoever comes first. */
    public Written open(Cause cause, Subject subject, Stretch stretch, Instant now) {
        boolean cleared = ingest.sql("""
                        SELECT cleared_at IS NOT NULL FROM alarm.event
                        WHERE kind = :kind AND subject_kind = :subjectKind AND subject_id = :subject
                          AND factor_group = :group AND state = 'open'
                        """)
                .param("kind", cause.kind())
                .param("subjectKind", cause.subjectKind())
                .param("subject", cause.subjectId())
                .param("group", cause.factorGroup())
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return ingest.sql("""
                        INSERT INTO alarm.event AS e (kind, subject_kind, subject_id, factor_group, severity, region_id,
                            enterprise_id, point_id, device_id, began_at, last_at, raised_at, late, message_code, message_params)
                        VALUES (:kind, :subjectKind, :subject, :group, :severity, :region, :enterprise, :point, :device,
                            :began, :last, :now, :late, :code, CAST(:facts AS jsonb))
                        ON CONFLICT (kind, subject_kind, subject_id, factor_group) WHERE state = 'open' DO UPDATE SET
                            began_at = least(e.began_at, excluded.began_at), last_at = greatest(e.last_at, excluded.last_at),
                            severity = greatest(e.severity, excluded.severity), late = e.late AND excluded.late,
                            cleared_at = NULL, version = e.version + 1,
                            message_code = CASE WHEN excluded.last_at >= e.last_at THEN excluded.message_code ELSE e.message_code END,
                            message_params = CASE WHEN excluded.last_at >= e.last_at THEN excluded.message_params
                                ELSE e.message_params END
                        RETURNING id, public_id, version, xmax = 0 AS made, :cleared AS was_cleared
                        """)
                .param("kind", cause.kind())
                .param("subjectKind", cause.subjectKind())
                .param("subject", cause.subjectId())
                .param("group", cause.factorGroup())
                .param("severity", stretch.severity())
                .param("region", subject.regionId())
                .param("enterprise", subject.enterpriseId())
                .param("point", subject.pointId())
                .param("device", subject.deviceId())
                .param("began", ReportingZone.at(stretch.beganAt()))
                .param("last", ReportingZone.at(stretch.lastAt()))
                .param("now", ReportingZone.at(now))
                .param("late", stretch.late())
                .param("code", stretch.factsCode())
                .param("facts", stretch.factsJson())
                .param("cleared", cleared)
                .query(Written.class)
                .single();
    }

    /** Attaches the stretch; the same one twice counts once. */
    public void attach(int event, Stretch stretch) {
        ingest.sql("""
                        INSERT INTO alarm.occurrence (event_id, kind, subject_kind, subject_id, factor_group, factor, began_at,
                            last_at, severity, late, facts_code, facts)
                        VALUES (:event, :kind, :subjectKind, :subject, :group, :factor, :began, :last, :severity, :late, :code,
                            CAST(:facts AS jsonb))
                        ON CONFLICT (kind, subject_kind, subject_id, factor_group, factor, began_at) DO NOTHING
                        """)
                .param("event", event)
                .param("kind", stretch.cause().kind())
                .param("subjectKind", stretch.cause().subjectKind())
                .param("subject", stretch.cause().subjectId())
                .param("group", stretch.cause().factorGroup())
                .param("factor", stretch.factor())
                .param("began", ReportingZone.at(stretch.beganAt()))
                .param("last", ReportingZone.at(stretch.lastAt()))
                .param("severity", stretch.severity())
                .param("late", stretch.late())
                .param("code", stretch.factsCode())
                .param("facts", stretch.factsJson())
                .update();
        ingest.sql("""
                        UPDATE alarm.event SET occurrences = (SELECT count(*) FROM alarm.occurrence WHERE event_id = :event)
                        WHERE id = :event
                        """).param("event", event).update();
    }

    /** The stretch goes on: newer evidence on it, and on its event if that is still open. */
    public Optional<Written> goOn(Known known, Stretch stretch) {
        ingest.sql("""
                        UPDATE alarm.occurrence SET last_at = :last, ended_at = NULL, facts_code = :code, facts = CAST(:facts AS jsonb)
                        WHERE id = :id AND last_at <= :last
                        """)
                .param("id", known.id())
                .param("last", ReportingZone.at(stretch.lastAt()))
                .param("code", stretch.factsCode())
                .param("facts", stretch.factsJson())
                .update();
        return ingest.sql("""
                        UPDATE alarm.event SET last_at = :last, cleared_at = NULL, version = version + 1,
                            message_code = :code, message_params = CAST(:facts AS jsonb)
                        WHERE id = :event AND state = 'open' AND last_at < :last
                        RETURNING id, public_id, version, false AS made, false AS was_cleared
                        """)
                .param("event", known.eventId())
                .param("last", ReportingZone.at(stretch.lastAt()))
                .param("code", stretch.factsCode())
                .param("facts", stretch.factsJson())
                .query(Written.class)
                .optional();
    }

    /** The stretch is over; the event is cleared with its last stretch. Empty when others go on, or it is closed. */
    public Optional<Written> end(Known known, Instant at) {
        ingest.sql("UPDATE alarm.occurrence SET ended_at = :at, last_at = greatest(last_at, :at) WHERE id = :id")
                .param("id", known.id())
                .param("at", ReportingZone.at(at))
                .update();
        return ingest.sql("""
                        UPDATE alarm.event e SET cleared_at = :at, last_at = greatest(last_at, :at), version = version + 1
                        WHERE id = :event AND state = 'open' AND cleared_at IS NULL AND NOT EXISTS (
                            SELECT FROM alarm.occurrence o WHERE o.event_id = e.id AND o.ended_at IS NULL)
                        RETURNING id, public_id, version, false AS made, false AS was_cleared
                        """)
                .param("event", known.eventId())
                .param("at", ReportingZone.at(at))
                .query(Written.class)
                .optional();
    }

    public void closeByItself(int event, Instant now) {
        ingest.sql("UPDATE alarm.event SET state = 'closed', closed_at = :now, version = version + 1 WHERE id = :event")
                .param("event", event)
                .param("now", ReportingZone.at(now))
                .update();
        act(event, "closed-by-itself", now);
    }

    public void act(int event, String act, Instant now) {
        ingest.sql("INSERT INTO alarm.act (event_id, at, act) VALUES (:event, :now, :act)")
                .param("event", event)
                .param("act", act)
                .param("now", ReportingZone.at(now))
                .update();
    }

    /** One at a time for a region and kind, to the end of the transaction. */
    public void lockRegion(String kind, int region) {
        ingest.sql("SELECT pg_advisory_xact_lock(hashtext(:kind), :region)")
                .param("kind", "alarm." + kind)
                .param("region", region)
                .query((row, n) -> n)
                .list();
    }

    public boolean hasOpenRegionEvent(String kind, int region) {
        return ingest.sql("""
                        SELECT count(*) > 0 FROM alarm.event
                        WHERE kind = :kind AND subject_kind = 'region' AND subject_id = :region AND state = 'open'
                        """)
                .param("kind", kind)
                .param("region", region)
                .query(Boolean.class)
                .single();
    }

    /** How many devices of the region are out at once, of how many. */
    public record Outage(int out, int devices) {}

    public Outage outage(String kind, int region, Instant since) {
        return ingest.sql("""
                        SELECT (SELECT count(*) FROM alarm.event WHERE kind = :kind AND subject_kind = 'device'
                                    AND region_id = :region AND state = 'open' AND cleared_at IS NULL AND raised_at >= :since) AS out,
                               (SELECT count(*) FROM registry.device d JOIN registry.point p ON p.id = d.point_id
                                WHERE p.region_id = :region AND d.state = 'active'
                                    AND NOT EXISTS (SELECT FROM registry.closure c
                                        WHERE c.closed_from <= :since AND (c.closed_to IS NULL OR c.closed_to > :since)
                                          AND (c.device_id = d.id OR c.point_id = p.id OR c.enterprise_id = p.enterprise_id))
                               ) AS devices
                        """)
                .param("kind", kind)
                .param("region", region)
                .param("since", ReportingZone.at(since))
                .query(Outage.class)
                .single();
    }

    /** The open device events of the region become one: their stretches go to it, they are closed as joined. */
    public void join(String kind, int region, Instant since, int target, Instant now) {
        ingest.sql("""
                        WITH joined AS (
                            UPDATE alarm.event SET state = 'closed', closed_at = :now, promoted_to = :target, version = version + 1
                            WHERE kind = :kind AND subject_kind = 'device' AND region_id = :region AND state = 'open'
                              AND raised_at >= :since
                            RETURNING id),
                        told AS (
                            INSERT INTO alarm.act (event_id, at, act) SELECT id, :now, 'joined' FROM joined)
                        UPDATE alarm.occurrence SET event_id = :target WHERE event_id IN (SELECT id FROM joined)
                        """)
                .param("kind", kind)
                .param("region", region)
                .param("since", ReportingZone.at(since))
                .param("target", target)
                .param("now", ReportingZone.at(now))
                .update();
        ingest.sql("""
                        UPDATE alarm.event e SET (occurrences, began_at) = (
                            SELECT count(*), least(e.began_at, min(o.began_at)) FROM alarm.occurrence o WHERE o.event_id = e.id)
                        WHERE e.id = :target
                        """).param("target", target).update();
        act(target, "promoted", now);
    }

    /** Events follow their point to another region or enterprise. */
    public int restamp(Integer[] points) {
        return ingest.sql("""
                        UPDATE alarm.event e SET region_id = p.region_id, enterprise_id = p.enterprise_id
                        FROM registry.point p
                        WHERE p.id = e.point_id AND p.id = ANY (:points)
                          AND (e.region_id, e.enterprise_id) IS DISTINCT FROM (p.region_id, p.enterprise_id)
                        """).param("points", points).update();
    }
}
