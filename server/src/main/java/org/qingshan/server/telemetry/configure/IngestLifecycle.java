/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.ReportingZone;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.health.HealthStore;
import org.qingshan.server.telemetry.ingest.GroupCommitter;
import org.qingshan.server.telemetry.mqtt.MqttInput;
import org.qingshan.server.telemetry.quarantine.QuarantineStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts ingest in order (partitions, dirty windows, committer, ports) and stops it in reverse. */
@Component
class IngestLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IngestLifecycle.class);
    private static final int DAYS_BACK = 2;
    private static final int DAYS = 6;

    private final DataSource dataSource;
    private final Clock clock;
    private final DirtyWindows dirtyWindows;
    private final GroupCommitter committer;
    private final Gateway gateway;
    private final MqttInput mqtt;
    private final QuarantineStore quarantine;
    private final HealthStore health;
    private volatile boolean running;

    IngestLifecycle(
            @Qualifier("ingest") DataSource dataSource,
            Clock clock,
            DirtyWindows dirtyWindows,
            GroupCommitter committer,
            Gateway gateway,
            MqttInput mqtt,
            QuarantineStore quarantine,
            HealthStore health,
            Jobs jobs) {
        this.dataSource = dataSource;
        this.clock = clock;
        this.dirtyWindows = dirtyWindows;
        this.committer = committer;
        this.gateway = gateway;
        this.mqtt = mqtt;
        this.quarantine = quarantine;
        this.health = health;
        jobs.every("telemetry.partitions", Duration.ofHours(1), this::makePartitions);
        jobs.every("telemetry.health", Duration.ofSeconds(5), health::write);
        jobs.every("telemetry.quarantine", Duration.ofSeconds(1), quarantine::write);
    }

    @Override
    public void start() {
        makePartitions();
        try (Connection connection = dataSource.getConnection()) {
            dirtyWindows.load(connection);
            quarantine.restore();
        } catch (SQLException e) {
            throw new IllegalStateException("Telemetry cannot read what it left to do", e);
        }
        committer.start();
        gateway.start();
        mqtt.start();
        running = true;
        LOG.info("event=gateway.listening port={}", gateway.port());
    }

    @Override
    public void stop() {
        mqtt.stop();
        gateway.stop();
        try {
            committer.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        health.write();
        quarantine.write();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Days ahead, so that midnight finds its partition. */
    private void makePartitions() {
        LocalDate first =
                LocalDate.ofInstant(clock.instant(), ReportingZone.ZONE).minusDays(DAYS_BACK);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement make = connection.prepareStatement("SELECT telemetry.ensure_partitions(?, ?)")) {
            make.setObject(1, first);
            make.setInt(2, DAYS);
            make.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The partitions of telemetry cannot be made", e);
        }
    }
}
