/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.server.access.Right;
import org.qingshan.server.platform.ProblemException;
import org.qingshan.server.telemetry.commands.CommandKind;
import org.qingshan.server.telemetry.commands.CommandParameter;
import org.qingshan.server.telemetry.commands.Commands;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/devices")
class DeviceController {

    private final DeviceReads reads;
    private final RawPackets packets;
    private final Statements statements;
    private final Commands commands;

    DeviceController(DeviceReads reads, RawPackets packets, Statements statements, Commands commands) {
        this.reads = reads;
        this.packets = packets;
        this.statements = statements;
        this.commands = commands;
    }

    record Items<T>(List<T> items, @Nullable String next) {}

    record CommandBody(@Nullable String command, @Nullable Map<String, String> parameters) {}

    record Made(UUID id) {}

    /** @param number CN */
    record OfferedCommand(CommandKind command, String number, List<CommandParameter> parameters) {}

    /** What a device can be told; without an edition, what those of 2017 can. */
    record OfferedCommands(@Nullable String edition, List<OfferedCommand> items) {}

    @GetMapping
    Items<DeviceReads.DeviceView> list(
            @RequestParam @Nullable UUID region,
            @RequestParam @Nullable String state,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "500") int limit) {
        int most = Math.clamp(limit, 1, DeviceReads.MOST);
        List<DeviceReads.DeviceView> rows = reads.list(region, state, cursor, most + 1);
        return rows.size() <= most
                ? new Items<>(rows, null)
                : new Items<>(rows.subList(0, most), rows.get(most - 1).mn());
    }

    @GetMapping("/{id}")
    DeviceReads.DeviceView get(@PathVariable UUID id) {
        return reads.find(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/packets")
    Items<RawPackets.PacketView> packets(
            @PathVariable UUID id,
            @RequestParam @Nullable OffsetDateTime before,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit)
            throws SQLException {
        int device = internalId(id, Right.RAW_READ);
        List<RawPackets.PacketView> list = packets.list(device, place(before, cursor), limit);
        String next = list.size() < limit ? null : list.getLast().packetId();
        return new Items<>(list, next);
    }

    /** State, run times, alarms and information, the newest of each. */
    @GetMapping("/{id}/statements")
    Items<Statements.StatementView> statements(@PathVariable UUID id) {
        return new Items<>(statements.list(reads.findInternalId(id).orElseThrow(() -> unknown(id))), null);
    }

    private static RawPackets.@Nullable Place place(@Nullable OffsetDateTime before, @Nullable String cursor) {
        if (cursor != null && !cursor.isEmpty()) {
            return RawPackets.Place.of(cursor);
        }
        return before == null ? null : RawPackets.Place.before(before.toInstant());
    }

    @PostMapping("/{id}/commands")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Made command(@PathVariable UUID id, @RequestBody CommandBody body) {
        Map<String, String> parameters = body.parameters() == null ? Map.of() : body.parameters();
        String command = body.command() == null ? "" : body.command();
        return new Made(commands.request(internalId(id, Right.DEVICE_COMMAND), id, command, parameters));
    }

    @GetMapping("/{id}/commands")
    Items<DeviceReads.CommandView> commands(@PathVariable UUID id) {
        return new Items<>(reads.listCommands(id), null);
    }

    @GetMapping("/{id}/commands/offered")
    OfferedCommands offered(@PathVariable UUID id) {
        DeviceReads.Spoken spoken = reads.findSpoken(id).orElseThrow(() -> unknown(id));
        Edition edition = spoken.edition().orElse(Edition.HJ_2017);
        List<OfferedCommand> items = Arrays.stream(CommandKind.values())
                .filter(kind -> kind.isKnownTo(edition))
                .map(kind -> new OfferedCommand(kind, kind.command(), kind.parameters(edition)))
                .toList();
        return new OfferedCommands(spoken.edition().map(Edition::code).orElse(null), items);
    }

    private int internalId(UUID id, Right right) {
        return reads.findInternalId(id, right).orElseThrow(() -> unknown(id));
    }

    private static ProblemException unknown(UUID id) {
        return ProblemException.notFound("telemetry.device.not-found", Map.of("id", id.toString()));
    }
}
