/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/**
 * The usual course of one factor: {@code base * (1 + daily * cos(hour - peakHour) + noise * smooth noise)}, held between
 * {@code low} and {@code high}.
 *
 * @param daily share of the base that the time of day adds and takes
 * @param peakHour hour of the day (Beijing time) of the daily maximum
 * @param noise share of the base that chance adds and takes
 * @param noiseMinutes how long chance keeps its direction
 * @param stepMinutes above 0 for a periodic analyser: the value stays until the next run
 */
record Course(
        double base,
        double daily,
        double peakHour,
        double noise,
        double noiseMinutes,
        double low,
        double high,
        int stepMinutes) {

    private static final double DAY_MINUTES = 1440;
    private static final double BEIJING_MINUTES = 480;

    /** Steady but for a little chance. */
    static Course steady(double base, double noise) {
        return new Course(base, 0, 0, noise, 90, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    }

    static Course daily(double base, double daily, double peakHour, double noise) {
        return new Course(base, daily, peakHour, noise, 120, 0, Double.POSITIVE_INFINITY, 0);
    }

    /** As an analyser that runs once an hour shows it; each run has its own chance. */
    Course hourly() {
        return new Course(base, daily, peakHour, noise, 60, low, high, 60);
    }

    /** Unsteady within minutes, as dust is: shown in whole mg/m³ it still moves. */
    Course flickering() {
        return new Course(base, daily, peakHour, 0.45, 3, low, high, stepMinutes);
    }

    Course within(double newLow, double newHigh) {
        return new Course(base, daily, peakHour, noise, noiseMinutes, newLow, newHigh, stepMinutes);
    }

    /** @param minute minutes since 1970 (UTC) */
    double at(long seed, long stream, long minute) {
        long shown = stepMinutes > 0 ? Math.floorDiv(minute, stepMinutes) * stepMinutes : minute;
        double ofDay = (shown + BEIJING_MINUTES) % DAY_MINUTES / 60;
        double cycle = Math.cos((ofDay - peakHour) * Math.PI / 12);
        double value = base * (1 + daily * cycle + noise * Noise.smooth(seed, stream, (double) shown, noiseMinutes));
        return Math.clamp(value, low, high);
    }
}
