/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry.internal;

import java.time.Duration;
import org.qingshan.server.platform.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the listeners of the rules: soon after each commit, and what a crash left untold. */
@Component
class RulesJob {

    private static final String NAME = "registry.rules";
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Jobs jobs;

    RulesJob(Jobs jobs, RulesKeeper rules) {
        this.jobs = jobs;
        jobs.every(NAME, PAUSE, rules::tell);
    }

    @EventListener
    void journalGrew(StoredRulesJournal.Grown grown) {
        jobs.nudge(NAME);
    }
}
