/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.LivenessEvaluator;
import org.qingshan.pipeline.LivenessInput;
import org.qingshan.pipeline.LivenessResult;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.server.platform.Jobs;
import org.qingshan.server.platform.Outbox;
import org.qingshan.server.telemetry.RulesInForce;
import org.qingshan.server.telemetry.SignalRaised;
import org.qingshan.server.telemetry.live.DeviceNotices;
import org.qingshan.server.telemetry.windows.model.ConditionsJson;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every device by the clock whether it still sends. Silence while this process was down is not the device's. */
@Component
class LivenessSteps {

    private static final String UPSERT = """
            INSERT INTO telemetry.liveness AS l (device_id, online, changed_at, last_seen, states)
            VALUES (:device, :online, :at, :seen, :states::jsonb)
            ON CONFLICT (device_id) DO UPDATE SET online = excluded.online, last_seen = excluded.last_seen,
                states = excluded.states,
                changed_at = CASE WHEN l.online = excluded.online THEN l.changed_at ELSE excluded.changed_at END
            """;

    private final JdbcClient ingest;
    private final TransactionTemplate transaction;
    private final RulesInForce rulesInForce;
    private final Outbox outbox;
    private final DeviceNotices notices;
    private final Clock clock;
    private final ConditionsJson json = new ConditionsJson();
    private @Nullable Instant began;

    LivenessSteps(
            @Qualifier("ingest") JdbcClient ingest,
            @Qualifier("ingest") PlatformTransactionManager transactions,
            RulesInForce rulesInForce,
            Outbox outbox,
            DeviceNotices notices,
            Clock clock,
            Jobs jobs) {
        this.ingest = ingest;
        this.transaction = new TransactionTemplate(transactions);
        this.rulesInForce = rulesInForce;
        this.outbox = outbox;
        this.notices = notices;
        this.clock = clock;
        jobs.every("telemetry.liveness", Duration.ofSeconds(15), this::step);
    }

    private record Known(boolean online, List<ConditionState> states) {}

    void step() {
        Instant now = clock.instant();
        began = began == null ? now : began;
        RulesSnapshot rules = rulesInForce.current();
        transaction.executeWithoutResult(status -> {
            Map<Integer, Instant> seen = seen();
            Map<Integer, Known> known = known();
            for (DeviceRule device : rules.listDevices()) {
                if (rules.isClosed(device, now) && isAtRest(known.get(device.id()))) {
                    forget(device, known.get(device.id()));
                } else if (device.active()) {
                    step(device, seen.get(device.id()), known.get(device.id()), now, rules);
                }
            }
        });
    }

    private static boolean isAtRest(@Nullable Known known) {
        return known == null || known.states().isEmpty();
    }

    /** A closed device is neither online nor offline. */
    private void forget(DeviceRule device, @Nullable Known known) {
        if (known != null) {
            ingest.sql("DELETE FROM telemetry.liveness WHERE device_id = :device")
                    .param("device", device.id())
                    .update();
        }
    }

    private void step(
            DeviceRule device, @Nullable Instant seen, @Nullable Known known, Instant now, RulesSnapshot rules) {
        Instant counted = seen == null || began == null || seen.isAfter(began) ? seen : began;
        LivenessResult result = LivenessEvaluator.evaluate(
                new LivenessInput(device.id(), counted, now, known == null ? List.of() : known.states()), rules);
        result.signals().forEach(signal -> outbox.publish(new SignalRaised(signal, rules.id())));
        boolean online = seen != null && result.online();
        if (known != null && known.online() == online && known.states().equals(result.states())) {
            return;
        }
        ingest.sql(UPSERT)
                .param("device", device.id())
                .param("online", online)
                .param("at", Timestamp.from(now))
                .param("seen", seen == null ? null : Timestamp.from(seen))
                .param("states", json.writeStates(result.states()))
                .update();
        if (known == null || known.online() != online) {
            notices.changed(device.id());
        }
    }

    private Map<Integer, Instant> seen() {
        Map<Integer, Instant> seen = new HashMap<>();
        ingest.sql("SELECT device, last_seen FROM telemetry.device_health").query(row -> {
            seen.put(row.getInt(1), row.getTimestamp(2).toInstant());
        });
        return seen;
    }

    private Map<Integer, Known> known() {
        Map<Integer, Known> known = new HashMap<>();
        ingest.sql("SELECT device_id, online, states::text FROM telemetry.liveness")
                .query(row -> {
                    known.put(row.getInt(1), new Known(row.getBoolean(2), json.readStates(row.getString(3))));
                });
        return known;
    }
}
