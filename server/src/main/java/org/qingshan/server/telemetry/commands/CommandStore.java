/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.UploadKind;
import org.qingshan.server.telemetry.live.DeviceNotices;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The table {@code telemetry.command}, as {@code qs_ingest}. Passwords and keys among the parameters are sealed. */
@Repository
class CommandStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final DeviceNotices notices;
    private final SecretBox box;

    CommandStore(@Qualifier("ingest") JdbcClient jdbc, ObjectMapper json, SecretBox box, DeviceNotices notices) {
        this.jdbc = jdbc;
        this.box = box;
        this.json = json;
        this.notices = notices;
    }

    UUID add(
            int device,
            CommandKind kind,
            Map<String, String> parameters,
            String origin,
            @Nullable Person person,
            Instant now) {
        notices.changed(device);
        return jdbc.sql(
                        "INSERT INTO telemetry.command (device, command, parameters, origin, person, person_name, state, requested_at)"
                                + " VALUES (?, ?, ?::jsonb, ?, ?, ?, 'queued', ?) RETURNING public_id")
                .param(device)
                .param(kind.code())
                .param(json.writeValueAsString(sealed(parameters)))
                .param(origin)
                .param(person == null ? null : person.id())
                .param(person == null ? "" : person.name())
                .param(at(now))
                .query(UUID.class)
                .single();
    }

    private Map<String, String> sealed(Map<String, String> parameters) {
        Map<String, String> stored = new TreeMap<>(parameters);
        stored.replaceAll(
                (name, value) -> CommandKind.isSecret(name) ? HexFormat.of().formatHex(box.seal(value)) : value);
        return stored;
    }

    private Map<String, String> opened(Map<String, String> parameters) {
        Map<String, String> opened = new TreeMap<>(parameters);
        opened.replaceAll((name, value) ->
                CommandKind.isSecret(name) ? box.openText(HexFormat.of().parseHex(value)) : value);
        return opened;
    }

    /** The edition a device is registered with, or else the one it was last heard in. */
    Optional<Edition> findEdition(int device) {
        return jdbc.sql("SELECT coalesce(nullif(d.edition, 'auto'), h.edition) FROM registry.device d"
                        + " LEFT JOIN telemetry.device_health h ON h.device = d.id WHERE d.id = ?")
                .param(device)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single()
                .flatMap(Edition::findByCode);
    }

    boolean hasOpen(int device, CommandKind kind) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM telemetry.command WHERE device = ? AND command = ?"
                        + " AND state IN ('queued', 'sent', 'accepted'))")
                .params(device, kind.code())
                .query(Boolean.class)
                .single();
    }

    /** Notes a fetch that is not even tried. */
    void addCancelled(int device, CommandKind kind, Map<String, String> parameters, Instant now) {
        jdbc.sql("INSERT INTO telemetry.command (device, command, parameters, origin, state, requested_at, closed_at)"
                        + " VALUES (?, ?, ?::jsonb, ?, 'cancelled', ?, ?)")
                .params(device, kind.code(), json.writeValueAsString(parameters), Gaps.ORIGIN, at(now), at(now))
                .update();
    }

    /** How far fetches of a gap that are still to be done reach. */
    Optional<String> findLastAsked(int device, CommandKind kind) {
        return jdbc.sql("SELECT parameters->>'EndTime' FROM telemetry.command WHERE device = ? AND command = ?"
                        + " AND origin = ? AND state IN ('queued', 'sent', 'accepted') ORDER BY 1 DESC LIMIT 1")
                .params(device, kind.code(), Gaps.ORIGIN)
                .query(String.class)
                .optional();
    }

    /** Gives up the rest of a gap; begin and end of its pieces. */
    List<Map.Entry<String, String>> cancelGap(int device, CommandKind kind, Instant now) {
        return jdbc.sql(
                        "UPDATE telemetry.command SET state = 'cancelled', closed_at = ? WHERE device = ? AND command = ?"
                                + " AND origin = ? AND state = 'queued' RETURNING parameters->>'BeginTime', parameters->>'EndTime'")
                .params(at(now), device, kind.code(), Gaps.ORIGIN)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
    }

    /** The oldest queued command of each device; the pieces of a gap let others pass. */
    List<OpenCommand> listNext(Instant deadline) {
        return jdbc.sql(
                        "SELECT DISTINCT ON (device) id, device, command, parameters::text, origin FROM telemetry.command"
                                + " WHERE state = 'queued' ORDER BY device, origin = 'gap', id")
                .query((row, _) -> new OpenCommand(
                        row.getInt(1),
                        row.getInt(2),
                        CommandKind.findByCode(row.getString(3)).orElseThrow(),
                        opened(json.readValue(row.getString(4), TEXTS)),
                        row.getString(5),
                        deadline))
                .list();
    }

    void save(OpenCommand command, @Nullable Integer result, Instant now) {
        jdbc.sql(
                        "UPDATE telemetry.command SET state = ?, qn = nullif(?, ''), attempts = ?, packets = ?, result = coalesce(?, result),"
                                + " sent_at = CASE WHEN ? > 0 THEN coalesce(sent_at, ?) ELSE sent_at END,"
                                + " closed_at = CASE WHEN ? THEN ?::timestamptz END WHERE id = ?")
                .param(command.state.code())
                .param(command.qn)
                .param(command.attempts)
                .param(command.packets)
                .param(result)
                .param(command.attempts)
                .param(at(now))
                .param(command.state.isOver())
                .param(at(now))
                .param(command.id)
                .update();
        notices.changed(command.device);
    }

    void addAnswer(int id, String answer) {
        jdbc.sql("UPDATE telemetry.command SET answers = answers || ? WHERE id = ? AND cardinality(answers) < 50")
                .params(answer, id)
                .update();
    }

    /** After a restart nobody waits for the answers of what was on its way; gaps are asked for anew. */
    void closeOrphans(Instant now) {
        jdbc.sql("""
                        WITH orphan AS (
                            UPDATE telemetry.command SET state = 'timed_out', closed_at = :now, settled_at = :now
                            WHERE state IN ('sent', 'accepted') RETURNING device, command, parameters, origin)
                        INSERT INTO telemetry.command (device, command, parameters, origin, state, requested_at)
                        SELECT device, command, parameters, origin, 'queued', :now FROM orphan WHERE origin = 'gap'
                        """).param("now", at(now)).update();
    }

    /** Who gave a command. */
    record Person(int id, String name) {}

    Person getPerson(int command) {
        return jdbc.sql("SELECT coalesce(person, 0), person_name FROM telemetry.command WHERE id = ?")
                .param(command)
                .query((row, _) -> new Person(row.getInt(1), row.getString(2)))
                .single();
    }

    UUID getPublicId(int device) {
        return jdbc.sql("SELECT public_id FROM registry.device WHERE id = ?")
                .param(device)
                .query(UUID.class)
                .single();
    }

    /** A gap, or a piece of one, that was asked for in vain. */
    record Gap(int id, String mn, CommandKind kind, String from, String to) {}

    List<Gap> listUnsettled(Instant since) {
        return jdbc.sql("SELECT c.id, d.mn, c.command, c.parameters->>'BeginTime', c.parameters->>'EndTime'"
                        + " FROM telemetry.command c JOIN registry.device d ON d.id = c.device WHERE c.origin = 'gap'"
                        + " AND c.state IN ('refused', 'failed', 'timed_out', 'cancelled') AND c.settled_at IS NULL"
                        + " AND c.closed_at > ?"
                        + " ORDER BY c.id")
                .param(at(since))
                .query((row, _) -> new Gap(
                        row.getInt(1),
                        row.getString(2),
                        CommandKind.findByCode(row.getString(3)).orElseThrow(),
                        row.getString(4),
                        row.getString(5)))
                .list();
    }

    /** What was closed before a command was given that is answered now; not the pieces of the same gap. How many there were. */
    int settleBefore(OpenCommand command, Instant now) {
        return jdbc.sql(
                        "UPDATE telemetry.command SET settled_at = ? WHERE device = ? AND command = ? AND origin = 'gap'"
                                + " AND state IN ('refused', 'failed', 'timed_out', 'cancelled') AND settled_at IS NULL"
                                + " AND closed_at < (SELECT requested_at FROM telemetry.command WHERE id = ?)")
                .params(at(now), command.device, command.kind.code(), command.id)
                .update();
    }

    void settle(Gap gap, Instant now) {
        jdbc.sql("UPDATE telemetry.command SET settled_at = ? WHERE id = ?")
                .params(at(now), gap.id())
                .update();
    }

    boolean hasUnsettled(int device, CommandKind kind) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM telemetry.command WHERE device = ? AND command = ? AND origin = 'gap'"
                                + " AND state IN ('refused', 'failed', 'timed_out', 'cancelled') AND settled_at IS NULL)")
                .params(device, kind.code())
                .query(Boolean.class)
                .single();
    }

    long countPeriods(int device, UploadKind kind, Instant from, Instant to) {
        return jdbc.sql("SELECT count(DISTINCT data_time) FROM telemetry.sample"
                        + " WHERE device = ? AND kind = ? AND data_time >= ? AND data_time < ?")
                .params(device, kind.code(), at(from), at(to))
                .query(Long.class)
                .single();
    }

    /** Queued commands that no connection came for; a gap waits until the device is back. */
    int expire(Instant before, Instant now) {
        return jdbc.sql(
                        "UPDATE telemetry.command SET state = 'timed_out', closed_at = ? WHERE state = 'queued' AND origin <> 'gap' AND requested_at < ?")
                .params(at(now), at(before))
                .update();
    }

    List<Map.Entry<Integer, Instant>> listLastSeen() {
        return jdbc.sql("SELECT device, last_seen FROM telemetry.device_health")
                .query((row, _) -> Map.entry(
                        row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
