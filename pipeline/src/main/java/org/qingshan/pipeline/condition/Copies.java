/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qingshan.pipeline.CopyInput;
import org.qingshan.pipeline.CopyResult;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.Windows;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.pipeline.rules.ChannelRule;
import org.qingshan.pipeline.rules.DeviceRule;
import org.qingshan.pipeline.rules.ParametersAt;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * Finds points with the same figures. Segments must be without gaps and hold enough different figures, so flat lines, zero
 * flow and stops leave no fingerprint; two points fed by one device are the same measurement and no copy.
 */
public final class Copies {

    private static final ConditionKind KIND = ConditionKind.COPY;

    private Copies() {}

    public static List<Fingerprint> fingerprints(Window day, List<WindowSummary> hours, RulesSnapshot rules) {
        PointRule point = rules.getPoint(day.pointId()).point();
        ParametersAt parameters = rules.parametersAt(day.start());
        Map<Instant, WindowSummary> byStart = new HashMap<>();
        Set<String> factors = new TreeSet<>();
        for (WindowSummary hour : hours) {
            byStart.put(hour.window().start(), hour);
            hour.aggregates().forEach(figure -> factors.add(figure.factor()));
        }
        List<Fingerprint> found = new ArrayList<>();
        for (String factor : factors) {
            if (parameters.getLong(KIND.word(), "applies", point, factor) > 0) {
                addSegments(day, factor, byStart, point, parameters, found);
            }
        }
        return found;
    }

    private static void addSegments(
            Window day,
            String factor,
            Map<Instant, WindowSummary> byStart,
            PointRule point,
            ParametersAt parameters,
            List<Fingerprint> found) {
        long length = parameters.getLong(KIND.word(), "length", point, factor);
        long distinct = parameters.getLong(KIND.word(), "distinct", point, factor);
        for (int segment = 0;
                length > 0 && (segment + 1) * length <= day.length().toHours();
                segment++) {
            Instant from = day.start().plus(Duration.ofHours(segment * length));
            List<String> figures = figures(from, length, factor, byStart);
            if (figures.size() == length && new HashSet<>(figures).size() >= distinct) {
                found.add(new Fingerprint(day.pointId(), factor, segment, digest(from, figures)));
            }
        }
    }

    private static List<String> figures(Instant from, long length, String factor, Map<Instant, WindowSummary> byStart) {
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Optional.ofNullable(byStart.get(from.plus(Duration.ofHours(i))))
                    .flatMap(hour -> hour.find(factor, Basis.MEASURED))
                    .flatMap(Aggregate::findUsableMean)
                    .ifPresent(mean -> figures.add(mean.toString()));
        }
        return figures;
    }

    private static long digest(Instant from, List<String> figures) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((from + " " + figures).getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha.digest();
            long first = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                first = first << 8 | (digest[i] & 0xFF);
            }
            return first;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Which points say the same in a segment. */
    private record Said(String factor, int segment, long digest) {}

    public static CopyResult compare(CopyInput input, RulesSnapshot rules) {
        Map<Said, List<Integer>> bySaid = new HashMap<>();
        Map<Integer, Set<String>> factors = new TreeMap<>();
        for (Fingerprint one : input.fingerprints()) {
            bySaid.computeIfAbsent(new Said(one.factor(), one.segment(), one.digest()), none -> new ArrayList<>())
                    .add(one.pointId());
            factors.computeIfAbsent(one.pointId(), none -> new TreeSet<>()).add(one.factor());
        }
        Map<Integer, Map<String, Set<Integer>>> twins = new HashMap<>();
        bySaid.forEach((said, points) -> addTwins(said, points, rules, twins));
        Set<Integer> points = new TreeSet<>(factors.keySet());
        points.addAll(input.before().keySet());
        List<Signal> signals = new ArrayList<>();
        Map<Integer, List<ConditionState>> states = new HashMap<>();
        for (int point : points) {
            step(input, point, factors.getOrDefault(point, Set.of()), twins, rules, states, signals);
        }
        return new CopyResult(signals, states);
    }

    private static void addTwins(
            Said said, List<Integer> points, RulesSnapshot rules, Map<Integer, Map<String, Set<Integer>>> twins) {
        for (int one : points) {
            for (int other : points) {
                if (one != other && !isOneMeasurement(one, other, rules)) {
                    twins.computeIfAbsent(one, none -> new HashMap<>())
                            .computeIfAbsent(said.factor(), none -> new TreeSet<>())
                            .add(other);
                }
            }
        }
    }

    private static boolean isOneMeasurement(int one, int other, RulesSnapshot rules) {
        Set<Integer> devices = devicesOf(one, rules);
        devices.retainAll(devicesOf(other, rules));
        return !devices.isEmpty();
    }

    private static Set<Integer> devicesOf(int point, RulesSnapshot rules) {
        Set<Integer> devices = new HashSet<>();
        for (DeviceRule device : rules.listDevices()) {
            List<ChannelRule> channels = rules.listChannels(device.id());
            boolean feeds = channels.isEmpty()
                    ? device.pointId() == point
                    : channels.stream().anyMatch(channel -> channel.pointId() == point);
            if (feeds) {
                devices.add(device.id());
            }
        }
        return devices;
    }

    private static void step(
            CopyInput input,
            int pointId,
            Set<String> factors,
            Map<Integer, Map<String, Set<Integer>>> twins,
            RulesSnapshot rules,
            Map<Integer, List<ConditionState>> states,
            List<Signal> signals) {
        PointRule point = rules.findPoint(pointId).map(found -> found.point()).orElse(null);
        if (point == null) {
            return;
        }
        Instant end = input.start().plus(Duration.ofDays(1));
        Window day = new Window(pointId, Level.DAY, input.start(), end);
        Map<String, Set<Integer>> own = twins.getOrDefault(pointId, Map.of());
        List<Observed> observed = factors.stream()
                .map(factor -> observed(factor, own.getOrDefault(factor, Set.of()), day))
                .toList();
        List<ConditionState> after = new ArrayList<>();
        List<ConditionState> before = input.before().getOrDefault(pointId, List.of());
        Conditions.step(observed, before, day, point, rules.parametersAt(day.start()), after, signals);
        if (!after.isEmpty()) {
            states.put(pointId, List.copyOf(after));
        }
    }

    private static Observed observed(String factor, Set<Integer> twins, Window day) {
        List<Fact> facts = twins.isEmpty()
                ? List.of()
                : List.of(new Fact(
                        FactCode.COPY_OUTLET,
                        Map.of(
                                "factor", factor,
                                "others", Integer.toString(twins.size()),
                                "other", Integer.toString(twins.iterator().next()),
                                "day",
                                        day.start()
                                                .atZone(Windows.ZONE)
                                                .toLocalDate()
                                                .toString())));
        return new Observed(
                KIND,
                factor,
                twins.isEmpty() ? Observation.GOOD : Observation.BAD,
                day.start(),
                day.end(),
                facts,
                false,
                "");
    }
}
