/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.sample;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.mark.MarkCover;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.standards.flag.Effect;
import org.qingshan.standards.flag.FlagMeaning;
import org.qingshan.standards.flag.FlagTable;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.PowersOfTen;
import org.qingshan.standards.number.Ratio;

/**
 * The values in force of one factor from one channel inside one window, and what they add up to. Filled by {@link
 * Readings}: columns of parts with the same time are collected first, the last arrival of each wins, then the instant is
 * taken into the sums.
 */
public final class Track {

    private final ChannelRule channel;
    private final FlagTable flags;
    private final MarkCover marks;
    private final @Nullable Decimal minimum;

    private final long[] values = new long[Slot.NUMBERS];
    private final byte[] scales = new byte[Slot.NUMBERS];
    private int present;
    private String flag = "";
    private boolean pendingLate;
    private boolean pending;
    private Effect lastEffect = Effect.NO_MEASUREMENT;

    private final ExactSum sum = new ExactSum();
    private final ExactSum converted = new ExactSum();
    private final ExactSum weighted = new ExactSum();
    private final ExactSum weight = new ExactSum();
    private final Extremes extremes = new Extremes();
    private final Extremes convertedExtremes = new Extremes();
    private final int[] effects = new int[6];
    private final Set<String> seen = new TreeSet<>();
    private int convertedCount;
    private int weightedCount;
    private int negative;
    private int unknownFlags;
    private boolean late;
    private Effect flagEffect = Effect.NO_MEASUREMENT;
    private UploadFigures uploaded = UploadFigures.NONE;

    Track(ChannelRule channel, FlagTable flags, MarkCover marks, @Nullable Decimal minimum) {
        this.channel = channel;
        this.flags = flags;
        this.marks = marks;
        this.minimum = minimum;
    }

    void offer(Slot slot, long unscaled, byte scale, String newFlag, boolean isLate) {
        pending = true;
        pendingLate |= isLate;
        if (!newFlag.isEmpty()) {
            flag = newFlag;
        }
        if (scale != Sample.NO_NUMBER && slot.index() >= 0) {
            values[slot.index()] = unscaled;
            scales[slot.index()] = scale;
            present |= 1 << slot.index();
        }
    }

    boolean isPending() {
        return pending;
    }

    /** Takes the collected instant into the counts; afterwards {@link #lastCounts()} says whether its value counted. */
    void take(long timeMillis, boolean isUpload) {
        FlagMeaning meaning = meaning();
        flagEffect = meaning.effect();
        Effect effect = effectAt(timeMillis, meaning);
        if (!has(Slot.VALUE) && !has(Slot.CONVERTED)) {
            effect = effect == Effect.NOT_DUE ? effect : Effect.NO_MEASUREMENT;
        } else if (effect.counts() && isTooLow()) {
            negative++;
            effect = Effect.INVALID;
        }
        effects[index(effect)]++;
        lastEffect = effect;
        late |= pendingLate;
        if (effect.counts()) {
            addValues();
        }
        if (isUpload) {
            uploaded = figures();
        }
    }

    private FlagMeaning meaning() {
        if (flag.length() == 1 && flag.charAt(0) == 'N') {
            return FlagMeaning.NORMAL;
        }
        FlagMeaning meaning = flags.meaning(flag);
        if (!flag.isEmpty()) {
            seen.add(flag);
        }
        if (meaning == FlagMeaning.UNKNOWN) {
            unknownFlags++;
        }
        return meaning;
    }

    private Effect effectAt(long timeMillis, FlagMeaning meaning) {
        return marks.isEmpty() ? meaning.effect() : marks.effectAt(timeMillis, meaning.effect(), seen);
    }

    private boolean isTooLow() {
        return minimum != null
                && has(Slot.VALUE)
                && values[0] < 0
                && Decimal.of(values[0], scales[0]).compareTo(minimum) < 0;
    }

    private void addValues() {
        if (has(Slot.VALUE)) {
            sum.add(values[0], scales[0]);
            extremes.add(values[0], scales[0]);
            addExtreme(Slot.MIN, extremes);
            addExtreme(Slot.MAX, extremes);
        }
        if (has(Slot.CONVERTED)) {
            int slot = Slot.CONVERTED.index();
            converted.add(values[slot], scales[slot]);
            convertedExtremes.add(values[slot], scales[slot]);
            addExtreme(Slot.CONVERTED_MIN, convertedExtremes);
            addExtreme(Slot.CONVERTED_MAX, convertedExtremes);
            convertedCount++;
        }
    }

    private void addExtreme(Slot slot, Extremes target) {
        if (has(slot)) {
            target.add(values[slot.index()], scales[slot.index()]);
        }
    }

