/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.model.Decimals;
import org.qingshan.server.registry.store.Views.ChannelView;
import org.qingshan.server.registry.store.Views.ClosureView;
import org.qingshan.server.registry.store.Views.DeviceView;
import org.qingshan.server.registry.store.Views.EnterpriseView;
import org.qingshan.server.registry.store.Views.FactorAtPoint;
import org.qingshan.server.registry.store.Views.FactorView;
import org.qingshan.server.registry.store.Views.Hit;
import org.qingshan.server.registry.store.Views.LimitView;
import org.qingshan.server.registry.store.Views.PointItem;
import org.qingshan.server.registry.store.Views.PointView;
import org.qingshan.server.registry.store.Views.ReferenceO2View;
import org.qingshan.server.registry.store.Views.RevisionView;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the registry under the scope of the request; row-level security leaves out what is not to be seen. */
@Repository
public class RegistryReads {

    /** The closings of {@code t} as JSON; a zone is said with each time. */
    private static String closures(String own, String which) {
        return " (SELECT coalesce(jsonb_agg(jsonb_build_object('from', c.closed_from, 'to', c.closed_to, 'reason', c.reason,"
                + " 'inherited', (" + own + ") IS NULL)"
                + " ORDER BY c.closed_from), '[]') FROM registry.closure c WHERE " + which + ") AS closures ";
    }

    private static final String ENTERPRISE = "SELECT" + closures("c.enterprise_id", "c.enterprise_id = t.id") + """
            , t.*, r.public_id AS region_public_id, r.code AS region_code, r.name AS region_name,
                   r.name_en AS region_name_en
            FROM registry.enterprise t JOIN region.region r ON r.id = t.region_id
            """;

    private static final String POINT =
            "SELECT" + closures("c.point_id", "c.point_id = t.id OR c.enterprise_id = t.enterprise_id") + """
            , t.*, registry.reference_o2_at(t.id, :now) AS reference_o2, r.public_id AS r_id, r.code AS r_code, r.name AS r_name, r.name_en AS r_name_en,
                   e.public_id AS e_id, e.code AS e_code, e.name AS e_name, e.name_en AS e_name_en
            FROM registry.point t JOIN region.region r ON r.id = t.region_id
                LEFT JOIN registry.enterprise e ON e.id = t.enterprise_id
            """;

    private static final String LIKE_QUERY = """
             AND (CAST(:q AS text) IS NULL OR t.name ILIKE :q OR t.name_en ILIKE :q OR t.code ILIKE :q OR t.pinyin LIKE lower(:q))
            """;

    private final JdbcClient web;
    private final JsonMapper json;
    private final Clock clock;

    RegistryReads(@Qualifier("web") JdbcClient web, JsonMapper json, Clock clock) {
        this.web = web;
        this.json = json;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return ReportingZone.at(clock.instant());
    }

    private List<ClosureView> closures(ResultSet row) throws SQLException {
        return json.readValue(row.getString("closures"), new TypeReference<List<ClosureView>>() {}).stream()
                .map(RegistryReads::inBeijing)
                .toList();
    }

    private static ClosureView inBeijing(ClosureView closure) {
        OffsetDateTime to = closure.to();
        return new ClosureView(
                ReportingZone.at(closure.from().toInstant()),
                to == null ? null : ReportingZone.at(to.toInstant()),
                closure.reason(),
                closure.inherited());
    }

