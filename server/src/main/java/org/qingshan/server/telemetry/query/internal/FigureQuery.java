/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowResult;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.Source;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.query.model.Figure;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.query.store.ScopedPoints;
import org.qingshan.server.telemetry.store.RawPointer;
import org.qingshan.server.telemetry.store.SampleReader;
import org.qingshan.server.telemetry.windows.model.StoredWindow;
import org.qingshan.server.telemetry.windows.store.AggregateReader;
import org.qingshan.server.telemetry.windows.store.PointRange;
import org.qingshan.standards.validity.ValidityRule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;

/** One figure and where it comes from, down to the packets. */
@Service
public class FigureQuery {

    private final DataSource web;
    private final DataSource ingest;
    private final JdbcClient client;
    private final ScopedPoints points;
    private final AggregateReader aggregates;
    private final SampleReader samples;
    private final RealtimeRows realtime;
    private final Figures figures;
    private final RulesInForce rulesInForce;

    FigureQuery(
            @Qualifier("web") DataSource web,
            @Qualifier("ingest") DataSource ingest,
            @Qualifier("web") JdbcClient client,
            ScopedPoints points,
            AggregateReader aggregates,
            SampleReader samples,
            RealtimeRows realtime,
            Figures figures,
            RulesInForce rulesInForce) {
        this.web = web;
        this.ingest = ingest;
        this.client = client;
        this.points = points;
        this.aggregates = aggregates;
        this.samples = samples;
        this.realtime = realtime;
        this.figures = figures;
        this.rulesInForce = rulesInForce;
    }

    /** The figure and its tree. */
    public record Answer(Figure figure, Provenance provenance) {}

    /**
     * Where a figure comes from.
     *
     * @param label what the figure is: device upload or computed from what
     * @param inputs figures of the level below, by time
     * @param marks flags and marks met in the period
     * @param raw packets the figure rests on directly
     */
    public record Provenance(
            String label,
            @Nullable Rule rule,
            Figure.Count count,
            long rulesSnapshot,
            List<Figure> inputs,
            List<String> marks,
            List<Revision> revisions,
            List<Raw> raw) {}

    /** The validity rule applied. */
    public record Rule(String standard, String clause, String edition, int needed) {}

    /** A change after the period had closed. */
    public record Revision(
            int revision, OffsetDateTime recordedAt, String cause, long rulesSnapshot, List<String> factors) {}

    /**
     * A stored packet.
     *
     * @param device public id of its device; null when the reader may not see the device
     */
    public record Raw(
            String packetId, @Nullable UUID device, int command, OffsetDateTime dataTime, OffsetDateTime arrival) {}

    @ScopedRead
    public Answer answer(UUID pointId, String factor, String basisText, SeriesKind kind, Instant start) {
        ScopedPoints.Seen point = points.get(pointId);
        Basis basis = basis(basisText);
        if (kind == SeriesKind.REALTIME) {
            return atInstant(point, factor, basis, start);
        }
        StoredWindow stored = find(point.id(), kind.level(), start, start.plusSeconds(1)).stream()
                .findFirst()
                .orElseThrow(() -> unknown(factor, start));
        Window window = stored.window();
        Aggregate aggregate = stored.summary().find(factor, basis).orElseThrow(() -> unknown(factor, start));
        Figure figure = figures.figure(point, kind, window.start(), window.end(), aggregate);
        Provenance provenance = new Provenance(
                Figures.word(kind.level()) + "." + Figures.word(aggregate.official()),
                rule(point, window, aggregate).orElse(null),
                new Figure.Count(aggregate.valid(), aggregate.due()),
                stored.rulesId(),
                inputs(point, window, factor, basis),
                aggregate.marks(),
                revisions(point.id(), window, factor),
                raw(point.id(), kinds(window), window.start(), window.end()));
        return new Answer(figure, provenance);
    }

    /** A real-time value rests on nothing but its packet. */
    private Answer atInstant(ScopedPoints.Seen point, String factor, Basis basis, Instant time) {
        WindowResult result = realtime.find(point.id(), time).orElseThrow(() -> unknown(factor, time));
        Aggregate aggregate = result.summary().find(factor, basis).orElseThrow(() -> unknown(factor, time));
        Provenance provenance = new Provenance(
                "realtime." + Figures.word(Source.DEVICE),
                null,
                new Figure.Count(aggregate.valid(), aggregate.due()),
                result.rulesId(),
                List.of(),
                aggregate.marks(),
                List.of(),
                raw(point.id(), Set.of(SampleKind.REALTIME), time, time.plusMillis(1)));
        return new Answer(figures.figure(point, SeriesKind.REALTIME, time, time, aggregate), provenance);
    }

