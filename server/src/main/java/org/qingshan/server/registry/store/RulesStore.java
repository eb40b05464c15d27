/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.rules.Averaging;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.Closure;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.GasState;
import org.qingshan.pipeline.rules.LabelSide;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.pipeline.rules.OxygenRule;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.Sampling;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.registry.RulesJournal;
import org.qingshan.server.registry.model.DeviceKeys;
import org.qingshan.server.telemetry.DeviceDialect;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.unit.Unit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows from which the rules in force are made; outside of any scope. Null for the points means all. */
@Repository
public class RulesStore {

    private static final int DEFAULT_MINUTES = 10;
    private static final int RUNS_OF_AN_HOURLY_STATION = 24;

    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final JdbcClient ingest;
    private final SecretBox box;
    private final JsonMapper json;

    RulesStore(@Qualifier("ingest") JdbcClient ingest, SecretBox box, JsonMapper json) {
        this.ingest = ingest;
        this.json = json;
        this.box = box;
    }

    /** A row of the journal with its number. */
    public record Numbered(long id, RulesJournal.Change change) {}

    /** What the gateway must know of a device beyond its rule. */
    public record Credentials(int deviceId, String password, List<String> keys, List<String> addresses) {}

    public long newest() {
        return ingest.sql("SELECT coalesce(max(id), 0) FROM registry.rules_change")
                .query(Long.class)
                .single();
    }

    public List<Numbered> changesAfter(long id) {
        return ingest.sql("SELECT * FROM registry.rules_change WHERE id > :id ORDER BY id")
                .param("id", id)
                .query((row, n) -> numbered(row))
                .list();
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        var change = new RulesJournal.Change(
                row.getString("cause"),
                row.getBoolean("everything"),
                Set.of((Integer[]) row.getArray("points").getArray()),
                instant(row, "valid_from"),
                instant(row, "valid_to"),
                row.getBoolean("recompute"),
                row.getBoolean("rerouted"));
        return new Numbered(row.getLong("id"), change);
    }

