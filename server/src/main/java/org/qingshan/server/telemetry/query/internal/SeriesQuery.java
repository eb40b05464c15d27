/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.query.model.SeriesAnswer;
import org.qingshan.server.telemetry.query.model.SeriesColumn;
import org.qingshan.server.telemetry.query.model.SeriesKind;
import org.qingshan.server.telemetry.query.model.Thinning;
import org.qingshan.server.telemetry.query.store.FactorForms;
import org.qingshan.server.telemetry.query.store.ScopedPoints;
import org.qingshan.server.telemetry.query.store.SeriesRows;
import org.qingshan.server.telemetry.query.store.SeriesTable;
import org.qingshan.server.telemetry.windows.model.AggregateKey;
import org.springframework.stereotype.Service;

/** Curves of a point for drawing: gaps, states, limits by their dates, and never more points than asked for. */
@Service
public class SeriesQuery {

    private static final int MOST_REASONS = 2_000;

    private final ScopedPoints points;
    private final SeriesRows rows;
    private final RealtimeRows realtime;
    private final FactorForms forms;
    private final RulesInForce rules;

    SeriesQuery(ScopedPoints points, SeriesRows rows, RealtimeRows realtime, FactorForms forms, RulesInForce rules) {
        this.points = points;
        this.rows = rows;
        this.realtime = realtime;
        this.forms = forms;
        this.rules = rules;
    }

    /** What is asked for; factors empty = all the point has. */
    public record Question(UUID point, SeriesKind kind, List<String> factors, Instant from, Instant to, int maxPoints) {

        public Question {
            factors = List.copyOf(factors);
            if (!from.isBefore(to)) {
                throw new ProblemException(
                        "telemetry.query.bad-range", Map.of("from", from.toString(), "to", to.toString()));
            }
            if (kind == SeriesKind.REALTIME && Duration.between(from, to).compareTo(Duration.ofHours(26)) > 0) {
                throw new ProblemException("telemetry.query.too-long", Map.of("kind", "realtime", "most", "26 h"));
            }
        }
    }

    @ScopedRead
    public SeriesAnswer answer(Question question) {
        ScopedPoints.Seen point = points.get(question.point());
        SeriesTable table = question.kind() == SeriesKind.REALTIME
                ? realtime.read(point.id(), question.factors(), question.from(), question.to())
                : rows.read(point.id(), question.kind().level(), question.factors(), question.from(), question.to());
        Thinning thinning = Thinning.of(table.times(), table.step(), Math.max(10, question.maxPoints()));
        List<SeriesAnswer.Curve> curves = new ArrayList<>();
        table.columns().forEach((key, column) -> curves.add(curve(point, question.kind(), key, column, thinning)));
        return new SeriesAnswer(
                point.publicId(),
                question.kind().name().toLowerCase(java.util.Locale.ROOT),
                ReportingZone.at(question.from()),
                ReportingZone.at(question.to()),
                thinning.times(),
                curves,
                limits(point.id(), question),
                table.gaps());
    }

    private SeriesAnswer.Curve curve(
            ScopedPoints.Seen point, SeriesKind kind, AggregateKey key, SeriesTable.Column column, Thinning thinning) {
        SeriesColumn thin = thinning.apply(column.values());
        double scale = Math.pow(10, forms.decimals(key.factor(), point.kind()));
        StringBuilder states = new StringBuilder(thin.size());
        List<@Nullable Double> values = new ArrayList<>(thin.size());
        List<@Nullable Double> min = new ArrayList<>(thin.size());
        List<@Nullable Double> max = new ArrayList<>(thin.size());
        for (int i = 0; i < thin.size(); i++) {
            values.add(drawn(thin.value(i), scale));
            min.add(drawn(thin.min(i), scale));
            max.add(drawn(thin.max(i), scale));
            states.append(thin.state(i));
        }
        return new SeriesAnswer.Curve(
                key.factor(),
                Figures.suffix(key.basis(), kind),
                key.unit().symbol(),
                kind.averaging(),
                sources(column, thinning),
                values,
                min,
                max,
                states.toString(),
                why(column, thinning));
    }

    /** For drawing only; a figure is rounded where figures are made. */
    private static @Nullable Double drawn(double value, double scale) {
        return Double.isNaN(value) ? null : Math.rint(value * scale) / scale;
    }

    private static String sources(SeriesTable.Column column, Thinning thinning) {
        char[] letters = new char[thinning.times().length];
        java.util.Arrays.fill(letters, '-');
        for (int i = column.values().size() - 1; i >= 0; i--) {
            int run = thinning.runOf(i);
            char own = column.source(i);
            letters[run] = own == '-' ? letters[run] : own;
        }
        return new String(letters);
    }

    private static Map<Integer, List<String>> why(SeriesTable.Column column, Thinning thinning) {
        Map<Integer, List<String>> reasons = new TreeMap<>();
        column.why().forEach((index, codes) -> {
            if (reasons.size() < MOST_REASONS) {
                reasons.merge(thinning.runOf(index), codes, SeriesQuery::union);
            }
        });
        return reasons;
    }

    private static List<String> union(List<String> left, List<String> right) {
        return java.util.stream.Stream.concat(left.stream(), right.stream())
                .distinct()
                .toList();
    }

    private List<SeriesAnswer.LimitSegment> limits(int pointId, Question question) {
        return rules.current()
                .findPoint(pointId)
                .map(point -> point.listLimits().stream()
                        .filter(limit -> question.factors().isEmpty()
                                || question.factors().contains(limit.factor()))
                        .filter(limit -> overlaps(limit, question))
                        .map(limit -> segment(limit, question))
                        .toList())
                .orElse(List.of());
    }

    private static boolean overlaps(LimitRule limit, Question question) {
        Instant from = limit.validFrom();
        Instant to = limit.validTo();
        return (from == null || from.isBefore(question.to())) && (to == null || to.isAfter(question.from()));
    }

    private static SeriesAnswer.LimitSegment segment(LimitRule limit, Question question) {
        Instant from = limit.validFrom();
        Instant to = limit.validTo();
        return new SeriesAnswer.LimitSegment(
                limit.factor(),
                Figures.word(limit.averaging()),
                Figures.word(limit.basis()),
                Figures.number(limit.lower()),
                Figures.number(limit.upper()),
                limit.unit().symbol(),
                limit.standard(),
                limit.clause(),
                ReportingZone.at(from == null || from.isBefore(question.from()) ? question.from() : from),
                ReportingZone.at(to == null || to.isAfter(question.to()) ? question.to() : to));
    }
}
