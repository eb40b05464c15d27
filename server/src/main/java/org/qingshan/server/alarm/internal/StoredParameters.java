/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.internal;

import java.util.List;
import java.util.Set;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.rules.Parameter;
import org.qingshan.pipeline.rules.Parameters;
import org.qingshan.server.alarm.store.ParameterStore;
import org.qingshan.server.registry.ParametersInForce;
import org.qingshan.standards.number.Decimal;
import org.qingshan.standards.table.Certainty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The shipped parameters under those of the administrators; all with their dates. */
@Component
class StoredParameters implements ParametersInForce {

    private static final Set<ConditionKind> CLOSE_BY_THEMSELVES =
            Set.of(ConditionKind.OFFLINE, ConditionKind.MISSING, ConditionKind.SCREENING);

    private static final List<Parameter> OWN =
            List.of(own("least-devices", 5, "devices"), own("least-share", 50, "%"), own("minutes", 30, "min"));

    private final ParameterStore store;

    StoredParameters(ParameterStore store, @Qualifier("ingest") PlatformTransactionManager manager) {
        this.store = store;
        new TransactionTemplate(manager).executeWithoutResult(status -> seed());
    }

    private static Parameter own(String name, long value, String unit) {
        return new Parameter("promotion", name, null, null, null, Decimal.of(value, 0), unit, Certainty.OWN);
    }

    private void seed() {
        int position = 0;
        for (ConditionKind kind : ConditionKind.values()) {
            store.seedCondition(kind, CLOSE_BY_THEMSELVES.contains(kind), kind == ConditionKind.OFFLINE, position++);
        }
        Parameters.standard().list().forEach(store::seed);
        OWN.forEach(store::seed);
    }

    @Override
    public Parameters current() {
        return Parameters.standard().with(store.list());
    }
}
