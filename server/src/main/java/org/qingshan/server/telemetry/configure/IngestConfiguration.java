/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.platform.PlatformSettings;
import org.qingshan.server.platform.SecretBox;
import org.qingshan.server.telemetry.CommitListener;
import org.qingshan.server.telemetry.DeviceAdmission;
import org.qingshan.server.telemetry.DirtyWindows;
import org.qingshan.server.telemetry.gateway.DeviceTraffic;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.qingshan.server.telemetry.gateway.GatewaySettings;
import org.qingshan.server.telemetry.gateway.Gateways;
import org.qingshan.server.telemetry.health.HealthLedger;
import org.qingshan.server.telemetry.health.HealthStore;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.Drafts;
import org.qingshan.server.telemetry.ingest.GroupCommitter;
import org.qingshan.server.telemetry.mqtt.MqttInput;
import org.qingshan.server.telemetry.mqtt.MqttInputs;
import org.qingshan.server.telemetry.mqtt.MqttSettings;
import org.qingshan.server.telemetry.quarantine.Quarantine;
import org.qingshan.server.telemetry.quarantine.QuarantineSettings;
import org.qingshan.server.telemetry.quarantine.QuarantineStore;
import org.qingshan.server.telemetry.store.Layouts;
import org.qingshan.server.telemetry.store.RawBatchStore;
import org.qingshan.server.telemetry.store.SampleReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ingest half of the room: stores, committer, gateway. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    private static final long MIB = 1 << 20;

    @Bean
    Layouts layouts() {
        return new Layouts();
    }

    @Bean
    SampleReader sampleReader(Layouts layouts) {
        return new SampleReader(layouts);
    }

    @Bean
    RawBatchStore rawBatchStore(SecretBox box) {
        return new RawBatchStore(box);
    }

    @Bean
    DirtyWindows dirtyWindows() {
        return new DirtyWindows();
    }

    @Bean
    CommitQueue commitQueue(GatewaySettings settings) {
        return new CommitQueue(settings.queuePackets(), settings.queueMib() * MIB);
    }

    @Bean
    Drafts.SlotTable layoutSlots() {
        return new Drafts.SlotTable();
    }

    @Bean
    GroupCommitter groupCommitter(
            CommitQueue queue,
            @Qualifier("ingest") DataSource dataSource,
            Layouts layouts,
            DirtyWindows dirtyWindows,
            RawBatchStore rawBatches,
            DiskGuard disk,
            List<CommitListener> listeners,
            HealthLedger health,
            Clock clock) {
        var committer =
                new GroupCommitter(queue, dataSource, layouts, dirtyWindows, rawBatches, disk, listeners, clock);
        committer.onDurable(health::heard);
        return committer;
    }

    @Bean
    HealthLedger healthLedger(Clock clock) {
        return new HealthLedger(clock);
    }

    @Bean
    HealthStore healthStore(HealthLedger ledger, @Qualifier("ingest") DataSource dataSource) {
        return new HealthStore(ledger, dataSource);
    }

    @Bean
    Quarantine quarantine(QuarantineSettings settings) {
        return settings.quarantine();
    }

    @Bean
    QuarantineStore quarantineStore(Quarantine quarantine, @Qualifier("ingest") DataSource dataSource, SecretBox box) {
        return new QuarantineStore(quarantine, dataSource, box);
    }

    @Bean
    MqttInput mqttInput(
            MqttSettings settings,
            CommitQueue queue,
            Drafts.SlotTable slots,
            ObjectProvider<DeviceAdmission> admission,
            Quarantine quarantine,
            Clock clock) {
        var parts =
                new MqttInputs.Parts(queue, slots, admission.getIfAvailable(NobodyAdmitted::new), quarantine, clock);
        return MqttInputs.create(settings, parts);
    }

    @Bean
    Gateway gateway(
            GatewaySettings settings,
            PlatformSettings platform,
            CommitQueue queue,
            Drafts.SlotTable slots,
            ObjectProvider<DeviceAdmission> admission,
            ObjectProvider<DeviceTraffic> traffic,
            Quarantine quarantine,
            MeterRegistry meters,
            Clock clock)
            throws IOException {
        var parts = new Gateways.Parts(
                queue,
                slots,
                admission.getIfAvailable(NobodyAdmitted::new),
                traffic.stream().toList(),
                quarantine,
                meters,
                clock);
        return Gateways.create(settings, platform.demo(), parts);
    }
}
