/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.pipeline.condition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingshan.pipeline.judge.Judgement;
import org.qingshan.pipeline.rules.LimitRule;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/** Exceedances of hour or day, from the judgements of the window. */
record ExceedanceDetector(ConditionKind kind) implements Detector {

    @Override
    public List<Observed> observe(Scope scope) {
        List<Observed> observed = new ArrayList<>();
        for (Judgement judgement : scope.judgements()) {
            Observation observation = switch (judgement.verdict()) {
                case EXCEEDED -> Observation.BAD;
                case WITHIN -> Observation.GOOD;
                case NO_LIMIT, NO_FIGURE -> Observation.NONE;
                case EXCUSED -> Observation.EXCUSED;
            };
            LimitRule limit = judgement.limit();
            Decimal value = judgement.value();
            if (limit != null && value != null && judgement.isExceeded()) {
                Fact fact = fact(judgement, limit, value);
                observed.add(scope.observed(kind, judgement.factor(), observation, judgement.late(), fact));
            } else {
                observed.add(scope.observed(kind, judgement.factor(), observation, judgement.late()));
            }
        }
        return observed;
    }

    private Fact fact(Judgement judgement, LimitRule limit, Decimal value) {
        FactCode code = kind == ConditionKind.HOUR_EXCEEDANCE ? FactCode.EXCEEDANCE_HOUR : FactCode.EXCEEDANCE_DAY;
        Map<String, String> params = new HashMap<>();
        params.put("factor", judgement.factor());
        params.put("basis", judgement.basis().name());
        params.put("value", value.toString());
        params.put("unit", limit.unit().symbol());
        params.put("standard", limit.standard());
        params.put("lower", limit.lower() == null ? "" : limit.lower().toString());
        params.put("upper", limit.upper() == null ? "" : limit.upper().toString());
        Ratio multiple = judgement.multiple();
        params.put(
                "multiple",
                multiple == null ? "" : Rounding.decimals(multiple, 2).toString());
        return new Fact(code, params);
    }
}
