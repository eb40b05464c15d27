/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform.internal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.server.platform.DiskGuard.State;
import org.qingshan.server.platform.DiskSettings;
import org.springframework.util.unit.DataSize;

class WatchedDiskTest {

    private static final long MB = 1L << 20;

    @TempDir
    Path folder = Path.of("unset");

    private long free = 900 * MB;

    @Test
    void theMarkIsTheLesserOfTwoGibibytesAndFivePercent() {
        var settings = new DiskSettings(DataSize.ofGigabytes(2), 5, DataSize.ofMegabytes(128));
        assertThat(settings.lowWaterBytes(1000L << 30)).isEqualTo(2L << 30);
        assertThat(settings.lowWaterBytes(2000 * MB)).isEqualTo(100 * MB);
    }

    @Test
    void belowTheMarkTheBallastIsGivenUpAndListenersAreToldOnce() {
        var told = new ArrayList<State>();
        WatchedDisk disk = disk(told);
        disk.measure();
        assertThat(ballast()).hasSize(2 * MB);
        free = 99 * MB;
        disk.measure();
        disk.measure();
        assertThat(ballast()).doesNotExist();
        assertThat(told).containsExactly(State.ENOUGH, State.LOW);
    }

    @Test
    void whenThereIsSpaceAgainAllComesBackByItself() {
        var told = new ArrayList<State>();
        WatchedDisk disk = disk(told);
        free = 50 * MB;
        disk.measure();
        free = 105 * MB;
        disk.measure();
        assertThat(told).as("just above the mark is not enough").containsExactly(State.ENOUGH, State.LOW);
        free = 900 * MB;
        disk.measure();
        assertThat(told).containsExactly(State.ENOUGH, State.LOW, State.ENOUGH);
        assertThat(ballast()).hasSize(2 * MB);
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromHearing() {
        var told = new ArrayList<State>();
        WatchedDisk disk = disk(new ArrayList<>());
        disk.onState(state -> {
            if (state == State.LOW) {
                throw new IllegalStateException("cannot");
            }
        });
        disk.onState(told::add);
        free = 1 * MB;
        disk.measure();
        assertThat(told).containsExactly(State.ENOUGH, State.LOW);
    }

    private java.io.File ballast() {
        return folder.resolve("ballast").toFile();
    }

    private WatchedDisk disk(List<State> told) {
        var settings = new DiskSettings(DataSize.ofMegabytes(100), 50, DataSize.ofMegabytes(2));
        var disk = new WatchedDisk(new FakeDisk(), settings, folder.resolve("ballast"));
        disk.onState(told::add);
        return disk;
    }

    private final class FakeDisk implements Disk {
        @Override
        public long sizeBytes() {
            return 1000 * MB;
        }

        @Override
        public long freeBytes() {
            return free;
        }
    }
}
