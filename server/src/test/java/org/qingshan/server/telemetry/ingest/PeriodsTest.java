/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.Level;
import org.qingshan.server.telemetry.AdmittedDevice;
import org.qingshan.server.telemetry.DeviceDialect;
import org.qingshan.server.telemetry.DirtyWindow;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.UploadKind;

class PeriodsTest {

    private static final Instant HOUR = Instant.parse("2026-07-01T00:00:00Z");

    @Test
    void eachPointHasItsOwnMinutesWhateverTheDevicesAre() {
        var device = new AdmittedDevice(
                1,
                "T",
                "auto",
                DeviceDialect.NONE,
                "standard",
                "",
                List.of(),
                List.of(11, 12),
                List.of(1, 10),
                60,
                1,
                false,
                List.of(),
                0);
        assertThat(marked(device, UploadKind.REALTIME, HOUR.plusSeconds(200)))
                .containsExactlyInAnyOrder(
                        new DirtyWindow(11, Level.MINUTE, HOUR.plusSeconds(180)),
                        new DirtyWindow(12, Level.MINUTE, HOUR));
    }

    private static List<DirtyWindow> marked(AdmittedDevice device, UploadKind kind, Instant time) {
        var windows = new DirtyWindows();
        try (DirtyWindows.Marking marking = windows.begin()) {
            Periods.mark(marking, device, kind, time.getEpochSecond());
            marking.committed();
        }
        return windows.take(Level.MINUTE, 10, Long.MAX_VALUE, (window, waited) -> true).stream()
                .map(DirtyWindows.Taken::window)
                .toList();
    }
}
