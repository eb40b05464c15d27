/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.rates.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qingshan.standards.number.Ratio;
import org.qingshan.standards.number.Rounding;

/**
 * Rates of a period in percent with two decimals, null where nothing was due or received: online (hours in which anything
 * was heard / hours due), transmission 传输率 (received / due), immediate 即时 (received in time / due), validity 有效率
 * (valid / received), effective 传输有效率 = transmission × validity, computed as one ratio.
 */
public record Rates(
        @Nullable String online,
        @Nullable String transmission,
        @Nullable String immediate,
        @Nullable String validity,
        @Nullable String effective) {

    /**
     * The rates of sums of hours.
     *
     * @param connection hours of the connection
     * @param factors hours of the key factors, added up
     */
    public static Rates of(HourCounts connection, HourCounts factors) {
        return new Rates(
                percent(org.qingshan.standards.rate.Rates.findTransmission(connection.received(), connection.due())),
                percent(org.qingshan.standards.rate.Rates.findTransmission(factors.received(), factors.due())),
                percent(org.qingshan.standards.rate.Rates.findTransmission(factors.inTime(), factors.due())),
                percent(org.qingshan.standards.rate.Rates.findValidity(factors.valid(), factors.received())),
                percent(org.qingshan.standards.rate.Rates.findEffectiveTransmission(
                        factors.valid(), factors.received(), factors.due())));
    }

    private static @Nullable String percent(Optional<Ratio> rate) {
        return rate.map(share ->
                        Rounding.decimals(share.times(Ratio.of(100)), 2).toString())
                .orElse(null);
    }
}
