/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.rates.model.HourCounts;
import org.qingshan.server.telemetry.rates.model.Rates;
import org.qingshan.standards.rate.KeyFactors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Rates per point, enterprise or region from the kept counts; nothing is counted when asked. */
@Service
public class RatesQuery {

    /** Of a day: 0 the connection, 1 a key factor, 2 another. */
    private static final String CLASS =
            "CASE WHEN c.factor = '' THEN 0 WHEN EXISTS (SELECT FROM unnest(:keys::text[], :froms::date[], :tos::date[])"
                    + " k(factor, first, past) WHERE k.factor = c.factor AND c.day >= k.first AND c.day < k.past)"
                    + " THEN 1 ELSE 2 END";

    private static final String BELOW = " AND (:region::uuid IS NULL OR c.region_id IN (WITH RECURSIVE below AS ("
            + "SELECT r.id FROM region.region r WHERE r.public_id = :region::uuid"
            + " UNION ALL SELECT d.id FROM region.region d JOIN below b ON d.parent_id = b.id) SELECT id FROM below))";

    private final JdbcClient web;

    RatesQuery(@Qualifier("web") JdbcClient web) {
        this.web = web;
    }

    /**
     * Rates of one owner.
     *
     * @param hours of the key factors, added up
     */
    public record Line(
            UUID id, String name, @Nullable String nameEn, HourCounts connection, HourCounts hours, Rates rates) {}

    /**
     * Days [from, to) of Asia/Shanghai; worst effective rate first.
     *
     * @param region with all below it; null = everything in scope
     */
    @ScopedRead
    public List<Line> list(String by, LocalDate from, LocalDate to, @Nullable UUID region) {
        if (!from.isBefore(to)) {
            throw new ProblemException(
                    "telemetry.query.bad-range", Map.of("from", from.toString(), "to", to.toString()));
        }
        Map<UUID, Sums> sums = new LinkedHashMap<>();
        web.sql(sql(by))
                .param("from", from)
                .param("to", to)
                .param("region", region)
                .param("keys", keys(KeyFactors.Entry::factor))
                .param("froms", keys(entry -> day(entry.from(), "-infinity")))
                .param("tos", keys(entry -> day(entry.to(), "infinity")))
                .query(row -> {
                    sums.computeIfAbsent(
                                    row.getObject("id", UUID.class),
                                    id -> new Sums(text(row, "name"), text(row, "name_en")))
                            .add(row.getInt("point_id"), row.getInt("class"), counts(row));
                });
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .sorted(Comparator.comparingDouble(RatesQuery::effective).thenComparing(Line::name))
                .toList();
    }

    private static double effective(Line line) {
        return line.hours().due() == 0
                ? Double.MAX_VALUE
                : (double) line.hours().valid() / line.hours().due();
    }

    private static String sql(String by) {
        String owner = switch (by) {
            case "point" -> "JOIN registry.point o ON o.id = c.point_id";
            case "enterprise" -> "JOIN registry.enterprise o ON o.id = c.enterprise_id";
            case "region" -> "JOIN region.region o ON o.id = c.region_id";
            default -> throw new ProblemException("telemetry.rates.unknown-owner", Map.of("by", by));
        };
        return "SELECT o.public_id AS id, o.name, o.name_en, c.point_id, " + CLASS
                + " AS class, sum(c.due) AS due, sum(c.received) AS received, sum(c.in_time) AS in_time,"
                + " sum(c.valid) AS valid, sum(c.stopped) AS stopped FROM telemetry.v_capture_day c " + owner
                + " WHERE c.day >= :from AND c.day < :to" + BELOW + " GROUP BY 1, 2, 3, 4, 5";
    }

    private static String[] keys(Function<KeyFactors.Entry, String> part) {
        return KeyFactors.list().stream().map(part).toArray(String[]::new);
    }

    private static String day(@Nullable LocalDate day, String open) {
        return day == null ? open : day.toString();
    }

    private static @Nullable String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HourCounts counts(ResultSet row) throws SQLException {
        return new HourCounts(
                row.getInt("due"),
                row.getInt("received"),
                row.getInt("in_time"),
                row.getInt("valid"),
                row.getInt("stopped"));
    }

    private static final class Sums {

        private final @Nullable String name;
        private final @Nullable String nameEn;
        private HourCounts connection = HourCounts.NONE;
        private final Map<Integer, HourCounts> key = new HashMap<>();
        private final Map<Integer, HourCounts> others = new HashMap<>();

        Sums(@Nullable String name, @Nullable String nameEn) {
            this.name = name;
            this.nameEn = nameEn;
        }

        void add(int point, int kind, HourCounts counts) {
            switch (kind) {
                case 0 -> connection = connection.plus(counts);
                case 1 -> key.merge(point, counts, HourCounts::plus);
                default -> others.merge(point, counts, HourCounts::plus);
            }
        }

        /** A point that measures no key factor counts with all it measures. */
        Line line(UUID id) {
            others.keySet().removeAll(key.keySet());
            HourCounts hours = Stream.concat(key.values().stream(), others.values().stream())
                    .reduce(HourCounts.NONE, HourCounts::plus);
            return new Line(id, Objects.requireNonNull(name), nameEn, connection, hours, Rates.of(connection, hours));
        }
    }
}
