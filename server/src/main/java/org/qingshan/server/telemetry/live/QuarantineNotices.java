/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import org.qingshan.server.access.Right;
import org.qingshan.server.access.ScopeContext;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.LiveHub;
import org.qingshan.server.platform.LiveTopic;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Topic {@code quarantine}, with the one id {@code list}: a number came, came again, or was decided about. */
@Component
public class QuarantineNotices implements LiveTopic {

    static final String LIST = "list";

    private static final String TOPIC = "quarantine";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String STATE =
            "SELECT concat_ws('|', count(*), max(last_seen)) FROM telemetry.quarantine WHERE state = 'open'";

    private final LiveHub hub;
    private final JdbcClient ingest;
    private final Clock clock;
    private String told = "";

    QuarantineNotices(@Lazy LiveHub hub, @Qualifier("ingest") JdbcClient ingest, Clock clock, Jobs jobs) {
        this.hub = hub;
        this.ingest = ingest;
        this.clock = clock;
        jobs.every("telemetry.quarantine-notices", PAUSE, this::tell);
    }

    /** Looks at the table, whoever wrote it: visits are written behind the gateway, decisions by people. */
    void tell() {
        String state = ingest.sql(STATE).query(String.class).single();
        if (!state.equals(told)) {
            told = state;
            hub.publish(TOPIC, LIST, clock.millis());
        }
    }

    @Override
    public String name() {
        return TOPIC;
    }

    @Override
    public Set<String> visible(Collection<String> ids) {
        return ScopeContext.current().may(Right.DEVICE_ADMIT) ? Set.copyOf(ids) : Set.of();
    }
}
