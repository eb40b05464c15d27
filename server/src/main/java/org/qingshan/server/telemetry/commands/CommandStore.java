/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The table {@code telemetry.command}, as {@code qs_ingest}. */
@Repository
class CommandStore {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CommandStore(@Qualifier("ingest") JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    UUID add(
            int device,
            CommandKind kind,
            Map<String, String> parameters,
            String origin,
            @Nullable Integer person,
            Instant now) {
        return jdbc.sql(
                        "INSERT INTO telemetry.command (device, command, parameters, origin, person, state, requested_at)"
                                + " VALUES (?, ?, ?::jsonb, ?, ?, 'queued', ?) RETURNING public_id")
                .param(device)
                .param(kind.code())
                .param(json.writeValueAsString(parameters))
                .param(origin)
                .param(person)
                .param(at(now))
                .query(UUID.class)
                .single();
    }

    boolean hasOpen(int device, CommandKind kind) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM telemetry.command WHERE device = ? AND command = ?"
                        + " AND state IN ('queued', 'sent', 'accepted'))")
                .params(device, kind.code())
                .query(Boolean.class)
                .single();
    }

    /** The oldest queued command of each device. */
    List<OpenCommand> listNext(Instant deadline) {
        return jdbc.sql(
                        "SELECT DISTINCT ON (device) id, device, command, parameters::text, origin FROM telemetry.command"
                                + " WHERE state = 'queued' ORDER BY device, id")
                .query((row, _) -> new OpenCommand(
                        row.getInt(1),
                        row.getInt(2),
                        CommandKind.findByCode(row.getString(3)).orElseThrow(),
                        json.readValue(row.getString(4), TEXTS),
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
    }

    void addAnswer(int id, String answer) {
        jdbc.sql("UPDATE telemetry.command SET answers = answers || ? WHERE id = ? AND cardinality(answers) < 50")
                .params(answer, id)
                .update();
    }

    /** After a restart nobody waits for the answers of what was on its way. */
    void closeOrphans(Instant now) {
        jdbc.sql("UPDATE telemetry.command SET state = 'timed_out', closed_at = ? WHERE state IN ('sent', 'accepted')")
                .params(at(now))
                .update();
    }

    /** Queued commands that no connection came for. */
    int expire(Instant before, Instant now) {
        return jdbc.sql(
                        "UPDATE telemetry.command SET state = 'timed_out', closed_at = ? WHERE state = 'queued' AND requested_at < ?")
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
