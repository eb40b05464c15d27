/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.qingshan.server.platform.DiskGuard;
import org.qingshan.server.telemetry.ingest.CommitFigures;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.GroupCommitter;
import org.qingshan.server.telemetry.mqtt.MqttFigures;
import org.qingshan.server.telemetry.mqtt.MqttInput;
import org.qingshan.server.telemetry.quarantine.Quarantine;
import org.springframework.stereotype.Component;

/** Shows a collector what waits for the commit, what the commits do, and what is kept apart; the gateway shows its own. */
@Component
class IngestMeters {

    private final MeterRegistry meters;

    IngestMeters(
            CommitQueue queue,
            GroupCommitter committer,
            Quarantine quarantine,
            MqttInput mqtt,
            DiskGuard disk,
            MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("qingshan.ingest.queued", queue, CommitQueue::size)
                .description("packets waiting for the commit")
                .register(meters);
        Gauge.builder("qingshan.disk.short", disk, guard -> guard.state() == DiskGuard.State.LOW ? 1 : 0)
                .register(meters);
        commits(committer.figures());
        quarantine(quarantine);
        mqtt(mqtt);
    }

    private void commits(CommitFigures figures) {
        figures.publish(meters);
        FunctionCounter.builder("qingshan.ingest.packets", figures, CommitFigures::packets)
                .description("packets committed")
                .register(meters);
        FunctionCounter.builder("qingshan.ingest.commits", figures, CommitFigures::groups)
                .description("group commits")
                .register(meters);
        FunctionCounter.builder("qingshan.ingest.failures", figures, CommitFigures::failures)
                .description("group commits that had to be tried again")
                .register(meters);
        FunctionCounter.builder("qingshan.ingest.refused", figures, CommitFigures::refused)
                .description("packets that the database refused even as raw bytes")
                .register(meters);
    }

    private void quarantine(Quarantine quarantine) {
        Gauge.builder("qingshan.quarantine.numbers", quarantine, Quarantine::numbers)
                .register(meters);
        count("qingshan.quarantine.packets", "kept", quarantine, Quarantine::kept);
        count("qingshan.quarantine.packets", "counted", quarantine, Quarantine::countedOnly);
    }

    private void mqtt(MqttInput mqtt) {
        MqttFigures figures = mqtt.figures();
        Gauge.builder("qingshan.mqtt.listening", mqtt, input -> input.isListening() ? 1 : 0)
                .register(meters);
        count("qingshan.mqtt.messages", "received", figures, MqttFigures::messages);
        count("qingshan.mqtt.messages", "acknowledged", figures, MqttFigures::acknowledged);
        count("qingshan.mqtt.messages", "malformed", figures, MqttFigures::malformed);
        count("qingshan.mqtt.messages", "held", figures, MqttFigures::held);
        count("qingshan.mqtt.messages", "unknown", figures, MqttFigures::unknown);
    }

    private <T> void count(String name, String outcome, T source, ToDoubleFunction<T> of) {
        FunctionCounter.builder(name, source, of).tag("outcome", outcome).register(meters);
    }
}
