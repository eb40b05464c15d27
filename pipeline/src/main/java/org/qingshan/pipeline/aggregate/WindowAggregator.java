/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.aggregate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.rules.GasState;
import org.qingshan.pipeline.rules.RulesSnapshot;
import org.qingshan.pipeline.sample.Readings;
import org.qingshan.pipeline.sample.SampleKind;
import org.qingshan.pipeline.sample.Track;
import org.qingshan.standards.factor.Factors;

/** From samples and parts to the aggregates of one window. */
public final class WindowAggregator {

    private final WindowInput input;
    private final RulesSnapshot rules;
    private final Frame frame;
    private final GasConversion gas;

    private WindowAggregator(WindowInput input, RulesSnapshot rules) {
        this.input = input;
        this.rules = rules;
        this.frame = Frame.of(input.window(), input.closed(), rules);
        this.gas = new GasConversion(frame);
    }

    /** The aggregates by factor, then basis. */
    public static List<Aggregate> aggregate(WindowInput input, RulesSnapshot rules) {
        return new WindowAggregator(input, rules).aggregate();
    }

    private List<Aggregate> aggregate() {
        Map<String, Track> uploads = read(input.window().level().upload());
        Map<String, Track> instants = input.window().level() == Level.MINUTE ? read(SampleKind.REALTIME) : Map.of();
        Parts parts = new Parts(frame, input.parts());
        Map<String, Assessed> device = deviceMeasured(uploads);
        Map<String, Assessed> computed = new Amounts(frame).with(measured(instants, parts));
        Officials officials = new Officials(frame);
        List<Aggregate> all = new ArrayList<>(officials.combine(Basis.MEASURED, device, computed));
        Map<String, Assessed> deviceConverted = deviceConverted(uploads);
        all.addAll(officials.combine(
                Basis.CONVERTED, deviceConverted, computedConverted(instants, parts, device, computed)));
        all.sort(Parts.ORDER);
        return all;
    }

    private Map<String, Track> read(SampleKind kind) {
        return Readings.read(input.samples(), kind, input.window(), frame.point(), rules);
    }

    private Map<String, Assessed> measured(Map<String, Track> instants, Parts parts) {
        if (input.window().level() != Level.MINUTE) {
            return parts.computed(Basis.MEASURED);
        }
        Instants source = new Instants(frame, instants);
        Map<String, Assessed> measured = new LinkedHashMap<>();
        instants.forEach((factor, track) -> measured.put(factor, source.measured(track)));
        return dryStandard(measured, instants);
    }

    private Map<String, Assessed> deviceMeasured(Map<String, Track> uploads) {
        Uploads source = new Uploads(frame);
        Map<String, Assessed> measured = new LinkedHashMap<>();
        uploads.forEach((factor, track) -> put(measured, factor, source.measured(track)));
        return dryStandard(measured, uploads);
    }

    private Map<String, Assessed> deviceConverted(Map<String, Track> uploads) {
        Uploads source = new Uploads(frame);
        Map<String, Assessed> converted = new LinkedHashMap<>();
        uploads.forEach((factor, track) -> put(converted, factor, source.converted(track)));
        return converted;
    }

    private Map<String, Assessed> dryStandard(Map<String, Assessed> figures, Map<String, Track> tracks) {
        boolean plain =
                tracks.values().stream().allMatch(track -> track.channel().gasState() == GasState.DRY_STANDARD);
        if (plain) {
            return figures;
        }
        Map<String, Assessed> result = new LinkedHashMap<>();
        figures.forEach((factor, figure) -> {
            Track track = tracks.get(factor);
            GasState state =
                    track == null ? GasState.DRY_STANDARD : track.channel().gasState();
            result.put(factor, gas.toDryStandard(factor, figure, state, figures));
        });
        return result;
    }

    /** Ours converted: of minutes and hours from the means of this window, of days from the hours. */
    private Map<String, Assessed> computedConverted(
            Map<String, Track> instants, Parts parts, Map<String, Assessed> device, Map<String, Assessed> computed) {
        Map<String, Assessed> converted = new LinkedHashMap<>();
        if (input.window().level() == Level.MINUTE) {
            Instants source = new Instants(frame, instants);
            instants.forEach((factor, track) -> put(converted, factor, source.converted(track)));
        } else {
            converted.putAll(parts.computed(Basis.CONVERTED));
        }
        if (input.window().level() != Level.DAY && gas.referenceOxygen().isPresent()) {
            Assessed oxygen = computed.getOrDefault(Factors.OXYGEN, device.get(Factors.OXYGEN));
            measuredFor(device, computed).forEach((factor, figure) -> {
                if (gas.applies(factor, figure.unit())) {
                    converted.put(factor, gas.converted(figure, oxygen));
                }
            });
        }
        return converted;
    }

    private static Map<String, Assessed> measuredFor(Map<String, Assessed> device, Map<String, Assessed> computed) {
        Map<String, Assessed> measured = new LinkedHashMap<>(device);
        measured.values().removeIf(figure -> figure.statistic().valid() == 0);
        measured.putAll(computed);
        return measured;
    }

    private static void put(Map<String, Assessed> target, String factor, @Nullable Assessed figure) {
        if (figure != null) {
            target.put(factor, figure);
        }
    }
}
