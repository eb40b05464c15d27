/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.sample.Track;
import org.qingshan.pipeline.state.Usability;
import org.qingshan.pipeline.state.Why;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.flag.Effect;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.unit.Dimension;
import org.qingshan.standards.unit.Unit;
import org.qingshan.standards.validity.Medium;

/**
 * Our minute figure from the instants of CN 2011: arithmetic mean, for waste water ΣCD/ΣD where the flow came along; HJ
 * 212-2017 Appendix D.
 */
final class Instants {

    private final Frame frame;
    private final Map<String, Track> tracks;

    Instants(Frame frame, Map<String, Track> tracks) {
        this.frame = frame;
        this.tracks = tracks;
    }

    Assessed measured(Track track) {
        int due = due(track);
        int notDue = track.count(Effect.NOT_DUE);
        int stillDue = Math.max(0, due - notDue);
        Statistic statistic = weighted(track, due);
        boolean zeroFlow = isZeroFlow(track);
        Set<Why> why = why(track, zeroFlow);
        Usability usability = usability(track, stillDue, notDue, zeroFlow, why);
        int judgeable = track.valid() - track.count(Effect.NOT_JUDGED);
        return new Assessed(
                track.channel().unit(),
                statistic,
                usability,
                why,
                judgeable > 0 && judgeable >= frame.validity().needed(stillDue, false),
                track.isLate(),
                track.seen(),
                track.count(Effect.INVALID));
    }

    /** The mean of the device's own converted instants, where it sends them. */
    @Nullable
    Assessed converted(Track track) {
        if (track.convertedCount() == 0) {
            return null;
        }
        Assessed measured = measured(track);
        return measured.with(new Statistic(
                track.convertedSum(),
                track.convertedCount(),
                due(track),
                null,
                null,
                track.convertedMin(),
                track.convertedMax(),
                null));
    }

    private int due(Track track) {
        return Math.max((int) Math.max(1, frame.seconds() / intervalSeconds(track)), track.received());
    }

    private long intervalSeconds(Track track) {
        return frame.rules()
                .findDevice(track.channel().deviceId())
                .map(DeviceRule::realtimeInterval)
                .map(interval -> Math.max(1, interval.toSeconds()))
                .orElse(60L);
    }

    private Statistic weighted(Track track, int due) {
        Track flow = tracks.get(Factors.WATER_FLOW);
        Ratio amount = isFlow(track) ? volume(track.sum(), track.channel().unit(), intervalSeconds(track)) : null;
        Ratio weightedSum = null;
        Ratio weight = null;
        if (flow != null
                && isWeighted(track)
                && track.weightedCount() >= frame.validity().needed(due, false)
                && track.weight().signum() > 0) {
            weightedSum = volume(track.weighted(), flow.channel().unit(), intervalSeconds(track));
            weight = volume(track.weight(), flow.channel().unit(), intervalSeconds(track));
        }
        return new Statistic(track.sum(), track.valid(), due, weightedSum, weight, track.min(), track.max(), amount);
    }

    private boolean isWeighted(Track track) {
        return isWeighted(frame.medium(), track.channel().unit());
    }

    /** Means of waste-water concentrations are weighted by flow; pH, temperature and the like are not. */
    static boolean isWeighted(Medium medium, Unit unit) {
        return medium == Medium.WASTE_WATER && unit.dimension() == Dimension.MASS_CONCENTRATION;
    }

    static boolean isFlow(Track track) {
        return isFlow(track.channel().factor(), track.channel().unit());
    }

    static boolean isFlow(String factor, Unit unit) {
        return unit.dimension() == Dimension.VOLUME_FLOW
                && (factor.equals(Factors.WATER_FLOW) || factor.equals(Factors.GAS_FLOW));
    }

    /** Sum of flows (or of flow × value) at one interval → m³ (or m³ × value). */
    private static Ratio volume(Ratio flowSum, Unit unit, long seconds) {
        return flowSum.times(unit.factorTo(Unit.M3_PER_S)).times(seconds);
    }

    /** Every counting instant had a flow and it was zero: the concentration of that time is not used (HJ 356-2019). */
    private boolean isZeroFlow(Track track) {
        return isWeighted(track)
                && track.valid() > 0
                && track.weightedCount() == track.valid()
                && track.weight().signum() == 0;
    }

    private Set<Why> why(Track track, boolean zeroFlow) {
        Set<Why> why = EnumSet.noneOf(Why.class);
        add(why, zeroFlow, Why.ZERO_FLOW);
        add(why, track.count(Effect.NOT_DUE) > 0, Why.NOT_DUE);
        add(why, track.count(Effect.NOT_JUDGED) > 0, Why.WORKING_CONDITION);
        add(why, track.negative() > 0, Why.NEGATIVE);
        add(why, track.unknownFlags() > 0, Why.UNKNOWN_FLAG);
        add(why, track.count(Effect.SUSPECT) > track.unknownFlags(), Why.OVER_RANGE);
        int bad = track.count(Effect.INVALID) - track.negative() + track.count(Effect.NO_MEASUREMENT);
        boolean marked = !frame.cover(track.channel().factor()).isEmpty();
        add(why, bad > 0 && marked, Why.ENTERPRISE_MARK);
        add(why, bad > 0 && !marked, Why.DEVICE_FLAG);
        add(why, frame.cover(track.channel().factor()).isRuled(), Why.RULING);
        boolean arithmetic = isWeighted(track) && track.weightedCount() < track.valid();
        add(why, arithmetic, Why.NO_FLOW_ARITHMETIC_MEAN);
        return why;
    }

    private static void add(Set<Why> why, boolean applies, Why reason) {
        if (applies) {
            why.add(reason);
        }
    }

    private Usability usability(Track track, int stillDue, int notDue, boolean zeroFlow, Set<Why> why) {
        if (track.valid() == 0 && notDue > 0 && notDue == track.received()) {
            return Usability.MISSING;
        }
        if (zeroFlow) {
            return Usability.INVALID;
        }
        if (!frame.validity().isValid(track.valid(), stillDue)) {
            why.add(frame.closed() ? Why.TOO_FEW : Why.STILL_OPEN);
            return Usability.INVALID;
        }
        return track.count(Effect.SUSPECT) * 2 > track.valid() ? Usability.SUSPECT : Usability.VALID;
    }
}
