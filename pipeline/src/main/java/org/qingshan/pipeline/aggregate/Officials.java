/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.mark.MarkCover;
import org.qingshan.pipeline.state.DataState;
import org.qingshan.pipeline.state.Origin;
import org.qingshan.pipeline.state.ReferenceState;
import org.qingshan.pipeline.state.Review;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.validity.Medium;

/** Decides whose figure is official: the device's own unless a ruling says otherwise, ours where the device sent none. */
final class Officials {

    /** GB 3095-2012 amendment: from here on ambient gases refer to 298.15 K, particles to the actual state. */
    private static final Instant ACTUAL_STATE_FROM = Instant.parse("2018-08-31T16:00:00Z");

    private final Frame frame;

    Officials(Frame frame) {
        this.frame = frame;
    }

    List<Aggregate> combine(Basis basis, Map<String, Assessed> device, Map<String, Assessed> computed) {
        Set<String> factors = new TreeSet<>(device.keySet());
        factors.addAll(computed.keySet());
        List<Aggregate> aggregates = new ArrayList<>(factors.size());
        for (String factor : factors) {
            aggregates.add(combine(factor, basis, device.get(factor), computed.get(factor)));
        }
        return aggregates;
    }

    private Aggregate combine(String factor, Basis basis, @Nullable Assessed device, @Nullable Assessed computed) {
        MarkCover cover = frame.cover(factor);
        Assessed ownUpload = device == null ? null : checkedByParts(device, computed, cover);
        boolean useDevice = ownUpload != null && (computed == null || (hasNumber(ownUpload) && !cover.wantsComputed()));
        Assessed official = useDevice ? ownUpload : computed;
        if (official == null) {
            throw new IllegalStateException("factor " + factor + " has neither figure");
        }
        return new Aggregate(
                factor,
                basis,
                official.unit(),
                ownUpload == null || !hasNumber(ownUpload) ? null : inUnit(ownUpload, official),
                computed == null ? null : inUnit(computed, official),
                useDevice ? Source.DEVICE : Source.COMPUTED,
                state(official, cover, basis),
                official.judged() && official.isUsable(),
                official.late(),
                marks(ownUpload, computed));
    }

    /** A stopped instrument uploads its flag alone; then ours is official where there is one. */
    private static boolean hasNumber(Assessed upload) {
        return upload.statistic().valid() > 0;
    }

    /** A device's normal hour is not valid when too many of the minutes that arrived are invalid. */
    private Assessed checkedByParts(Assessed device, @Nullable Assessed computed, MarkCover cover) {
        if (computed == null || frame.window().level() == Level.MINUTE || !device.isUsable() || cover.isRuled()) {
            return device;
        }
        boolean ruinedByParts = computed.usability() == Usability.INVALID
                && computed.why().contains(Why.TOO_FEW)
                && (computed.why().contains(Why.DEVICE_FLAG) || computed.why().contains(Why.ENTERPRISE_MARK));
        return ruinedByParts && isKnown(computed) ? device.invalid(Why.TOO_FEW) : device;
    }

    /** Whether so few parts are missing that the invalid ones alone forbid a valid figure. */
    private boolean isKnown(Assessed computed) {
        int due = computed.statistic().due();
        return computed.invalidParts() > due - frame.neededParts(due);
    }

    private static Statistic inUnit(Assessed figure, Assessed official) {
        return figure.unit() == official.unit() || !figure.unit().convertsTo(official.unit())
                ? figure.statistic()
                : figure.statistic().times(figure.unit().factorTo(official.unit()));
    }

    private DataState state(Assessed official, MarkCover cover, Basis basis) {
        EnumSet<Why> why = official.why().isEmpty() ? EnumSet.noneOf(Why.class) : EnumSet.copyOf(official.why());
        return new DataState(
                cover.isRuled() ? Review.AUDITED : Review.SCREENED,
                official.late() ? Origin.BACK_FILLED : Origin.MEASURED,
                reference(official, basis),
                official.usability(),
                List.copyOf(why));
    }

    private ReferenceState reference(Assessed official, Basis basis) {
        boolean concentration = official.unit().dimension() == Dimension.MASS_CONCENTRATION;
        boolean ambientBefore =
                frame.medium() == Medium.AMBIENT_AIR && frame.window().start().isBefore(ACTUAL_STATE_FROM);
        boolean standard =
                basis == Basis.CONVERTED || (concentration && (frame.medium() == Medium.WASTE_GAS || ambientBefore));
        return standard ? ReferenceState.STANDARD : ReferenceState.ACTUAL;
    }

    private static List<String> marks(@Nullable Assessed device, @Nullable Assessed computed) {
        Set<String> marks = new TreeSet<>();
        if (device != null) {
            marks.addAll(device.marks());
        }
        if (computed != null) {
            marks.addAll(computed.marks());
        }
        return List.copyOf(marks);
    }
}
