/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qingshan.hj212.Edition;
import org.qingshan.server.platform.AuditEntry;
import org.qingshan.server.platform.AuditTrail;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.BackfillSettled;
import org.qingshan.server.telemetry.BackfillUnanswered;
import org.qingshan.server.telemetry.DeviceIntervalSet;
import org.qingshan.server.telemetry.DeviceSecrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes commands, and in the same transaction records the outcome and tells other rooms what follows from it. The time that a device
 * asked for itself is not recorded: every device does so at every connection.
 */
@Component
class CommandJournal {

    private static final int SURFACE_WATER_SECONDS = 60;

    private final CommandStore store;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final ObjectProvider<DeviceSecrets> secrets;

    CommandJournal(CommandStore store, AuditTrail audit, Outbox outbox, ObjectProvider<DeviceSecrets> secrets) {
        this.store = store;
        this.secrets = secrets;
        this.audit = audit;
        this.outbox = outbox;
    }

    /** @param edition the one the device was addressed in: surface-water stations count the real-time interval in minutes */
    @Transactional("ingest")
    public void close(
            OpenCommand command, AdmittedDevice device, Edition edition, @Nullable Integer result, Instant now) {
        store.save(command, result, now);
        if (!command.origin.equals("device")) {
            record(command, result);
        }
        boolean done = command.state == CommandState.DONE;
        if (done && result != null && result == 1) {
            secrets.ifAvailable(registry -> keepSecret(command, registry));
        }
        if (command.kind.fetchesHistory()) {
            tellOfHistory(command, device, done, now);
        } else if (done && command.origin.equals("person")) {
            tellOfInterval(command, device, edition, now);
        }
    }

    private void record(OpenCommand command, @Nullable Integer result) {
        Map<String, Object> after = new TreeMap<>(Map.of(
                "command",
                command.kind.code(),
                "parameters",
                CommandKind.masked(command.parameters),
                "origin",
                command.origin,
                "state",
                command.state.code(),
                "attempts",
                command.attempts,
                "packets",
                command.packets));
        if (result != null) {
            after.put("result", result);
        }
        audit.record(AuditEntry.of("telemetry.command.closed", "device", store.getPublicId(command.device))
                .after(after));
    }

    /** The device uses a password although it never said that it took it. */
    @Transactional("ingest")
    public void passwordTaken(OpenCommand command) {
        secrets.ifAvailable(registry -> keepSecret(command, registry));
    }

    /** The device has a new password or key from now on. */
    private void keepSecret(OpenCommand command, DeviceSecrets registry) {
        if (command.kind == CommandKind.SET_PASSWORD) {
            String password = command.parameters.getOrDefault("NewPW", "");
            registry.passwordAccepted(
                    command.device, password, store.getPerson(command.id).name());
        } else if (command.kind == CommandKind.SET_KEY) {
            String key = command.parameters.getOrDefault("NewSK", "");
            registry.keyAccepted(
                    command.device, key, store.getPerson(command.id).name());
        }
    }

    private void tellOfHistory(OpenCommand command, AdmittedDevice device, boolean done, Instant now) {
        if (done) {
            if (store.settleBefore(command, now) > 0) {
                tellIfSettled(command.device, device.mn(), command.kind, now);
            }
        } else if (command.origin.equals("gap")) {
            outbox.publish(new BackfillUnanswered(
                    device.id(),
                    device.mn(),
                    device.points(),
                    command.kind.code(),
                    command.parameters.getOrDefault("BeginTime", ""),
                    command.parameters.getOrDefault("EndTime", ""),
                    command.state.code(),
                    now));
        }
    }

    /** What was not given is there after all. */
    @Transactional("ingest")
    public void settle(CommandStore.Gap gap, int device, Instant now) {
        store.settle(gap, now);
        tellIfSettled(device, gap.mn(), gap.kind(), now);
    }

    /** When nothing is missing any more, nobody needs to look after it. */
    private void tellIfSettled(int device, String mn, CommandKind kind, Instant now) {
        if (!store.hasUnsettled(device, kind)) {
            outbox.publish(new BackfillSettled(device, mn, kind.code(), now));
        }
    }

    /** A stretch that is not asked for. */
    @Transactional("ingest")
    public void notAskedFor(AdmittedDevice device, CommandKind kind, String from, String to, Instant now) {
        String outcome = CommandState.CANCELLED.code();
        outbox.publish(
                new BackfillUnanswered(device.id(), device.mn(), device.points(), kind.code(), from, to, outcome, now));
    }

    private void tellOfInterval(OpenCommand command, AdmittedDevice device, Edition edition, Instant now) {
        Integer seconds = number(command, CommandKind.SET_REALTIME_INTERVAL, "RtdInterval");
        Integer minutes = number(command, CommandKind.SET_MINUTE_INTERVAL, "MinInterval");
        if (seconds != null && edition == Edition.HJ_1404) {
            seconds *= SURFACE_WATER_SECONDS;
        }
        if (seconds != null || minutes != null) {
            CommandStore.Person person = store.getPerson(command.id);
            outbox.publish(
                    new DeviceIntervalSet(device.id(), device.mn(), seconds, minutes, person.id(), person.name(), now));
        }
    }

    private static @Nullable Integer number(OpenCommand command, CommandKind kind, String parameter) {
        return command.kind == kind ? Integer.valueOf(command.parameters.getOrDefault(parameter, "0")) : null;
    }
}