    /** Weights the instant just taken by the flow of the same instant. */
    void weigh(Track flow) {
        if (lastCounts() && has(Slot.VALUE) && flow.lastCounts() && flow.has(Slot.VALUE)) {
            weighted.addProduct(values[0], scales[0], flow.values[0], flow.scales[0]);
            weight.add(flow.values[0], flow.scales[0]);
            weightedCount++;
        }
    }

    boolean lastCounts() {
        return lastEffect.counts();
    }

    /** Forgets the instant just taken. */
    void reset() {
        present = 0;
        flag = "";
        pending = false;
        pendingLate = false;
        lastEffect = Effect.NO_MEASUREMENT;
    }

    private boolean has(Slot slot) {
        return (present & (1 << slot.index())) != 0;
    }

    private @Nullable Ratio number(Slot slot) {
        return has(slot) ? Ratio.ofUnscaled(values[slot.index()], scales[slot.index()]) : null;
    }

    private static int index(Effect effect) {
        return switch (effect) {
            case VALID -> 0;
            case SUSPECT -> 1;
            case NOT_JUDGED -> 2;
            case INVALID -> 3;
            case NO_MEASUREMENT -> 4;
            case NOT_DUE -> 5;
        };
    }

    public ChannelRule channel() {
        return channel;
    }

    /** Instants whose value counts. */
    public int valid() {
        return effects[0] + effects[1] + effects[2];
    }

    public int count(Effect effect) {
        return effects[index(effect)];
    }

    /** Instants that arrived at all. */
    public int received() {
        int total = 0;
        for (int effect : effects) {
            total += effect;
        }
        return total;
    }

    public Ratio sum() {
        return sum.toRatio();
    }

    public Ratio convertedSum() {
        return converted.toRatio();
    }

    public int convertedCount() {
        return convertedCount;
    }

    /** Sum of value × flow over instants where both count. */
    public Ratio weighted() {
        return weighted.toRatio();
    }

    /** Sum of flow over the same instants. */
    public Ratio weight() {
        return weight.toRatio();
    }

    public int weightedCount() {
        return weightedCount;
    }

    public @Nullable Ratio min() {
        return extremes.min();
    }

    public @Nullable Ratio max() {
        return extremes.max();
    }

    public @Nullable Ratio convertedMin() {
        return convertedExtremes.min();
    }

    public @Nullable Ratio convertedMax() {
        return convertedExtremes.max();
    }

    /** Of an upload: what the device says, whether it counts or not; of several in a window the last. */
    public UploadFigures upload() {
        return uploaded;
    }

    /** What the flag of the last instant alone says. */
    public Effect flagEffect() {
        return flagEffect;
    }

    private UploadFigures figures() {
        return new UploadFigures(
                number(Slot.VALUE),
                number(Slot.MIN),
                number(Slot.MAX),
                number(Slot.CONVERTED),
                number(Slot.CONVERTED_MIN),
                number(Slot.CONVERTED_MAX),
                number(Slot.AMOUNT),
                lastEffect);
    }

    public int negative() {
        return negative;
    }

    public int unknownFlags() {
        return unknownFlags;
    }

    public boolean isLate() {
        return late;
    }

    /** Flags other than N and marks met, sorted. */
    public Set<String> seen() {
        return seen;
    }

    /** Least and greatest of decimals of any scale. */
    private static final class Extremes {

        private long min;
        private int minScale;
        private long max;
        private int maxScale;
        private boolean any;

        void add(long unscaled, int scale) {
            if (!any || compare(unscaled, scale, min, minScale) < 0) {
                min = unscaled;
                minScale = scale;
            }
            if (!any || compare(unscaled, scale, max, maxScale) > 0) {
                max = unscaled;
                maxScale = scale;
            }
            any = true;
        }

        private static int compare(long left, int leftScale, long right, int rightScale) {
            if (leftScale == rightScale) {
                return Long.compare(left, right);
            }
            return leftScale < rightScale
                    ? -compareScaled(right, left, rightScale - leftScale)
                    : compareScaled(left, right, leftScale - rightScale);
        }

        private static int compareScaled(long fine, long coarse, int difference) {
            long factor = difference <= PowersOfTen.MAX_LONG ? PowersOfTen.get(difference) : 0;
            if (factor != 0 && Math.abs(coarse) <= Long.MAX_VALUE / factor) {
                return Long.compare(fine, coarse * factor);
            }
            return Decimal.of(fine, difference).compareTo(Decimal.of(coarse, 0));
        }

        @Nullable
        Ratio min() {
            return any ? Ratio.ofUnscaled(min, minScale) : null;
        }

        @Nullable
        Ratio max() {
            return any ? Ratio.ofUnscaled(max, maxScale) : null;
        }
    }
}