    private static ProblemException unknown(String factor, Instant start) {
        return ProblemException.notFound(
                "telemetry.figure.unknown",
                Map.of("factor", factor, "start", ReportingZone.at(start).toString()));
    }

    private static Basis basis(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "measured" -> Basis.MEASURED;
            case "converted" -> Basis.CONVERTED;
            default -> throw new ProblemException("telemetry.query.unknown-basis", Map.of("basis", text));
        };
    }

    private List<StoredWindow> find(int pointId, Level level, Instant from, Instant to) {
        Connection connection = DataSourceUtils.getConnection(web);
        try {
            return aggregates.listScoped(connection, level, List.of(new PointRange(pointId, from, to)));
        } catch (SQLException e) {
            throw new IllegalStateException("Windows of point " + pointId + " could not be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, web);
        }
    }

    private Optional<Rule> rule(ScopedPoints.Seen point, Window window, Aggregate aggregate) {
        RulesSnapshot rules = rulesInForce.current();
        PointKind kind = PointKind.valueOf(point.kind().toUpperCase(Locale.ROOT));
        Optional<ValidityRule> found = rules.parameters()
                .validity()
                .find(kind.medium(), window.level().period(), ReportingZone.dayOf(window.start()));
        return found.map(rule -> new Rule(
                rule.standard(),
                rule.clause(),
                rule.from() == null ? "" : rule.from().toString(),
                rule.needed(aggregate.due(), false)));
    }

    private List<Figure> inputs(ScopedPoints.Seen point, Window window, String factor, Basis basis) {
        if (window.level() == Level.MINUTE) {
            return List.of();
        }
        SeriesKind below = window.level() == Level.DAY ? SeriesKind.HOUR : SeriesKind.MINUTE;
        List<Figure> inputs = new ArrayList<>();
        for (StoredWindow part : find(point.id(), below.level(), window.start(), window.end())) {
            part.summary()
                    .find(factor, basis)
                    .ifPresent(aggregate -> inputs.add(figures.figure(
                            point, below, part.window().start(), part.window().end(), aggregate)));
        }
        return inputs;
    }

    private List<Revision> revisions(int pointId, Window window, String factor) {
        return client
                .sql("""
                        SELECT revision, recorded_at, cause, rules_id, factors FROM telemetry.v_revision
                        WHERE point_id = :point AND kind = :kind AND start = :start ORDER BY revision
                        """)
                .param("point", pointId)
                .param("kind", DirtyWindow.code(window.level()))
                .param("start", java.sql.Timestamp.from(window.start()))
                .query((row, number) -> new Revision(
                        row.getInt(1),
                        ReportingZone.at(row.getTimestamp(2).toInstant()),
                        row.getString(3),
                        row.getLong(4),
                        List.of((String[]) row.getArray(5).getArray())))
                .list()
                .stream()
                .filter(revision ->
                        revision.factors().isEmpty() || revision.factors().contains(factor))
                .toList();
    }

    /** The packets of the window's own level and, for a minute, its real-time packets. The point was seen in scope. */
    private static Set<SampleKind> kinds(Window window) {
        SampleKind own = window.level().upload();
        return window.level() == Level.MINUTE ? EnumSet.of(own, SampleKind.REALTIME) : EnumSet.of(own);
    }

    private List<Raw> raw(int pointId, Set<SampleKind> kinds, Instant from, Instant to) {
        RulesSnapshot rules = rulesInForce.current();
        int[] devices = PointDevices.of(pointId, rules);
        Map<Integer, UUID> seen = seen(devices);
        List<Raw> raw = new ArrayList<>();
        try (Connection connection = ingest.getConnection()) {
            for (SampleKind kind : kinds) {
                samples.read(
                        connection,
                        devices,
                        kind,
                        from,
                        to,
                        sample -> raw.add(new Raw(
                                RawPointer.batchOf(sample.sequence()) + "-" + RawPointer.ordinalOf(sample.sequence()),
                                seen.get(sample.deviceId()),
                                command(kind),
                                ReportingZone.at(sample.time()),
                                ReportingZone.at(sample.arrival()))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Packets of point " + pointId + " could not be read", e);
        }
        return raw;
    }

    /** Public ids of the devices that the reader may see. */
    private Map<Integer, UUID> seen(int[] devices) {
        Map<Integer, UUID> seen = new HashMap<>();
        client.sql("SELECT id, public_id FROM registry.device WHERE id = ANY (?)")
                .param(devices)
                .query(row -> {
                    seen.put(row.getInt("id"), row.getObject("public_id", UUID.class));
                });
        return seen;
    }

    private static int command(SampleKind kind) {
        return switch (kind) {
            case REALTIME -> 2011;
            case MINUTE -> 2051;
            case HOUR -> 2061;
            case DAY -> 2031;
            case STATEMENT -> 3020;
        };
    }
}
