/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.qingshan.hj212.Crc;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * Many loggers that send real-time packets on an open-loop schedule from one thread. Registering them first
 * ({@link #registry()}) is the caller's business.
 */
public final class LoadGenerator {

    private static final Duration USUAL_PROGRESS = Duration.ofSeconds(5);

    private final LoadPlan plan;
    private final LoadTempo tempo;
    private final LoadSchedule schedule;
    private final LoadValues values;
    private final LoadTemplate template;
    private final LoadLedger ledger;

    /** @param clock gives the first data time, in whole seconds */
    public LoadGenerator(LoadPlan plan, Clock clock) {
        this(plan, LoadTempo.live(clock.instant()));
    }

    public LoadGenerator(LoadPlan plan, LoadTempo tempo) {
        this.plan = plan;
        this.tempo = tempo;
        var factors = LoadFactor.list(plan.factors());
        this.schedule = new LoadSchedule(plan, tempo);
        this.values = new LoadValues(factors, plan.seed());
        this.template = new LoadTemplate(schedule, values, factors, LoadGenerator::crc);
        this.ledger = new LoadLedger(plan.packets());
    }

    /** Sends, waits for the answers and reports; to be called once. An interrupt ends it early, with a report. */
    public LoadReport run(Consumer<LoadProgress> progress) throws IOException {
        return run(USUAL_PROGRESS, progress);
    }

    /** The same, telling its progress so often; on its own thread, so the listener must be quick. */
    public LoadReport run(Duration every, Consumer<LoadProgress> progress) throws IOException {
        try (var run = new LoadRun(plan, schedule, template, ledger, every, progress)) {
            return run.run();
        }
    }

    /** Distinct packets answered so far; may be asked from any thread. */
    public int acknowledged() {
        return ledger.acknowledged();
    }

    /**
     * Ends the run early, from any thread: what falls due within these seconds of the plan is still sent and waited for.
     * A plan of so many seconds makes the same packets.
     */
    public void endAfter(int seconds) {
        schedule.endAfter(seconds);
    }

    /** Writes what was sent: see {@link LoadKeys}. */
    public void writeKeys(Path file) throws IOException {
        new LoadKeys(schedule, values, template, ledger).write(file);
    }

    /** The import files of the loggers of this plan. */
    public RegistryFiles registry() {
        return LoadRegistry.of(plan, tempo.stretch(), template::mn);
    }

    private static int crc(byte[] segment) {
        return Crc.compute(segment, 0, segment.length);
    }

    /** Bytes of one packet. */
    public int packetBytes() {
        return template.frameLength();
    }

    /** Writes a packet's bytes: for tests and for measuring the bare generation. Returns the position behind it. */
    public int writePacket(int packet, boolean changed, byte[] target, int offset) {
        return template.write(packet, changed, target, offset);
    }
}
