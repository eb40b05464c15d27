/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.commands;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.UploadKind;
import org.springframework.stereotype.Component;

/** Looks once a minute whether gaps that were asked for in vain have been filled by the devices themselves. */
@Component
class GapWatch {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final CommandStore store;
    private final CommandJournal journal;
    private final DeviceAdmission devices;
    private final Clock clock;

    GapWatch(CommandStore store, CommandJournal journal, DeviceAdmission devices, Clock clock, Jobs jobs) {
        this.store = store;
        this.journal = journal;
        this.devices = devices;
        this.clock = clock;
        jobs.every("telemetry.gaps", PAUSE, this::look);
    }

    void look() {
        Instant now = clock.instant();
        for (CommandStore.Gap gap : store.listUnsettled(now.minus(LONGEST))) {
            devices.findDevice(gap.mn())
                    .filter(device -> isFilled(gap, device))
                    .ifPresent(device -> journal.settle(gap, device.id(), now));
        }
    }

    /** Whether there is a value of every period that was asked for; both ends of the request are period starts. */
    private boolean isFilled(CommandStore.Gap gap, AdmittedDevice device) {
        try {
            boolean hours = gap.kind() == CommandKind.FETCH_HOURS;
            Duration step = Duration.ofMinutes(hours ? 60 : Math.max(1, device.minuteIntervalMinutes()));
            Instant from = instant(gap.from());
            Instant to = hours ? instant(gap.to()) : instant(gap.to()).minus(step);
            long due = to.isBefore(from) ? 0 : Duration.between(from, to).dividedBy(step) + 1;
            UploadKind kind = hours ? UploadKind.HOUR : UploadKind.MINUTE;
            return store.countPeriods(device.id(), kind, from, from.plus(step.multipliedBy(due))) >= due;
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text, PacketEncoder.TIME)
                .atZone(ReportingZone.ZONE)
                .toInstant();
    }
}
