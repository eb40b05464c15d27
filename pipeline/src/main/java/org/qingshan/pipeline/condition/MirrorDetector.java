/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.pipeline.aggregate.WindowSummary;
import org.qingshan.standards.number.Ratio;

/** Copied or mirrored segments 镜像、复制: the last hours equal an earlier segment, forwards or backwards. */
final class MirrorDetector implements Detector {

    private static final ConditionKind KIND = ConditionKind.MIRROR;

    @Override
    public List<Observed> observe(Scope scope) {
        if (!scope.closed() || scope.history().isEmpty()) {
            return List.of();
        }
        List<Observed> observed = new ArrayList<>();
        for (Aggregate figure : scope.aggregates()) {
            if (figure.basis() == Basis.MEASURED && Scope.isConcentration(figure)) {
                observed.add(observe(scope, figure));
            }
        }
        return observed;
    }

    private static Observed observe(Scope scope, Aggregate figure) {
        int length = (int) scope.number(KIND, "length", figure.factor());
        List<Optional<Ratio>> values = new ArrayList<>();
        for (WindowSummary hour : scope.history()) {
            values.add(hour.find(figure.factor(), Basis.MEASURED).flatMap(Aggregate::findUsableMean));
        }
        values.add(figure.findUsableMean());
        int start = values.size() - length;
        if (length < 1 || start < length || !isTelling(scope, values.subList(start, values.size()), figure)) {
            return scope.observed(KIND, figure, Observation.NONE);
        }
        for (int earlier = start - length; earlier >= 0; earlier--) {
            if (isEqual(values, earlier, start, length, 1)) {
                return scope.observed(
                        KIND, figure, Observation.BAD, fact(FactCode.MIRROR_COPIED, figure, start - earlier));
            }
            if (isEqual(values, earlier + length - 1, start, length, -1)) {
                return scope.observed(
                        KIND, figure, Observation.BAD, fact(FactCode.MIRROR_REVERSED, figure, start - earlier));
            }
        }
        return scope.observed(KIND, figure, Observation.GOOD);
    }

    /** No gaps, and enough different values that equality means something. */
    private static boolean isTelling(Scope scope, List<Optional<Ratio>> segment, Aggregate figure) {
        return segment.stream().allMatch(Optional::isPresent)
                && new HashSet<>(segment).size() >= scope.number(KIND, "distinct", figure.factor());
    }

    private static boolean isEqual(List<Optional<Ratio>> values, int from, int start, int length, int step) {
        for (int i = 0; i < length; i++) {
            if (!values.get(from + step * i).equals(values.get(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static Fact fact(FactCode code, Aggregate figure, int lag) {
        return new Fact(code, Map.of("factor", figure.factor(), "lagHours", Integer.toString(lag)));
    }
}
