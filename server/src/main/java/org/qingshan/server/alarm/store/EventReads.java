/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.store;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads events and conditions under the scope of the request. */
@Repository
public class EventReads {

    private static final String EVENT = """
            SELECT e.*, alarm.may_handle(e.region_id, e.enterprise_id) AS yours, p.public_id AS p_id, p.code AS p_code, p.name AS p_name, p.name_en AS p_name_en, p.kind AS p_kind,
                   r.public_id AS r_id, r.code AS r_code, r.name AS r_name, r.name_en AS r_name_en,
                   t.public_id AS t_id, t.code AS t_code, t.name AS t_name, t.name_en AS t_name_en,
                   d.mn, f.code AS factor, f.name AS factor_name, f.name_en AS factor_name_en
            FROM alarm.event e
                LEFT JOIN registry.point p ON p.id = e.point_id AND e.subject_kind IN ('point', 'device')
                LEFT JOIN region.region r ON r.id = e.region_id
                LEFT JOIN registry.enterprise t ON t.id = e.enterprise_id
                LEFT JOIN registry.device d ON d.id = e.device_id
                LEFT JOIN registry.factor f ON f.code = coalesce(nullif(e.message_params ->> 'factor', ''), e.factor_group)
            """;

    private final JdbcClient web;
    private final JsonMapper json;

    EventReads(@Qualifier("web") JdbcClient web, JsonMapper json) {
        this.web = web;
        this.json = json;
    }

    /** Those of the given public ids that lie in the scope of the request. */
    public Set<String> listVisible(Collection<String> ids) {
        UUID[] wanted = ids.stream().map(UUID::fromString).toArray(UUID[]::new);
        return Set.copyOf(web.sql("SELECT public_id::text FROM alarm.event WHERE public_id = ANY (:ids)")
                .param("ids", wanted)
                .query(String.class)
                .list());
    }

    public record Ref(
            UUID id, String code, String name, @Nullable String nameEn) {}

    public record PointRef(
            UUID id,
            String code,

            @Schema(
                    allowableValues = {
                        "waste_gas_outlet",
                        "waste_water_outlet",
                        "air_station",
                        "micro_station",
                        "water_section",
                        "pump_station"
                    })
            String kind,

            String name,
            @Nullable String nameEn) {}

    /** An event before it is put into words; {@code yours} if the reader may handle it. */
    public record Row(
            int internalId,
            UUID id,
            String kind,
            String subjectKind,
            String state,
            int severity,
            @Nullable PointRef point,
            @Nullable Ref region,
            @Nullable Ref enterprise,
            @Nullable String mn,
            @Nullable String factor,
            @Nullable String factorName,
            @Nullable String factorNameEn,
            @Nullable OffsetDateTime beganAt,
            @Nullable OffsetDateTime lastAt,
            @Nullable OffsetDateTime raisedAt,
            @Nullable OffsetDateTime clearedAt,
            @Nullable OffsetDateTime acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable OffsetDateTime closedAt,
            boolean late,
            String outcome,
            @Nullable String falseCause,
            String messageCode,
            Map<String, String> messageParams,
            int occurrences,
            boolean yours,
            int version) {}

    public record Step(
            @Nullable OffsetDateTime at,
            String act,
            String by,
            @Nullable String cause,
            String note) {}

    /** What a rule was worth; seconds to known = median from raising to the first look of a person. */
    public record Hits(
            long raised,
            long real,
            long falseAlarms,
            long open,
            @Nullable Double secondsToKnown) {}

    public record ConditionRow(
            String kind,
            int severity,
            boolean autoClose,
            boolean promotable,
            boolean enabled,
            int version,
            Hits hits) {}

    /**
     * What a list is narrowed by; null = not.
     *
     * @param offset rows before the page; pages are of a list that worst-first order keeps moving anyway
     */
    public record Filter(
            String state,
            @Nullable List<Integer> regions,
            @Nullable String kind,
            @Nullable UUID point,
            @Nullable UUID enterprise,
            int offset,
            int most) {}

