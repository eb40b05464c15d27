/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingshan.pipeline.Level;
import org.qingshan.pipeline.Window;
import org.qingshan.pipeline.WindowInput;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.pipeline.rules.ParametersAt;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.pipeline.rules.RulesSnapshot;

/**
 * Steps all conditions of one window: detectors say what the window means, {@link ConditionMachine} weighs it against the
 * states stored with the window before. Minutes only leave findings.
 */
public final class Conditions {

    private static final Map<Level, List<Detector>> DETECTORS = Map.of(
            Level.MINUTE,
            List.of(),
            Level.HOUR,
            List.of(
                    new MissingDetector(),
                    new ConstantDetector(),
                    new FindingDetector(ConditionKind.OUT_OF_RANGE),
                    new FindingDetector(ConditionKind.IDENTITY),
                    new FindingDetector(ConditionKind.SCREENING),
                    new FindingDetector(ConditionKind.SAMPLE_TIME),
                    new FindingDetector(ConditionKind.CLOCK),
                    new JumpDetector(),
                    new MirrorDetector(),
                    new DifferenceDetector(),
                    new ParameterStepDetector(),
                    new ExceedanceDetector(ConditionKind.HOUR_EXCEEDANCE)),
            Level.DAY,
            List.of(
                    new DriftDetector(),
                    new CapDetector(),
                    new SpreadDetector(),
                    new FurnaceDetector(),
                    new NightDetector(),
                    new ExceedanceDetector(ConditionKind.DAY_EXCEEDANCE)));

    private static final Comparator<Observed> ORDER =
            Comparator.comparing(Observed::kind).thenComparing(Observed::group);

    private Conditions() {}

    /** What the conditions of a window give. */
    public record Outcome(List<Finding> findings, List<ConditionState> states, List<Signal> signals) {}

    public static Outcome step(
            WindowInput input, List<Aggregate> aggregates, List<Judgement> judgements, RulesSnapshot rules) {
        Scope scope = new Scope(input, aggregates, judgements, rules);
        List<Finding> findings = new ArrayList<>(Ranges.check(scope));
        findings.addAll(Identities.check(scope));
        findings.addAll(SampleTimes.check(scope));
        findings.addAll(ClockChecks.check(scope));
        findings.addAll(FurnaceDetector.periods(scope));
        findings.addAll(CapDetector.histograms(scope));
        findings.addAll(SpreadDetector.squares(scope));
        scope.found(findings);
        List<Observed> observed = new ArrayList<>();
        for (Detector detector : DETECTORS.getOrDefault(input.window().level(), List.of())) {
            detector.observe(scope).forEach(one -> observed.add(input.closed() ? one : one.whileOpen()));
        }
        List<ConditionState> states = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        step(observed, input.before(), input.window(), scope.point(), scope.parameters(), states, signals);
        return new Outcome(findings, states, signals);
    }

    static void step(
            List<Observed> observed,
            List<ConditionState> before,
            Window window,
            PointRule point,
            ParametersAt parameters,
            List<ConditionState> states,
            List<Signal> signals) {
        List<Observed> all = new ArrayList<>(observed);
        all.addAll(unobserved(observed, before, window));
        all.sort(ORDER);
        for (Observed one : all) {
            step(one, find(before, one), window.pointId(), machine(one, point, parameters), states, signals);
        }
    }

    /** States nobody spoke of this time are carried on: no data is neither good nor bad. */
    private static List<Observed> unobserved(List<Observed> observed, List<ConditionState> before, Window window) {
        if (before.isEmpty()) {
            return List.of();
        }
        Set<List<Object>> spoken = new HashSet<>();
        observed.forEach(one -> spoken.add(List.of(one.kind(), one.group())));
        return before.stream()
                .filter(state -> !spoken.contains(List.<Object>of(state.kind(), state.factorGroup())))
                .map(state -> new Observed(
                        state.kind(),
                        state.factorGroup(),
                        Observation.NONE,
                        window.start(),
                        window.end(),
                        List.of(),
                        false,
                        state.memory()))
                .toList();
    }

    private static Optional<ConditionState> find(List<ConditionState> before, Observed one) {
        for (ConditionState state : before) {
            if (state.kind() == one.kind() && state.factorGroup().equals(one.group())) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    private static ConditionMachine machine(Observed one, PointRule point, ParametersAt parameters) {
        return new ConditionMachine(
                (int) parameters.getLong(one.kind().word(), "raise-after", point, one.group()),
                (int) parameters.getLong(one.kind().word(), "clear-after", point, one.group()));
    }

    private static void step(
            Observed one,
            Optional<ConditionState> before,
            int pointId,
            ConditionMachine machine,
            List<ConditionState> states,
            List<Signal> signals) {
        MachineState state = before.map(ConditionState::state).orElse(MachineState.CLEAR);
        ConditionMachine.Step step =
                machine.step(state, before.map(ConditionState::count).orElse(0), one.observation());
        Instant since = state == MachineState.CLEAR
                ? one.from()
                : before.map(ConditionState::since).orElse(one.from());
        if (step.state() != MachineState.CLEAR || !one.memory().isEmpty()) {
            states.add(new ConditionState(one.kind(), one.group(), step.state(), since, step.count(), one.memory()));
        }
        if (step.phase() != null) {
            signals.add(new Signal(
                    one.kind(),
                    pointId,
                    one.group(),
                    step.phase(),
                    since,
                    one.to(),
                    one.kind().severity(),
                    one.facts(),
                    one.late()));
        }
    }
}
