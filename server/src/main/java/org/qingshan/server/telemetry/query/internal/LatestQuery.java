/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.query.model.Figure;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.query.store.ScopedPoints;
import org.qingshan.server.telemetry.windows.model.AggregateCodec;
import org.qingshan.server.telemetry.windows.store.AggregateLayouts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The newest values by measurement time. */
@Service
public class LatestQuery {

    private static final String ONLINE = """
            WITH RECURSIVE wanted AS (
                SELECT id FROM region.region WHERE public_id = :region
                UNION ALL SELECT r.id FROM region.region r JOIN wanted w ON r.parent_id = w.id)
            SELECT l.point_id, l.point, l.point_kind, l.time, l.arrival, l.layout_id, l.body, o.online
            FROM telemetry.v_latest l
            LEFT JOIN (SELECT point_id, bool_or(online) AS online FROM telemetry.v_liveness GROUP BY point_id) o
                   ON o.point_id = l.point_id
            WHERE l.kind = :level
              AND (:region::uuid IS NULL OR l.region_id IN (SELECT id FROM wanted))
              AND (:enterprise::uuid IS NULL
                   OR l.enterprise_id = (SELECT id FROM registry.enterprise WHERE public_id = :enterprise))
              AND (:kind::text IS NULL OR l.point_kind = :kind)
              AND (:point::uuid IS NULL OR l.point = :point)
            """;

    private final JdbcClient web;
    private final ScopedPoints points;
    private final AggregateLayouts layouts;
    private final Figures figures;
    private final Clock clock;

    LatestQuery(
            @Qualifier("web") JdbcClient web,
            ScopedPoints points,
            AggregateLayouts layouts,
            Figures figures,
            Clock clock) {
        this.web = web;
        this.points = points;
        this.layouts = layouts;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * The latest of one point.
     *
     * @param online whether a device of it is heard, null = not known yet
     */
    public record Latest(
            UUID point,
            String kind,
            OffsetDateTime time,
            long ageSeconds,
            @Nullable Boolean online,
            List<Figure> figures) {}

    /** Latest of all points in scope, narrowed by region (with all below it), enterprise and kind of point. */
    @ScopedRead
    public List<Latest> list(
            SeriesKind level, @Nullable UUID region, @Nullable UUID enterprise, @Nullable String pointKind) {
        return query(level, region, enterprise, pointKind, null);
    }

    /** Latest of one point, empty when it never sent any. */
    @ScopedRead
    public List<Latest> list(UUID point, SeriesKind level) {
        return query(level, null, null, null, points.get(point).publicId());
    }

    private List<Latest> query(
            SeriesKind level,
            @Nullable UUID region,
            @Nullable UUID enterprise,
            @Nullable String pointKind,
            @Nullable UUID point) {
        Instant now = clock.instant();
        return web.sql(ONLINE)
                .param("level", level.code())
                .param("region", region)
                .param("enterprise", enterprise)
                .param("kind", pointKind)
                .param("point", point)
                .query((row, number) -> latest(row, level, now))
                .list();
    }

    private Latest latest(ResultSet row, SeriesKind level, Instant now) throws SQLException {
        ScopedPoints.Seen point = new ScopedPoints.Seen(row.getInt(1), row.getObject(2, UUID.class), row.getString(3));
        Instant time = row.getTimestamp(4).toInstant();
        Instant end = level == SeriesKind.REALTIME ? time : row.getTimestamp(5).toInstant();
        List<Figure> all = AggregateCodec.decode(layouts.get(row.getInt(6)), row.getBytes(7)).stream()
                .map(element -> figures.figure(point, level, time, end, element.aggregate()))
                .toList();
        Boolean online = (Boolean) row.getObject(8);
        return new Latest(
                point.publicId(),
                point.kind(),
                ReportingZone.at(time),
                Math.max(0, Duration.between(end, now).toSeconds()),
                online,
                all);
    }
}
