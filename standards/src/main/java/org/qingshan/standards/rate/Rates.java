/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.rate;

import java.util.Optional;
import org.qingshan.standards.number.Ratio;

/**
 * Rates of automatic monitoring (自动监控数据传输有效率 and its neighbours), as ratios 0 … 1. Empty = nothing was due,
 * which is neither good nor bad.
 */
public final class Rates {

    private Rates() {}

    /**
     * Transmission rate 传输率 = hours received / hours due; hours marked stopped are not due. Never above 1.
     */
    public static Optional<Ratio> findTransmission(long received, long due) {
        return share(Math.min(received, due), due);
    }

    /** Validity rate 有效率 = valid hours / hours received. */
    public static Optional<Ratio> findValidity(long valid, long received) {
        return share(valid, received);
    }

    /**
     * Effective-transmission rate 传输有效率 = transmission rate × validity rate. Hours due and none received give 0.
     */
    public static Optional<Ratio> findEffectiveTransmission(long valid, long received, long due) {
        if (due > 0 && received == 0) {
            return Optional.of(Ratio.ZERO);
        }
        return findTransmission(received, due)
                .flatMap(transmission -> findValidity(valid, received).map(transmission::times));
    }

    /**
     * Quarterly data capture rate 数据捕集率 = (hours − invalid − stopped)/(hours − stopped), HJ 75-2017; must be ≥ 75 %.
     */
    public static Optional<Ratio> findCapture(long hours, long invalid, long stopped) {
        return share(hours - invalid - stopped, hours - stopped);
    }

    /** Online rate 在线率 = devices heard within their time / active devices. */
    public static Optional<Ratio> findOnline(long online, long active) {
        return share(online, active);
    }

    private static Optional<Ratio> share(long part, long whole) {
        return whole <= 0 ? Optional.empty() : Optional.of(Ratio.of(part, whole));
    }
}