    public long told() {
        return ingest.sql("SELECT last_id FROM registry.rules_told")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public void setTold(long id) {
        ingest.sql("""
                        INSERT INTO registry.rules_told (last_id) VALUES (:id)
                        ON CONFLICT (only_row) DO UPDATE SET last_id = excluded.last_id
                        """).param("id", id).update();
    }

    public List<PointRule> listPoints(@Nullable Collection<Integer> points) {
        var parts = new PartsOfPoints(periodic(), oxygen(points), closuresOfPoints(points));
        return ingest.sql("""
                        WITH fed AS (
                            SELECT d.point_id, d.minute_interval_min FROM registry.device d WHERE d.state = 'active'
                            UNION ALL
                            SELECT c.point_id, d.minute_interval_min
                            FROM registry.channel c JOIN registry.device d ON d.id = c.device_id WHERE d.state = 'active'),
                        slowest AS (
                            SELECT point_id, max(minute_interval_min) AS minutes FROM fed
                            WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                            GROUP BY point_id)
                        SELECT p.id, p.kind, p.region_id, p.enterprise_id, p.details ->> 'hour_runs' AS hour_runs, s.minutes
                        FROM registry.point p LEFT JOIN slowest s ON s.point_id = p.id
                        WHERE CAST(:points AS integer[]) IS NULL OR p.id = ANY (:points)
                        """)
                .param("points", array(points))
                .query((row, n) -> point(row, parts))
                .list();
    }

    private record PartsOfPoints(
            Map<PointKind, Map<String, Sampling>> periodic,
            Map<Integer, List<OxygenRule>> oxygen,
            Map<Integer, List<Closure>> closures) {}

    private static PointRule point(ResultSet row, PartsOfPoints parts) throws SQLException {
        PointKind kind = PointKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        String runs = row.getString("hour_runs");
        int minutes = row.getInt("minutes");
        int id = row.getInt("id");
        return new PointRule(
                id,
                kind,
                row.getInt("region_id"),
                row.getObject("enterprise_id", Integer.class),
                parts.oxygen().getOrDefault(id, List.of()),
                Duration.ofMinutes(minutes == 0 ? DEFAULT_MINUTES : minutes),
                runs == null ? RUNS_OF_AN_HOURLY_STATION : Integer.parseInt(runs),
                Set.of(),
                parts.periodic().getOrDefault(kind, Map.of()),
                parts.closures().getOrDefault(id, List.of()));
    }

    private Map<Integer, List<OxygenRule>> oxygen(@Nullable Collection<Integer> points) {
        Map<Integer, List<OxygenRule>> byPoint = new HashMap<>();
        ingest.sql("""
                        SELECT point_id, value, valid_from, valid_to FROM registry.reference_o2
                        WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                        ORDER BY point_id, valid_from NULLS FIRST
                        """).param("points", array(points)).query(row -> {
            var rule = new OxygenRule(decimal(row, "value"), instant(row, "valid_from"), instant(row, "valid_to"));
            byPoint.computeIfAbsent(row.getInt("point_id"), none -> new ArrayList<>())
                    .add(rule);
        });
        return byPoint;
    }

    /** A closed enterprise closes its points. */
    private Map<Integer, List<Closure>> closuresOfPoints(@Nullable Collection<Integer> points) {
        return closures("""
                SELECT p.id AS subject, c.closed_from, c.closed_to
                FROM registry.closure c
                    JOIN registry.point p ON p.id = c.point_id OR p.enterprise_id = c.enterprise_id
                WHERE CAST(:points AS integer[]) IS NULL OR p.id = ANY (:points)
                """, points);
    }

    private Map<Integer, List<Closure>> closuresOfDevices(@Nullable Collection<Integer> points) {
        return closures("""
                SELECT d.id AS subject, c.closed_from, c.closed_to
                FROM registry.closure c JOIN registry.device d ON d.id = c.device_id
                WHERE CAST(:points AS integer[]) IS NULL OR d.point_id = ANY (:points)
                """, points);
    }

    private Map<Integer, List<Closure>> closures(String sql, @Nullable Collection<Integer> points) {
        Map<Integer, List<Closure>> bySubject = new HashMap<>();
        ingest.sql(sql + " ORDER BY 1, 2").param("points", array(points)).query(row -> {
            Instant from = Objects.requireNonNull(instant(row, "closed_from"));
            bySubject
                    .computeIfAbsent(row.getInt("subject"), none -> new ArrayList<>())
                    .add(new Closure(from, instant(row, "closed_to")));
        });
        return bySubject;
    }

    private Map<PointKind, Map<String, Sampling>> periodic() {
        Map<PointKind, Map<String, Sampling>> byKind = new HashMap<>();
        ingest.sql("SELECT point_kind, factor FROM registry.factor_form WHERE periodic")
                .query((row, n) -> byKind.computeIfAbsent(
                                PointKind.valueOf(row.getString("point_kind").toUpperCase(Locale.ROOT)),
                                kind -> new HashMap<>())
                        .put(row.getString("factor"), Sampling.PERIODIC))
                .list();
        return byKind;
    }

    public List<DeviceRule> listDevices(@Nullable Collection<Integer> points) {
        Map<Integer, List<Closure>> closures = closuresOfDevices(points);
        return ingest.sql("""
                        SELECT id, mn, point_id, edition, dialect, crc, realtime_interval_s, minute_interval_min, label_side,
                               clock_offset_s, state = 'active' AS active
                        FROM registry.device WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                        """)
                .param("points", array(points))
                .query((row, n) -> new DeviceRule(
                        row.getInt("id"),
                        row.getString("mn"),
                        row.getInt("point_id"),
                        row.getString("edition"),
                        row.getString("dialect"),
                        row.getString("crc"),
                        Duration.ofSeconds(row.getInt("realtime_interval_s")),
                        Duration.ofMinutes(row.getInt("minute_interval_min")),
                        LabelSide.valueOf(row.getString("label_side").toUpperCase(Locale.ROOT)),
                        Duration.ofSeconds(row.getInt("clock_offset_s")),
                        row.getBoolean("active"),
                        closures.getOrDefault(row.getInt("id"), List.of())))
                .list();
    }

    public List<Credentials> listCredentials(@Nullable Collection<Integer> points) {
        return ingest.sql("""
                        SELECT id, password_sealed, sm4_keys_sealed, addresses
                        FROM registry.device WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                        """)
                .param("points", array(points))
                .query((row, n) -> new Credentials(
                        row.getInt("id"),
                        opened(row.getBytes("password_sealed")),
                        DeviceKeys.list(opened(row.getBytes("sm4_keys_sealed"))),
                        List.of((String[]) row.getArray("addresses").getArray())))
                .list();
    }

    /** The newest version of each dialect, by name. */
    public Map<String, DeviceDialect> dialects() {
        Map<String, DeviceDialect> dialects = new HashMap<>();
        ingest.sql("SELECT DISTINCT ON (name) name, codes::text, suffixes::text, realtime_unit_s FROM registry.dialect"
                        + " ORDER BY name, version DESC")
                .query((row, n) -> dialects.put(
                        row.getString(1),
                        new DeviceDialect(
                                row.getString(1),
                                json.readValue(row.getString(2), NAMES),
                                json.readValue(row.getString(3), NAMES),
                                row.getInt(4))))
                .list();
        return dialects;
    }

    private String opened(byte @Nullable [] sealed) {
        return sealed == null ? "" : box.openText(sealed);
    }

    public List<ChannelRule> listChannels(@Nullable Collection<Integer> points) {
        return ingest.sql("""
                        SELECT * FROM registry.channel WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                        """)
                .param("points", array(points))
                .query((row, n) -> channel(row))
                .list();
    }

    private static ChannelRule channel(ResultSet row) throws SQLException {
        String side = row.getString("label_side");
        return new ChannelRule(
                row.getInt("id"),
                row.getInt("device_id"),
                row.getString("st"),
                row.getString("wire_code"),
                row.getInt("point_id"),
                row.getString("factor"),
                Unit.get(row.getString("unit")),
                GasState.valueOf(row.getString("gas_state").toUpperCase(Locale.ROOT)),
                side == null ? null : LabelSide.valueOf(side.toUpperCase(Locale.ROOT)),
                row.getInt("priority"),
                instant(row, "valid_from"),
                instant(row, "valid_to"));
    }

    public List<LimitRule> listLimits(@Nullable Collection<Integer> points) {
        return ingest.sql("""
                        SELECT * FROM registry.limit_value WHERE CAST(:points AS integer[]) IS NULL OR point_id = ANY (:points)
                        """)
                .param("points", array(points))
                .query((row, n) -> new LimitRule(
                        row.getInt("id"),
                        row.getInt("point_id"),
                        row.getString("factor"),
                        Averaging.valueOf(row.getString("averaging").toUpperCase(Locale.ROOT)),
                        Basis.valueOf(row.getString("basis").toUpperCase(Locale.ROOT)),
                        decimal(row, "lower"),
                        decimal(row, "upper"),
                        Unit.get(row.getString("unit")),
                        row.getString("standard"),
                        row.getString("clause"),
                        instant(row, "valid_from"),
                        instant(row, "valid_to")))
                .list();
    }

    private static Integer @Nullable [] array(@Nullable Collection<Integer> points) {
        return points == null ? null : points.toArray(Integer[]::new);
    }

    private static @Nullable Decimal decimal(ResultSet row, String column) throws SQLException {
        var value = row.getBigDecimal(column);
        return value == null ? null : Decimal.of(value);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
