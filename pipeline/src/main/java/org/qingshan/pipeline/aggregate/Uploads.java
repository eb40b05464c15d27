/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.mark.MarkCover;
import org.qingshan.pipeline.sample.Track;
import org.qingshan.pipeline.sample.UploadFigures;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.flag.Effect;
import org.qingshan.standards.number.Ratio;

/**
 * The device's own figure of a window (2051, 2061, 2031). An hour it calls normal may hold up to a quarter of bad minutes
 * (HJ 212-2017 notes to C.16-C.18), so validity is derived again from marks here and from our own parts by {@link
 * Officials}.
 */
final class Uploads {

    private final Frame frame;

    Uploads(Frame frame) {
        this.frame = frame;
    }

    @Nullable
    Assessed measured(Track track) {
        UploadFigures figures = track.upload();
        if (figures.mean() == null) {
            return isFlagAlone(track) ? withoutNumber(track) : null;
        }
        return assessed(track, figures.mean(), figures.min(), figures.max(), figures.amount());
    }

    /** A flag without a number, as a stopped instrument sends it: the device was heard, and says why it has nothing. */
    private static boolean isFlagAlone(Track track) {
        UploadFigures figures = track.upload();
        return track.received() > 0
                && !track.flagEffect().counts()
                && figures.min() == null
                && figures.max() == null
                && figures.converted() == null
                && figures.amount() == null;
    }

    private Assessed withoutNumber(Track track) {
        Set<String> marks = new TreeSet<>(track.seen());
        Effect effect = effect(track, marks) == Effect.NOT_DUE ? Effect.NOT_DUE : Effect.NO_MEASUREMENT;
        return new Assessed(
                track.channel().unit(),
                new Statistic(Ratio.ZERO, 0, 1, null, null, null, null, null),
                usability(effect),
                why(track, effect),
                false,
                track.isLate(),
                marks,
                0);
    }

    @Nullable
    Assessed converted(Track track) {
        UploadFigures figures = track.upload();
        return figures.converted() == null
                ? null
                : assessed(track, figures.converted(), figures.convertedMin(), figures.convertedMax(), null);
    }

    private Assessed assessed(
            Track track, Ratio mean, @Nullable Ratio min, @Nullable Ratio max, @Nullable Ratio amount) {
        Statistic statistic = new Statistic(mean, 1, 1, null, null, min, max, amount);
        Set<String> marks = new TreeSet<>(track.seen());
        Effect effect = effect(track, marks);
        return new Assessed(
                track.channel().unit(),
                statistic,
                usability(effect),
                why(track, effect),
                effect == Effect.VALID || effect == Effect.SUSPECT,
                track.isLate(),
                marks,
                0);
    }

    /**
     * The flag's effect unless marks cover more of the window than the validity rule leaves: a mark over a quarter of an
     * hour leaves its 45 minutes. A ruling or mark that says "valid" over the whole window lifts the flag.
     */
    private Effect effect(Track track, Set<String> marks) {
        MarkCover cover = frame.cover(track.channel().factor());
        Effect ofFlag = track.upload().effect();
        if (cover.isEmpty() || frame.window().level() == Level.MINUTE) {
            return ofFlag;
        }
        Effect own = track.negative() > 0 ? Effect.INVALID : track.flagEffect();
        Map<Effect, Duration> durations =
                cover.durations(frame.window().start(), frame.window().end(), marks);
        long total = frame.seconds();
        if (seconds(durations, Effect.NOT_DUE) == total) {
            return Effect.NOT_DUE;
        }
        if (leavesTooLittle(seconds(durations, Effect.INVALID) + seconds(durations, Effect.NO_MEASUREMENT))) {
            return Effect.INVALID;
        }
        if (leavesTooLittle(seconds(durations, Effect.NOT_JUDGED))) {
            return own.counts() ? Effect.NOT_JUDGED : own;
        }
        return seconds(durations, Effect.VALID) == total ? Effect.VALID : own;
    }

    private boolean leavesTooLittle(long markedSeconds) {
        int parts = frame.nominalParts();
        long left = (frame.seconds() - markedSeconds) * parts / frame.seconds();
        return markedSeconds > 0 && left < frame.neededParts(parts);
    }

    private static long seconds(Map<Effect, Duration> durations, Effect effect) {
        return durations.getOrDefault(effect, Duration.ZERO).toSeconds();
    }

    private static Usability usability(Effect effect) {
        return switch (effect) {
            case VALID, NOT_JUDGED -> Usability.VALID;
            case SUSPECT -> Usability.SUSPECT;
            case INVALID -> Usability.INVALID;
            case NO_MEASUREMENT, NOT_DUE -> Usability.MISSING;
        };
    }

    private Set<Why> why(Track track, Effect effect) {
        boolean marked = !frame.cover(track.channel().factor()).isEmpty();
        boolean ruled = frame.cover(track.channel().factor()).isRuled();
        EnumSet<Why> why = ruled ? EnumSet.of(Why.RULING) : EnumSet.noneOf(Why.class);
        switch (effect) {
            case VALID -> {}
            case NOT_JUDGED -> why.add(Why.WORKING_CONDITION);
            case SUSPECT -> why.add(track.unknownFlags() > 0 ? Why.UNKNOWN_FLAG : Why.OVER_RANGE);
            case INVALID -> why.add(invalidReason(track, marked));
            case NO_MEASUREMENT -> why.add(marked ? Why.ENTERPRISE_MARK : Why.DEVICE_FLAG);
            case NOT_DUE -> why.add(Why.NOT_DUE);
        }
        return why;
    }

    private static Why invalidReason(Track track, boolean marked) {
        if (track.negative() > 0) {
            return Why.NEGATIVE;
        }
        return marked ? Why.ENTERPRISE_MARK : Why.DEVICE_FLAG;
    }
}
