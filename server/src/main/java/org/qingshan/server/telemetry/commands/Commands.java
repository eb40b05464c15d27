/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingshan.hj212.Edition;
import org.qingshan.server.access.RequiresRight;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person asks of a device. */
@Service
public class Commands {

    private final CommandStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Commands(CommandStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Queues a command for a device for which the caller was found to have the right.
     *
     * @param device internal id
     */
    @RequiresRight(Right.DEVICE_COMMAND)
    @Transactional("ingest")
    public UUID request(int device, UUID publicId, String command, Map<String, String> parameters) {
        CommandKind kind = CommandKind.findByCode(command)
                .orElseThrow(() -> new ProblemException("telemetry.command.unknown", Map.of("command", command)));
        Optional<Edition> edition = store.findEdition(device);
        edition.filter(spoken -> !kind.isKnownTo(spoken)).ifPresent(spoken -> {
            throw new ProblemException(
                    "telemetry.command.not-in-edition", Map.of("command", command, "edition", spoken.code()));
        });
        var wrong = kind.wrongParameters(parameters, edition.orElse(null));
        if (!wrong.isEmpty()) {
            throw new ProblemException("telemetry.command.parameters", Map.of("fields", String.join(", ", wrong)));
        }
        var scope = ScopeContext.current();
        var person = new CommandStore.Person(scope.personId(), scope.name());
        UUID id = store.add(device, kind, parameters, "person", person, clock.instant());
        audit.record(AuditEntry.of("telemetry.command.requested", "device", publicId)
                .after(Map.of("command", command, "parameters", CommandKind.masked(parameters), "id", id.toString())));
        return id;
    }
}
