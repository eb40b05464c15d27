/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingshan.standards.flag.Effect;

/** Bureau over enterprise over device; by hand over automatic; later recorded over earlier. */
class MarkCoverTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private static Mark mark(long id, MarkKind kind, boolean byHand, int fromMinute, int toMinute) {
        return new Mark(
                id,
                1,
                Set.of(),
                NOON.plus(Duration.ofMinutes(fromMinute)),
                NOON.plus(Duration.ofMinutes(toMinute)),
                kind,
                byHand,
                NOON.plusSeconds(id));
    }

    private static Effect at(int minute, Mark... marks) {
        long millis = NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
        return MarkCover.of(List.of(marks), "a21026").effectAt(millis, Effect.SUSPECT, new HashSet<>());
    }

    @Test
    void withoutAMarkTheFlagHolds() {
        assertThat(at(5, mark(1, MarkKind.STOPPED, true, 10, 20))).isEqualTo(Effect.SUSPECT);
        assertThat(at(10, mark(1, MarkKind.STOPPED, true, 10, 20))).isEqualTo(Effect.NOT_DUE);
        assertThat(at(20, mark(1, MarkKind.STOPPED, true, 10, 20))).isEqualTo(Effect.SUSPECT);
    }

    @Test
    void byHandOutranksAutomaticWhateverTheOrder() {
        Mark byHand = mark(1, MarkKind.NORMAL, true, 0, 60);
        Mark automatic = mark(2, MarkKind.CALIBRATION, false, 0, 60);
        assertThat(at(5, byHand, automatic)).isEqualTo(Effect.VALID);
        assertThat(at(5, automatic, byHand)).isEqualTo(Effect.VALID);
    }

    @Test
    void aRulingOutranksTheEnterprise() {
        Mark enterprise = mark(9, MarkKind.NORMAL, true, 0, 60);
        Mark ruling = mark(1, MarkKind.RULED_INVALID, false, 0, 60);
        assertThat(at(5, enterprise, ruling)).isEqualTo(Effect.INVALID);
    }

    @Test
    void theLaterRecordedOfEqualsHolds() {
        assertThat(at(5, mark(1, MarkKind.STOPPED, true, 0, 60), mark(2, MarkKind.START_UP, true, 0, 60)))
                .isEqualTo(Effect.NOT_JUDGED);
    }

    @Test
    void overlapsAreCountedOnce() {
        MarkCover cover = MarkCover.of(
                List.of(mark(1, MarkKind.CALIBRATION, true, 0, 20), mark(2, MarkKind.MAINTENANCE, true, 10, 30)),
                "a21026");
        assertThat(cover.durations(NOON, NOON.plus(Duration.ofHours(1)), new HashSet<>()))
                .containsOnly(entry(Effect.INVALID, Duration.ofMinutes(30)));
    }

    @Test
    void marksOfOtherFactorsDoNotCover() {
        Mark other = new Mark(1, 1, Set.of("a21002"), NOON, NOON.plusSeconds(60), MarkKind.STOPPED, true, NOON);
        assertThat(MarkCover.of(List.of(other), "a21026").isEmpty()).isTrue();
    }
}
