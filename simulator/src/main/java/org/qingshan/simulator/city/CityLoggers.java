/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.time.Duration;
import java.util.Set;
import org.qingshan.hj212.Edition;
import org.qingshan.simulator.device.LoggerProfile;

/** The usual logger of each kind of point. */
final class CityLoggers {

    private static final String PASSWORD = "123456";

    private CityLoggers() {}

    static LoggerProfile usual(String kind, int serial) {
        var plain = switch (kind) {
            case "waste_gas_outlet" -> logger("31", 20, 1, true);
            case "waste_water_outlet" -> logger("32", 30, 10, true);
            case "air_station" -> logger("22", 30, 5, true);
            case "micro_station" -> logger("22", 0, 5, false);
            case "water_section" -> logger("21", 60, 0, false);
            case "pump_station" -> logger("52", 15, 5, true);
            default -> throw new IllegalArgumentException("No logger for a " + kind);
        };
        return inEdition(plain, kind.equals("water_section") ? Edition.HJ_1404 : Edition.HJ_2017, serial);
    }

    private static LoggerProfile logger(String st, int realtimeSeconds, int minuteMinutes, boolean dayReports) {
        return new LoggerProfile(
                "", st, Edition.HJ_2017, PASSWORD, realtimeSeconds, minuteMinutes, dayReports, Duration.ZERO, Set.of());
    }

    /** The logger with an identity of the length and shape that its edition uses. */
    static LoggerProfile inEdition(LoggerProfile logger, Edition edition, int serial) {
        String mn = switch (edition) {
            case HJT_2005 -> "9901000000%04d".formatted(serial);
            case HJ_2017, HJ_2025 -> "88A0F3000000000000%06d".formatted(serial);
            case HJ_1404 -> "A990100_%04d".formatted(serial);
        };
        return new LoggerProfile(
                mn,
                logger.st(),
                edition,
                logger.password(),
                logger.realtimeSeconds(),
                logger.minuteMinutes(),
                logger.dayReports(),
                logger.clockOffset(),
                logger.habits());
    }
}
