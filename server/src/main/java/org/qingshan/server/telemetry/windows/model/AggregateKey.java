/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.windows.model;

import java.util.Locale;
import org.qingshan.pipeline.aggregate.Aggregate;
import org.qingshan.pipeline.aggregate.Basis;
import org.qingshan.standards.unit.Unit;

/** One element of an aggregate layout: what is measured, as measured or converted, in which unit. */
public record AggregateKey(String factor, Basis basis, Unit unit) {

    public static AggregateKey of(Aggregate aggregate) {
        return new AggregateKey(aggregate.factor(), aggregate.basis(), aggregate.unit());
    }

    /** Reads {@code a21026|CONVERTED|MG_PER_M3}. */
    public static AggregateKey parse(String text) {
        String[] parts = text.split("\\|", -1);
        return new AggregateKey(parts[0], Basis.valueOf(parts[1]), Unit.valueOf(parts[2]));
    }

    /** Whether it is the series that a reader names by factor and basis. */
    public boolean is(String wantedFactor, Basis wantedBasis) {
        return basis == wantedBasis && factor.equals(wantedFactor);
    }

    /** The suffix devices use for this figure of a period (HJ 212-2017 table B.10). */
    public String suffix() {
        return basis == Basis.CONVERTED ? "ZsAvg" : "Avg";
    }

    @Override
    public String toString() {
        return (factor + '|' + basis.name().toUpperCase(Locale.ROOT) + '|' + unit.name());
    }
}
