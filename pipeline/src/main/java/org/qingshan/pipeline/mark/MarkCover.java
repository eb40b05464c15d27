/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qingshan.standards.flag.Effect;

/**
 * The marks and rulings over one factor in one window, and which of them holds at an instant: a ruling over an enterprise
 * mark over the device's flag, by hand over automatic, the later recorded over the earlier.
 */
public final class MarkCover {

    private static final MarkCover NONE = new MarkCover(List.of());
    private static final Comparator<Mark> RANK = Comparator.comparing(
                    (Mark mark) -> mark.kind().layer())
            .thenComparing(Mark::byHand)
            .thenComparing(Mark::recordedAt)
            .thenComparingLong(Mark::id)
            .reversed();

    /** Highest rank first. */
    private final List<Mark> marks;

    private MarkCover(List<Mark> marks) {
        this.marks = marks;
    }

    public static MarkCover of(List<Mark> inWindow, String factor) {
        if (inWindow.isEmpty()) {
            return NONE;
        }
        List<Mark> covering = inWindow.stream()
                .filter(mark -> mark.covers(factor))
                .sorted(RANK)
                .toList();
        return covering.isEmpty() ? NONE : new MarkCover(covering);
    }

    public boolean isEmpty() {
        return marks.isEmpty();
    }

    /** The code under which a mark is listed with a figure. */
    public static String code(Mark mark) {
        return mark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The effect at an instant; notes the mark that holds in {@code seen}. */
    public Effect effectAt(long timeMillis, Effect ofFlag, Set<String> seen) {
        Optional<Mark> holding = findAt(Instant.ofEpochMilli(timeMillis));
        holding.ifPresent(mark -> seen.add(code(mark)));
        return holding.map(mark -> mark.kind().effect()).orElse(ofFlag);
    }

    private Optional<Mark> findAt(Instant time) {
        return marks.stream()
                .filter(mark -> !mark.kind().choosesSource() && !time.isBefore(mark.from()) && time.isBefore(mark.to()))
                .findFirst();
    }

    /** How long each effect holds by marks within [start, end); time without a mark is absent. */
    public Map<Effect, Duration> durations(Instant start, Instant end, Set<String> seen) {
        Map<Effect, Duration> durations = new EnumMap<>(Effect.class);
        if (marks.isEmpty()) {
            return durations;
        }
        List<Instant> cuts = cuts(start, end);
        for (int i = 0; i + 1 < cuts.size(); i++) {
            Duration length = Duration.between(cuts.get(i), cuts.get(i + 1));
            findAt(cuts.get(i)).ifPresent(mark -> {
                seen.add(code(mark));
                durations.merge(mark.kind().effect(), length, Duration::plus);
            });
        }
        return durations;
    }

    private List<Instant> cuts(Instant start, Instant end) {
        Set<Instant> cuts = new TreeSet<>(List.of(start, end));
        for (Mark mark : marks) {
            if (mark.from().isAfter(start) && mark.from().isBefore(end)) {
                cuts.add(mark.from());
            }
            if (mark.to().isAfter(start) && mark.to().isBefore(end)) {
                cuts.add(mark.to());
            }
        }
        return new ArrayList<>(cuts);
    }

    /** Whether a ruling wants our figure although the device sent its own. */
    public boolean wantsComputed() {
        return marks.stream()
                .filter(mark -> mark.kind().choosesSource())
                .findFirst()
                .map(mark -> mark.kind() == MarkKind.RULED_COMPUTED)
                .orElse(false);
    }

    /** Whether a person of the bureau looked at it. */
    public boolean isRuled() {
        return marks.stream().anyMatch(mark -> mark.kind().layer() == Layer.BUREAU);
    }
}
