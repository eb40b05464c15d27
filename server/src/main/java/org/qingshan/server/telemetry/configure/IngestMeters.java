/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.configure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.qingshan.server.telemetry.ingest.CommitFigures;
import org.qingshan.server.telemetry.ingest.CommitQueue;
import org.qingshan.server.telemetry.ingest.GroupCommitter;
import org.springframework.stereotype.Component;

/** Shows a collector what waits for the commit and what the commits do. */
@Component
class IngestMeters {

    IngestMeters(CommitQueue queue, GroupCommitter committer, MeterRegistry meters) {
        Gauge.builder("qingshan.ingest.queued", queue, CommitQueue::size)
                .description("packets waiting for the commit")
                .register(meters);
        CommitFigures figures = committer.figures();
        FunctionCounter.builder("qingshan.ingest.packets", figures, CommitFigures::packets)
                .description("packets committed")
                .register(meters);
        FunctionCounter.builder("qingshan.ingest.commits", figures, CommitFigures::groups)
                .description("group commits")
                .register(meters);
        FunctionCounter.builder("qingshan.ingest.failures", figures, CommitFigures::failures)
                .description("group commits that had to be tried again")
                .register(meters);
    }
}
