/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.LivenessInput;
import org.qingshan.pipeline.LivenessResult;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.ParametersAt;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * Offline: no packet for several reporting intervals, and at least for some minutes. Asked every few seconds, so it speaks
 * when a device goes and when it comes back and not in between.
 */
public final class Liveness {

    private static final ConditionKind KIND = ConditionKind.OFFLINE;

    private Liveness() {}

    public static LivenessResult step(LivenessInput input, DeviceRule device, RulesSnapshot rules) {
        List<Signal> signals = new ArrayList<>();
        List<ConditionState> states = new ArrayList<>();
        Instant last = input.lastArrival();
        boolean online = last != null && isHeard(last, input.now(), device, rules);
        for (int pointId : rules.listPointsOf(device)) {
            PointRule point = rules.getPoint(pointId).point();
            Observed observed = observed(input, device, last, online || rules.isClosed(device, input.now()));
            Window now = new Window(pointId, Level.MINUTE, input.now().minusSeconds(1), input.now());
            List<ConditionState> before = input.before().stream()
                    .filter(state -> state.factorGroup().equals(observed.group()))
                    .toList();
            Conditions.step(List.of(observed), before, now, point, rules.parametersAt(input.now()), states, signals);
        }
        signals.removeIf(signal -> signal.phase() == Phase.ONGOING);
        return new LivenessResult(online, signals, states.stream().distinct().toList());
    }

    private static boolean isHeard(Instant last, Instant now, DeviceRule device, RulesSnapshot rules) {
        PointRule point = rules.getPoint(device.pointId()).point();
        ParametersAt parameters = rules.parametersAt(now);
        long intervals = parameters.getLong(KIND.word(), "intervals", point, "*");
        Duration least = Duration.ofSeconds(parameters.getLong(KIND.word(), "least-seconds", point, "*"));
        Duration allowed = device.realtimeInterval().multipliedBy(intervals);
        Duration silence = Duration.between(last, now);
        return silence.compareTo(allowed.compareTo(least) > 0 ? allowed : least) <= 0;
    }

    private static Observed observed(LivenessInput input, DeviceRule device, @Nullable Instant last, boolean well) {
        Observation observation = well ? Observation.GOOD : last == null ? Observation.NONE : Observation.BAD;
        Fact fact = new Fact(
                FactCode.OFFLINE_DEVICE, Map.of("mn", device.mn(), "lastArrival", last == null ? "" : last.toString()));
        return new Observed(
                KIND,
                device.mn(),
                device.active() ? observation : Observation.EXCUSED,
                last == null ? input.now() : last,
                input.now(),
                List.of(fact),
                false,
                "");
    }
}
