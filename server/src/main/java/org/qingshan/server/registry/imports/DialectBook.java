/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qingshan.hj212.Suffix;
import org.qingshan.server.access.NotPermitted;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopedRead;
import org.qingshan.server.access.ScopedWrite;
import org.qingshan.server.platform.Actor;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.registry.RulesJournal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How makers deviate from the editions: names translated, as data. Versions are added and never removed; the newest is in force. */
@Service
public class DialectBook {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_.-]{1,64}");
    private static final Pattern WIRE = Pattern.compile("[0-9A-Za-z_]{1,32}");
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};

    private final JdbcClient web;
    private final JdbcClient ingest;
    private final RulesJournal journal;
    private final AuditTrail audit;
    private final Actor.Source actors;
    private final Clock clock;
    private final JsonMapper json;

    DialectBook(
            @Qualifier("web") JdbcClient web,
            @Qualifier("ingest") JdbcClient ingest,
            RulesJournal journal,
            AuditTrail audit,
            Actor.Source actors,
            Clock clock,
            JsonMapper json) {
        this.web = web;
        this.ingest = ingest;
        this.journal = journal;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What a dialect says.
     *
     * @param title whose it is
     * @param codes factor codes of the maker to codes of the factor dictionary
     * @param suffixes suffixes of the maker to suffixes of the edition
     * @param realtimeUnitSeconds seconds of one unit of RtdInterval: 1 or 60
     */
    public record Draft(
            String title, Map<String, String> codes, Map<String, String> suffixes, int realtimeUnitSeconds) {

        public Draft {
            codes = Map.copyOf(codes);
            suffixes = Map.copyOf(suffixes);
        }
    }

    /** A version of a dialect. */
    public record Entry(
            String name,
            int version,
            String title,
            Map<String, String> codes,
            Map<String, String> suffixes,
            int realtimeUnitSeconds,
            OffsetDateTime recordedAt,
            String recordedBy,
            String reason) {}

    /** The versions in force, by name. */
    @ScopedRead
    public List<Entry> list() {
        return web.sql("SELECT DISTINCT ON (name) * FROM registry.dialect ORDER BY name, version DESC")
                .query((row, n) -> entry(row))
                .list();
    }

    /** All versions of one, the newest first. */
    @ScopedRead
    public List<Entry> listVersions(String name) {
        return web.sql("SELECT * FROM registry.dialect WHERE name = :name ORDER BY version DESC")
                .param("name", name)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Adds a version, which belongs to no place and is in force for every device of that dialect from the next packet on. */
    @RequiresRight(Right.REGISTRY_EDIT)
    @ScopedWrite
    public Entry put(String name, Draft draft, String reason) {
        NotPermitted.unlessEverywhere(Right.REGISTRY_EDIT);
        journal.lock();
        check(name, draft);
        Optional<Entry> before = listVersions(name).stream().findFirst();
        Actor actor = actors.current();
        web.sql("""
                        INSERT INTO registry.dialect (name, version, title, codes, suffixes, realtime_unit_s, recorded_at,
                                                      person_id, person_name, reason)
                        VALUES (:name, :version, :title, CAST(:codes AS jsonb), CAST(:suffixes AS jsonb), :unit, :now,
                                :person, :by, :reason)
                        """)
                .param("name", name)
                .param("version", before.map(Entry::version).orElse(0) + 1)
                .param("title", draft.title())
                .param("codes", json.writeValueAsString(new TreeMap<>(draft.codes())))
                .param("suffixes", json.writeValueAsString(new TreeMap<>(draft.suffixes())))
                .param("unit", draft.realtimeUnitSeconds())
                .param("now", ReportingZone.at(clock.instant()))
                .param("person", actor.personId() == 0 ? null : actor.personId())
                .param("by", actor.name())
                .param("reason", reason)
                .update();
        tellTheGateway(name);
        Entry after = listVersions(name).getFirst();
        audit.record(AuditEntry.of("registry.dialect.put", "dialect", name)
                .because(reason)
                .before(before.map(DialectBook::shown).orElse(Map.of()))
                .after(shown(after)));
        return after;
    }

    /** Devices that speak it may be anywhere; what they sent before stays as it was understood. */
    private void tellTheGateway(String name) {
        Set<Integer> points =
                new HashSet<>(ingest.sql("SELECT DISTINCT point_id FROM registry.device WHERE dialect = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .list());
        if (!points.isEmpty()) {
            journal.note(new RulesJournal.Change("registry.dialect", false, points, null, null, false));
        }
    }

    private void check(String name, Draft draft) {
        if (!NAME.matcher(name).matches()) {
            throw wrong("name", name);
        }
        if (draft.title().isBlank()) {
            throw ProblemException.unprocessable("registry.missing-value", Map.of("column", "title", "value", ""));
        }
        if (draft.realtimeUnitSeconds() != 1 && draft.realtimeUnitSeconds() != 60) {
            throw wrong("realtimeUnitSeconds", String.valueOf(draft.realtimeUnitSeconds()));
        }
        draft.codes().forEach((wire, code) -> {
            requireWire(wire);
            requireFactor(code);
        });
        draft.suffixes().forEach((wire, suffix) -> {
            requireWire(wire);
            if (Suffix.of(suffix) == Suffix.OTHER) {
                throw wrong("suffixes", suffix);
            }
        });
    }

    private static void requireWire(String text) {
        if (!WIRE.matcher(text).matches()) {
            throw wrong("codes", text);
        }
    }

    private void requireFactor(String code) {
        boolean known = web.sql("SELECT EXISTS (SELECT FROM registry.factor WHERE code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw ProblemException.unprocessable("registry.unknown-factor", Map.of("factor", code));
        }
    }

    private static ProblemException wrong(String field, String value) {
        return ProblemException.unprocessable("registry.dialect-shape", Map.of("field", field, "value", value));
    }

    private static Map<String, Object> shown(Entry entry) {
        return Map.of(
                "version", entry.version(),
                "title", entry.title(),
                "codes", new TreeMap<>(entry.codes()),
                "suffixes", new TreeMap<>(entry.suffixes()),
                "realtimeUnitSeconds", entry.realtimeUnitSeconds());
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("name"),
                row.getInt("version"),
                row.getString("title"),
                json.readValue(row.getString("codes"), NAMES),
                json.readValue(row.getString("suffixes"), NAMES),
                row.getInt("realtime_unit_s"),
                ReportingZone.at(
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant()),
                row.getString("person_name"),
                row.getString("reason"));
    }
}
