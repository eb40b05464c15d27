/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qingshan.pipeline.condition.ConditionState;
import org.qingshan.pipeline.condition.Phase;
import org.qingshan.pipeline.condition.Signal;
import org.qingshan.pipeline.fixture.Scene;

/** Offline devices; the clock is handed in. */
class B03_LivenessTest {

    private static final Instant NOON = Scene.at("2026-03-02T12:00");

    private final Scene scene = Scene.stack().realtimeInterval(60);

    private LivenessResult after(@Nullable Duration silence, List<ConditionState> before) {
        Instant last = silence == null ? null : NOON.minus(silence);
        return LivenessEvaluator.evaluate(new LivenessInput(Scene.DEVICE, last, NOON, before), scene.rules());
    }

    @Test
    void silenceOfMoreThanTenMinutesIsOffline() {
        assertThat(after(Duration.ofMinutes(10), List.of()).online()).isTrue();
        LivenessResult offline = after(Duration.ofSeconds(601), List.of());
        assertThat(offline.online()).isFalse();
        assertThat(offline.signals()).singleElement().satisfies(signal -> {
            assertThat(signal.phase()).isEqualTo(Phase.RAISED);
            assertThat(signal.pointId()).isEqualTo(Scene.POINT);
            assertThat(signal.from()).isEqualTo(NOON.minusSeconds(601));
            assertThat(signal.facts().get(0).params()).containsEntry("mn", "MN001");
        });
    }

    @Test
    void slowDevicesHaveFiveIntervals() {
        Scene slow = Scene.section().realtimeInterval(600);
        LivenessInput input = new LivenessInput(Scene.DEVICE, NOON.minusSeconds(2900), NOON, List.of());
        assertThat(LivenessEvaluator.evaluate(input, slow.rules()).online()).isTrue();
    }

    @Test
    void goingOnBeingOfflineIsNotSaidAgain() {
        List<ConditionState> offline = after(Duration.ofHours(1), List.of()).states();
        LivenessResult still = after(Duration.ofHours(2), offline);
        assertThat(still.signals()).isEmpty();
        assertThat(still.states()).isEqualTo(offline);
    }

    @Test
    void comingBackClears() {
        List<ConditionState> offline = after(Duration.ofHours(1), List.of()).states();
        LivenessResult back = after(Duration.ofSeconds(5), offline);
        assertThat(back.signals()).extracting(Signal::phase).containsExactly(Phase.CLEARED);
        assertThat(back.states()).isEmpty();
    }

    @Test
    void aDeviceThatNeverSpokeIsNotOnlineAndNotOffline() {
        LivenessResult never = after(null, List.of());
        assertThat(never.online()).isFalse();
        assertThat(never.signals()).isEmpty();
    }

    @Test
    void aDeviceOfAClosedPointIsNotOfflineAndIfItWasThatIsOver() {
        List<ConditionState> offline = after(Duration.ofHours(1), List.of()).states();
        Scene closed = Scene.stack().realtimeInterval(60).closed("2026-03-02T11:30");
        LivenessInput input = new LivenessInput(Scene.DEVICE, NOON.minusSeconds(3600), NOON, offline);
        LivenessResult over = LivenessEvaluator.evaluate(input, closed.rules());
        assertThat(over.signals()).extracting(Signal::phase).containsExactly(Phase.CLEARED);
        assertThat(over.states()).isEmpty();
        assertThat(over.online()).isFalse();
    }

    @Test
    void anUnknownDeviceSaysNothing() {
        LivenessInput input = new LivenessInput(99, NOON, NOON, List.of());
        assertThat(LivenessEvaluator.evaluate(input, scene.rules()).signals()).isEmpty();
    }
}
