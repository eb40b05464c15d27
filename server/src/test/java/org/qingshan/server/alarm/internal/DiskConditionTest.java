/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.server.access.Role;
import org.qingshan.server.alarm.store.EventStore;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.platform.DiskSettings;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.internal.disk.Disk;
import org.qingshan.server.platform.internal.disk.WatchedDisk;
import org.qingshan.server.registry.RegistryCity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A short disk is an event of the installation that closes by itself. */
@ServerTest
@Import(RegistryCity.class)
class DiskConditionTest {

    private static final long GIB = 1L << 30;

    @TempDir
    Path folder = Path.of("unset");

    private final Browser browser;
    private final RegistryCity city;
    private final EventStore store;
    private final LiveEvents live;
    private final Clock clock;
    private final JsonMapper json;
    private final JdbcClient ingest;
    private final PlatformTransactionManager manager;
    private long free = 500 * GIB;

    DiskConditionTest(
            Browser browser,
            RegistryCity city,
            EventStore store,
            LiveEvents live,
            Clock clock,
            JsonMapper json,
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager manager) {
        this.browser = browser;
        this.city = city;
        this.store = store;
        this.live = live;
        this.clock = clock;
        this.json = json;
        this.ingest = ingest;
        this.manager = manager;
    }

    @BeforeEach
    void aRegionAndNoFormerEvents() {
        city.found();
        ingest.sql("UPDATE alarm.occurrence SET ended_at = now() WHERE kind = 'disk'")
                .update();
        ingest.sql("UPDATE alarm.event SET state = 'closed', closed_at = now() WHERE kind = 'disk' AND state = 'open'")
                .update();
    }

    @Test
    void itIsRaisedOnceSeenInBothLanguagesAndClosedWhenThereIsSpaceAgain() {
        WatchedDisk disk = disk();
        DiskCondition condition = condition(disk);
        condition.look();
        assertThat(states()).doesNotContain("open");
        free = GIB;
        disk.measure();
        condition.look();
        condition.look();
        condition(disk).look();
        assertThat(states()).containsOnlyOnce("open");
        String seen = browser.everywhere(Role.ANALYST).get("/events?kind=disk").text();
        assertThat(seen).contains("磁盘将满").contains("1024 MiB").contains("2048 MiB");
        free = 500 * GIB;
        disk.measure();
        condition.look();
        assertThat(states()).doesNotContain("open");
    }

    private List<String> states() {
        return ingest.sql("SELECT state FROM alarm.event WHERE kind = 'disk'")
                .query(String.class)
                .list();
    }

    private DiskCondition condition(WatchedDisk disk) {
        return new DiskCondition(disk, store, live, clock, json, new NoJobs(), manager);
    }

    private WatchedDisk disk() {
        var settings = new DiskSettings(DataSize.ofGigabytes(2), 5, DataSize.ofMegabytes(1));
        return new WatchedDisk(new SaidDisk(), settings, folder.resolve("ballast"));
    }

    private final class SaidDisk implements Disk {

        @Override
        public long sizeBytes() {
            return 1000 * GIB;
        }

        @Override
        public long freeBytes() {
            return free;
        }
    }

    /** The test looks itself. */
    private static final class NoJobs implements Jobs {

        @Override
        public void every(String name, Duration pause, Runnable work) {
            assertThat(name).isEqualTo("alarm.disk");
        }

        @Override
        public void runNow(String name) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        public void nudge(String name) {
            assertThat(name).isEqualTo("alarm.disk");
        }
    }
}