    public List<Row> list(Filter filter) {
        List<Integer> regions = filter.regions();
        return web.sql(EVENT + """
                        WHERE (:state = 'all' OR e.state = :state)
                          AND (CAST(:regions AS integer[]) IS NULL OR e.region_id = ANY (:regions))
                          AND (CAST(:kind AS text) IS NULL OR e.kind = ANY (string_to_array(:kind, ',')))
                          AND (CAST(:point AS uuid) IS NULL OR p.public_id = :point)
                          AND (CAST(:enterprise AS uuid) IS NULL OR t.public_id = :enterprise)
                        ORDER BY e.state DESC, e.severity DESC, e.last_at DESC, e.id DESC LIMIT :most OFFSET :offset
                        """)
                .param("state", filter.state())
                .param("regions", regions == null ? null : regions.toArray(Integer[]::new))
                .param("kind", filter.kind())
                .param("point", filter.point())
                .param("enterprise", filter.enterprise())
                .param("most", filter.most())
                .param("offset", filter.offset())
                .query((row, n) -> row(row))
                .list();
    }

    public Optional<Row> find(UUID id) {
        return web.sql(EVENT + " WHERE e.public_id = :id")
                .param("id", id)
                .query((row, n) -> row(row))
                .optional();
    }

    private Row row(ResultSet row) throws SQLException {
        UUID point = row.getObject("p_id", UUID.class);
        return new Row(
                row.getInt("id"),
                row.getObject("public_id", UUID.class),
                row.getString("kind"),
                row.getString("subject_kind"),
                row.getString("state"),
                row.getInt("severity"),
                point == null
                        ? null
                        : new PointRef(
                                point,
                                row.getString("p_code"),
                                row.getString("p_kind"),
                                row.getString("p_name"),
                                row.getString("p_name_en")),
                ref(row, "r"),
                ref(row, "t"),
                row.getString("mn"),
                row.getString("factor"),
                row.getString("factor_name"),
                row.getString("factor_name_en"),
                time(row, "began_at"),
                time(row, "last_at"),
                time(row, "raised_at"),
                time(row, "cleared_at"),
                time(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                time(row, "closed_at"),
                row.getBoolean("late"),
                row.getString("outcome"),
                row.getString("false_cause"),
                row.getString("message_code"),
                json.readValue(row.getString("message_params"), new TypeReference<Map<String, String>>() {}),
                row.getInt("occurrences"),
                row.getBoolean("yours"),
                row.getInt("version"));
    }

    private static @Nullable Ref ref(ResultSet row, String prefix) throws SQLException {
        UUID id = row.getObject(prefix + "_id", UUID.class);
        return id == null
                ? null
                : new Ref(
                        id,
                        row.getString(prefix + "_code"),
                        row.getString(prefix + "_name"),
                        row.getString(prefix + "_name_en"));
    }

    private static @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : ReportingZone.at(time.toInstant());
    }

    public List<Step> listSteps(int event) {
        return web.sql("SELECT at, act, person_name, cause, note FROM alarm.act WHERE event_id = :event ORDER BY id")
                .param("event", event)
                .query((row, n) -> new Step(
                        time(row, "at"),
                        row.getString("act"),
                        row.getString("person_name"),
                        row.getString("cause"),
                        row.getString("note")))
                .list();
    }

    /** Conditions with what they were worth since a time, within the reader's scope. */
    public List<ConditionRow> listConditions(OffsetDateTime since) {
        return web.sql("""
                        SELECT c.*, count(e.id) AS raised, count(*) FILTER (WHERE e.outcome = 'real') AS real,
                               count(*) FILTER (WHERE e.outcome = 'false') AS false_alarms,
                               count(*) FILTER (WHERE e.state = 'open') AS open,
                               percentile_cont(0.5) WITHIN GROUP (
                                   ORDER BY extract(epoch FROM e.acknowledged_at - e.raised_at)) AS known
                        FROM alarm.condition c LEFT JOIN alarm.event e ON e.kind = c.kind AND e.raised_at >= :since
                        GROUP BY c.kind ORDER BY c.position
                        """)
                .param("since", since)
                .query((row, n) -> condition(row))
                .list();
    }

    private static ConditionRow condition(ResultSet row) throws SQLException {
        var hits = new Hits(
                row.getLong("raised"),
                row.getLong("real"),
                row.getLong("false_alarms"),
                row.getLong("open"),
                row.getObject("known", Double.class));
        return new ConditionRow(
                row.getString("kind"),
                row.getInt("severity"),
                row.getBoolean("auto_close"),
                row.getBoolean("promotable"),
                row.getBoolean("enabled"),
                row.getInt("version"),
                hits);
    }
}