    /**
     * What a list is narrowed by; null = not.
     *
     * @param regions internal ids, with all below
     * @param after the code of the last row of the page before
     * @param closed only what is closed now, or only what is not
     */
    public record Filter(
            @Nullable List<Integer> regions,
            @Nullable UUID enterprise,
            @Nullable String kind,
            @Nullable String query,
            @Nullable Boolean closed,
            @Nullable String after,
            int most) {

        private Integer @Nullable [] regionArray() {
            return regions == null ? null : regions.toArray(Integer[]::new);
        }

        private @Nullable String like() {
            return query == null || query.isBlank() ? null : "%" + escaped(query.strip()) + "%";
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String closedNow(String which) {
        return " AND (CAST(:closed AS boolean) IS NULL OR :closed = EXISTS (SELECT FROM registry.closure c WHERE ("
                + which + ") AND c.closed_from <= :now AND (c.closed_to IS NULL OR c.closed_to > :now))) ";
    }

    public List<EnterpriseView> listEnterprises(Filter filter) {
        return web.sql(ENTERPRISE + """
                        WHERE (CAST(:regions AS integer[]) IS NULL OR t.region_id = ANY (:regions) OR EXISTS (
                                SELECT FROM registry.point p WHERE p.enterprise_id = t.id AND p.region_id = ANY (:regions)))
                          AND (CAST(:after AS text) IS NULL OR t.code > :after)
                        """ + closedNow("c.enterprise_id = t.id") + LIKE_QUERY
                        + " ORDER BY t.code LIMIT :most")
                .param("regions", filter.regionArray())
                .param("after", filter.after())
                .param("q", filter.like())
                .param("closed", filter.closed())
                .param("now", now())
                .param("most", filter.most())
                .query((row, n) -> enterprise(row))
                .list();
    }

    public Optional<EnterpriseView> findEnterprise(UUID id) {
        return web.sql(ENTERPRISE + " WHERE t.public_id = :id")
                .param("id", id)
                .query((row, n) -> enterprise(row))
                .optional();
    }

    private EnterpriseView enterprise(ResultSet row) throws SQLException {
        var region = new Views.Ref(
                Rows.id(row, "region_public_id"),
                row.getString("region_code"),
                row.getString("region_name"),
                row.getString("region_name_en"));
        return new EnterpriseView(
                Rows.id(row, "public_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("short_name"),
                row.getString("credit_code"),
                row.getString("industry"),
                region,
                Rows.decimal(row, "lon"),
                Rows.decimal(row, "lat"),
                row.getString("address"),
                closures(row),
                row.getInt("version"));
    }

    public List<PointItem> listPoints(Filter filter) {
        return web.sql(POINT + """
                        WHERE (CAST(:regions AS integer[]) IS NULL OR t.region_id = ANY (:regions))
                          AND (CAST(:enterprise AS uuid) IS NULL OR e.public_id = :enterprise)
                          AND (CAST(:kind AS text) IS NULL OR t.kind = ANY (string_to_array(:kind, ',')))
                          AND (CAST(:after AS text) IS NULL OR t.code > :after)
                        """ + closedNow("c.point_id = t.id OR c.enterprise_id = t.enterprise_id") + LIKE_QUERY
                        + " ORDER BY t.code LIMIT :most")
                .param("regions", filter.regionArray())
                .param("enterprise", filter.enterprise())
                .param("kind", filter.kind())
                .param("after", filter.after())
                .param("q", filter.like())
                .param("closed", filter.closed())
                .param("now", now())
                .param("most", filter.most())
                .query((row, n) -> pointItem(row))
                .list();
    }

    private PointItem pointItem(ResultSet row) throws SQLException {
        return new PointItem(
                Rows.id(row, "public_id"),
                row.getString("code"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("name_en"),
                Rows.ref(row, "r"),
                Rows.refOrNull(row, "e"),
                Rows.decimal(row, "lon"),
                Rows.decimal(row, "lat"),
                Rows.decimal(row, "reference_o2"),
                closures(row),
                row.getInt("version"));
    }

    public Optional<PointView> findPoint(UUID id) {
        return web.sql(POINT + " WHERE t.public_id = :id")
                .param("id", id)
                .param("now", now())
                .query((row, n) -> point(row))
                .optional();
    }

    private PointView point(ResultSet row) throws SQLException {
        PointItem item = pointItem(row);
        int internal = row.getInt("id");
        return new PointView(
                item.id(),
                item.code(),
                item.kind(),
                item.name(),
                item.nameEn(),
                item.region(),
                item.enterprise(),
                item.lon(),
                item.lat(),
                item.referenceO2(),
                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}),
                listFactorsOf(internal),
                listDevicesOf(internal),
                item.closures(),
                item.version());
    }

    /** The factors said to be measured there; if nothing is said, those of its limits and channels. */
    private List<FactorAtPoint> listFactorsOf(int point) {
        return web.sql("""
                        SELECT f.code, f.name, f.name_en, coalesce(form.unit, f.unit) AS unit,
                               coalesce(form.decimals, f.decimals) AS decimals
                        FROM registry.point p
                        CROSS JOIN LATERAL (
                            SELECT said.code, said.place FROM unnest(p.factors) WITH ORDINALITY AS said (code, place)
                            UNION ALL
                            SELECT used.factor, 0 FROM (
                                SELECT factor FROM registry.limit_value WHERE point_id = p.id
                                UNION SELECT factor FROM registry.channel WHERE point_id = p.id) AS used
                            WHERE p.factors = '{}') AS said
                        JOIN registry.factor f ON f.code = said.code
                        LEFT JOIN registry.factor_form form ON form.factor = f.code AND form.point_kind = p.kind
                        WHERE p.id = :point ORDER BY said.place, f.code
                        """).param("point", point).query(FactorAtPoint.class).list();
    }

    private static final String DEVICE = "SELECT" + closures("c.device_id", "c.device_id = t.id") + """
            , public_id, mn, name, edition, dialect, crc, has_password, has_sm4_key, addresses, realtime_interval_s,
                   minute_interval_min, label_side, clock_offset_s, state, version
            FROM registry.device t
            """;

    private List<DeviceView> listDevicesOf(int point) {
        return web.sql(DEVICE + " WHERE point_id = :point ORDER BY mn")
                .param("point", point)
                .query((row, n) -> device(row))
                .list();
    }

    public Optional<DeviceView> findDevice(UUID id) {
        return web.sql(DEVICE + " WHERE public_id = :id")
                .param("id", id)
                .query((row, n) -> device(row))
                .optional();
    }

    private DeviceView device(ResultSet row) throws SQLException {
        return new DeviceView(
                Rows.id(row, "public_id"),
                row.getString("mn"),
                row.getString("name"),
                row.getString("edition"),
                row.getString("dialect"),
                row.getString("crc"),
                row.getBoolean("has_password"),
                row.getBoolean("has_sm4_key"),
                Rows.texts(row, "addresses"),
                row.getInt("realtime_interval_s"),
                row.getInt("minute_interval_min"),
                row.getString("label_side"),
                row.getInt("clock_offset_s"),
                row.getString("state"),
                closures(row),
                row.getInt("version"));
    }

    /** Limits in force somewhere in [from, to); null = open. */
    public List<LimitView> listLimits(UUID point, @Nullable Instant from, @Nullable Instant to) {
        return web.sql("""
                        SELECT l.* FROM registry.limit_value l JOIN registry.point p ON p.id = l.point_id
                        WHERE p.public_id = :point
                          AND (CAST(:to AS timestamptz) IS NULL OR l.valid_from IS NULL OR l.valid_from < :to)
                          AND (CAST(:from AS timestamptz) IS NULL OR l.valid_to IS NULL OR l.valid_to > :from)
                        ORDER BY l.factor, l.averaging, l.basis, l.valid_from NULLS FIRST
                        """)
                .param("point", point)
                .param("from", from == null ? null : ReportingZone.at(from))
                .param("to", to == null ? null : ReportingZone.at(to))
                .query((row, n) -> limit(row))
                .list();
    }

    private static LimitView limit(ResultSet row) throws SQLException {
        return new LimitView(
                Rows.id(row, "public_id"),
                row.getString("factor"),
                row.getString("averaging"),
                row.getString("basis"),
                Rows.decimal(row, "lower"),
                Rows.decimal(row, "upper"),
                row.getString("unit"),
                row.getString("standard"),
                row.getString("clause"),
                Rows.time(row, "valid_from"),
                Rows.time(row, "valid_to"),
                row.getInt("version"));
    }

    public List<ReferenceO2View> listReferenceO2(UUID point) {
        return web.sql("""
                        SELECT o.* FROM registry.reference_o2 o JOIN registry.point p ON p.id = o.point_id
                        WHERE p.public_id = :point ORDER BY o.valid_from NULLS FIRST
                        """)
                .param("point", point)
                .query((row, n) -> new ReferenceO2View(
                        Rows.id(row, "public_id"),
                        Decimals.tidy(row.getBigDecimal("value")),
                        row.getString("standard"),
                        row.getString("clause"),
                        Rows.time(row, "valid_from"),
                        Rows.time(row, "valid_to"),
                        row.getInt("version")))
                .list();
    }

    public List<ChannelView> listChannels(UUID device) {
        return web.sql("""
                        SELECT c.*, p.public_id AS p_id, p.code AS p_code, p.name AS p_name, p.name_en AS p_name_en
                        FROM registry.channel c JOIN registry.device d ON d.id = c.device_id
                            JOIN registry.point p ON p.id = c.point_id
                        WHERE d.public_id = :device ORDER BY c.st, c.wire_code, c.valid_from NULLS FIRST
                        """)
                .param("device", device)
                .query((row, n) -> new ChannelView(
                        Rows.id(row, "public_id"),
                        row.getString("st"),
                        row.getString("wire_code"),
                        Rows.ref(row, "p"),
                        row.getString("factor"),
                        row.getString("unit"),
                        row.getString("gas_state"),
                        row.getString("label_side"),
                        row.getInt("priority"),
                        Rows.time(row, "valid_from"),
                        Rows.time(row, "valid_to"),
                        row.getInt("version")))
                .list();
    }

    public List<FactorView> listFactors() {
        return web.sql("SELECT * FROM registry.factor ORDER BY medium, code")
                .query(FactorView.class)
                .list();
    }

    /** What was changed about a point or an enterprise and all that hangs on it, newest first. */
    public List<RevisionView> listRevisions(@Nullable UUID point, @Nullable UUID enterprise, int most) {
        return web.sql("""
                        SELECT v.* FROM registry.revision v
                        WHERE v.point_id = (SELECT id FROM registry.point WHERE public_id = :point)
                           OR v.enterprise_id = (SELECT id FROM registry.enterprise WHERE public_id = :enterprise)
                        ORDER BY v.id DESC LIMIT :most
                        """)
                .param("point", point)
                .param("enterprise", enterprise)
                .param("most", most)
                .query((row, n) -> revision(row))
                .list();
    }

    private RevisionView revision(ResultSet row) throws SQLException {
        return new RevisionView(
                row.getString("subject_kind"),
                row.getString("subject_key"),
                row.getInt("version"),
                Objects.requireNonNull(Rows.time(row, "recorded_at")),
                row.getString("person_name"),
                row.getString("reason"),
                row.getString("act"),
                Rows.time(row, "valid_from"),
                Rows.time(row, "valid_to"),
                json.readValue(row.getString("state"), new TypeReference<Map<String, Object>>() {}));
    }

    /** By name, pinyin initials, code or device number; names that begin with the words come first. */
    public List<Hit> search(String query, int most) {
        String words = escaped(query.strip());
        return web.sql("""
                        SELECT kind, id, title, title_en, subtitle, path FROM (
                            SELECT 'enterprise' AS kind, t.public_id AS id, t.name AS title, t.name_en AS title_en,
                                   concat_ws(' · ', t.code, r.name) AS subtitle, '/o/enterprise/' || t.public_id AS path, t.pinyin
                            FROM registry.enterprise t JOIN region.region r ON r.id = t.region_id
                            WHERE t.name ILIKE :q OR t.name_en ILIKE :q OR t.code ILIKE :q OR t.pinyin LIKE lower(:q)
                                OR t.credit_code = upper(:exact)
                            UNION ALL
                            SELECT t.kind, t.public_id, t.name, t.name_en, concat_ws(' · ', t.code, e.name, r.name),
                                   '/o/point/' || t.public_id, t.pinyin
                            FROM registry.point t JOIN region.region r ON r.id = t.region_id
                                LEFT JOIN registry.enterprise e ON e.id = t.enterprise_id
                            WHERE t.name ILIKE :q OR t.name_en ILIKE :q OR t.code ILIKE :q OR t.pinyin LIKE lower(:q)
                            UNION ALL
                            SELECT 'device', t.public_id, t.name, NULL, concat_ws(' · ', t.mn, p.name),
                                   '/devices/' || t.public_id, ''
                            FROM registry.device t JOIN registry.point p ON p.id = t.point_id
                            WHERE t.mn ILIKE :q OR t.name ILIKE :q) AS found
                        ORDER BY (title ILIKE :start OR pinyin LIKE lower(:start)) DESC, length(title), title LIMIT :most
                        """)
                .param("q", "%" + words + "%")
                .param("start", words + "%")
                .param("exact", query.strip())
                .param("most", most)
                .query(Hit.class)
                .list();
    }
}
