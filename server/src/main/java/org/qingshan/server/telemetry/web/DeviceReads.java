/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.commands.CommandKind;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Devices as the caller may see them. */
@Repository
class DeviceReads {

    static final int MOST = 500;
    private static final String COLUMNS =
            "SELECT id, public_id, mn, name, point, point_name, point_name_en, state, realtime_interval_s,"
                    + " last_seen, last_peer, edition, last_data, clock_drift_s, packets, bytes,"
                    + " (SELECT coalesce(sum(h.packets), 0) FROM telemetry.v_device_hour h WHERE h.device = d.id"
                    + " AND h.hour > now_.t - interval '25 hours' AND h.hour <= now_.t) AS day_packets"
                    + " FROM telemetry.v_device d, (SELECT ?::timestamptz AS t) now_";
    private static final String BELOW = " AND (?::uuid IS NULL OR region_id IN (WITH RECURSIVE below AS ("
            + "SELECT r.id FROM region.region r WHERE r.public_id = ?::uuid"
            + " UNION ALL SELECT c.id FROM region.region c JOIN below b ON c.parent_id = b.id) SELECT id FROM below))";
    private static final Duration ONLINE_AT_LEAST = Duration.ofMinutes(10);

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DeviceReads(@Qualifier("web") JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record PointName(UUID id, String name, @Nullable String nameEn) {}

    /** Health of a device; {@code packetsPerHour} is the mean of the last 24 hours. */
    record DeviceView(
            UUID id,
            String mn,
            String name,
            PointName point,

            @Schema(allowableValues = {"active", "suspended"})
            String state,

            @Nullable OffsetDateTime lastSeen,
            boolean online,
            double packetsPerHour,
            Map<String, Long> problems,
            @Nullable Integer clockDriftSeconds,
            @Nullable String edition,
            @Nullable String peer,
            @Nullable OffsetDateTime lastData,
            long packets,
            long bytes) {}

    record CommandView(
            UUID id,
            String command,
            Map<String, String> parameters,
            String origin,
            String state,
            int attempts,
            @Nullable Integer result,
            int packets,
            OffsetDateTime requestedAt,
            @Nullable OffsetDateTime closedAt,
            List<String> answers) {}

    /** By number, which never changes, so that a page ends where the next one begins; {@code after} is the last number seen. */
    @ScopedRead
    public List<DeviceView> list(@Nullable UUID region, @Nullable String state, @Nullable String after, int most) {
        Map<Integer, Map<String, Long>> problems = problems(null);
        return jdbc.sql(COLUMNS + " WHERE (?::text IS NULL OR state = ?)" + BELOW
                        + " AND (?::text IS NULL OR mn COLLATE \"C\" > ?) ORDER BY mn COLLATE \"C\" LIMIT ?")
                .param(at(clock.instant()))
                .param(state)
                .param(state)
                .param(region)
                .param(region)
                .param(after)
                .param(after)
                .param(most)
                .query((row, _) -> view(row, problems.getOrDefault(row.getInt("id"), Map.of())))
                .list();
    }

    @ScopedRead
    public Optional<DeviceView> find(UUID id) {
        return jdbc.sql(COLUMNS + " WHERE public_id = ?")
                .params(at(clock.instant()), id)
                .query((row, _) -> view(row, problems(row.getInt("id")).getOrDefault(row.getInt("id"), Map.of())))
                .optional();
    }

    /** Internal id of a device the caller sees. */
    @ScopedRead
    public Optional<Integer> findInternalId(UUID id) {
        return jdbc.sql("SELECT id FROM telemetry.v_device WHERE public_id = ?")
                .param(id)
                .query(Integer.class)
                .optional();
    }

    /** The edition a device is registered with, or else was last heard in; empty while neither is known. */
    record Spoken(Optional<Edition> edition) {}

    @ScopedRead
    public Optional<Spoken> findSpoken(UUID id) {
        return jdbc.sql("SELECT coalesce(nullif(r.edition, 'auto'), v.edition, '') FROM telemetry.v_device v"
                        + " JOIN registry.device r ON r.id = v.id WHERE v.public_id = ?")
                .param(id)
                .query((row, _) -> new Spoken(Edition.findByCode(row.getString(1))))
                .optional();
    }

    /** Internal id of a device for which the caller has a right, by a post that covers its point. */
    @ScopedRead
    public Optional<Integer> findInternalId(UUID id, Right right) {
        if (!ScopeContext.current().may(right)) {
            throw NotPermitted.without(right);
        }
        Optional<Boolean> here = jdbc.sql("SELECT p.region_id = ANY (access.regions_for(:right))"
                        + " OR coalesce(p.enterprise_id = ANY (access.enterprises_for(:right)), false)"
                        + " FROM registry.device d JOIN registry.point p ON p.id = d.point_id WHERE d.public_id = :id")
                .param("right", right.name())
                .param("id", id)
                .query(Boolean.class)
                .optional();
        if (here.isPresent() && !here.get()) {
            throw NotPermitted.here();
        }
        return findInternalId(id);
    }

    /** Numbers of devices the caller sees. */
    @ScopedRead
    public List<String> listNumbers(List<String> mns) {
        return jdbc.sql("SELECT mn FROM telemetry.v_device WHERE mn = ANY (?)")
                .param(mns.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @ScopedRead
    public List<CommandView> listCommands(UUID device) {
        return jdbc.sql(
                        "SELECT c.public_id, c.command, c.parameters::text, c.origin, c.state, c.attempts, c.result, c.packets,"
                                + " c.requested_at, c.closed_at, c.answers FROM telemetry.v_command c"
                                + " JOIN telemetry.v_device d ON d.id = c.device WHERE d.public_id = ? ORDER BY c.id DESC LIMIT 100")
                .param(device)
                .query((row, _) -> new CommandView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        CommandKind.masked(json.readValue(row.getString(3), TEXTS)),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6),
                        (Integer) row.getObject(7),
                        row.getInt(8),
                        Objects.requireNonNull(local(row, "requested_at")),
                        local(row, "closed_at"),
                        List.of((String[]) row.getArray(11).getArray())))
                .list();
    }

    private Map<Integer, Map<String, Long>> problems(@Nullable Integer device) {
        Map<Integer, Map<String, Long>> problems = new HashMap<>();
        jdbc.sql("SELECT device, code, sum(count) FROM telemetry.v_packet_problem"
                        + " WHERE day > ?::date - 7 AND (?::int IS NULL OR device = ?) GROUP BY device, code")
                .param(clock.instant().atZone(ReportingZone.ZONE).toLocalDate())
                .param(device)
                .param(device)
                .query(row -> {
                    problems.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return problems;
    }

    private DeviceView view(ResultSet row, Map<String, Long> problems) throws SQLException {
        OffsetDateTime seen = local(row, "last_seen");
        Duration patience = Duration.ofSeconds(3L * row.getInt("realtime_interval_s"));
        Instant since = clock.instant().minus(patience.compareTo(ONLINE_AT_LEAST) > 0 ? patience : ONLINE_AT_LEAST);
        return new DeviceView(
                row.getObject("public_id", UUID.class),
                row.getString("mn"),
                row.getString("name"),
                new PointName(
                        row.getObject("point", UUID.class),
                        row.getString("point_name"),
                        row.getString("point_name_en")),
                row.getString("state"),
                seen,
                seen != null && seen.toInstant().isAfter(since),
                Math.round(row.getLong("day_packets") / 2.4) / 10.0,
                problems,
                (Integer) row.getObject("clock_drift_s"),
                row.getString("edition"),
                row.getString("last_peer"),
                local(row, "last_data"),
                row.getLong("packets"),
                row.getLong("bytes"));
    }

    private static @Nullable OffsetDateTime local(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.withOffsetSameInstant(ZoneOffset.ofHours(8));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
