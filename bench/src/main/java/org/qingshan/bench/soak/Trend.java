/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.bench.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How a figure went over the last three quarters of a run; the first quarter fills caches.
 *
 * @param perHour slope of the line of least squares
 * @param mean over the same time
 * @param most over the same time
 * @param minutes from the first to the last reading of it
 */
record Trend(String name, String unit, double perHour, double mean, double most, double minutes) {

    /** A figure is flat when its line moves by no more than this share of its mean over the run, or by no more than what is small. */
    private static final double SHARE = 0.1;

    static Trend of(String name, String unit, List<Reading> readings, ToDoubleFunction<Reading> figure) {
        List<Reading> late = readings.subList(readings.size() / 4, readings.size()).stream()
                .filter(reading -> !Double.isNaN(figure.applyAsDouble(reading)))
                .toList();
        double meanMinute = late.stream().mapToInt(Reading::minute).average().orElse(0);
        double mean = late.stream().mapToDouble(figure).average().orElse(0);
        double most = late.stream().mapToDouble(figure).max().orElse(0);
        double together = 0;
        double alone = 0;
        for (Reading reading : late) {
            double minute = reading.minute() - meanMinute;
            together += minute * (figure.applyAsDouble(reading) - mean);
            alone += minute * minute;
        }
        double minutes =
                late.isEmpty() ? 0 : late.getLast().minute() - late.getFirst().minute();
        return new Trend(name, unit, alone == 0 ? 0 : together / alone * 60, mean, most, minutes);
    }

    /** Whether it did not grow; one way only. */
    boolean isFlat(double small) {
        return perHour * minutes / 60 <= Math.max(small, SHARE * mean);
    }

    String toLine() {
        return String.format(
                Locale.ROOT,
                "%-28s mean %10.1f %-4s most %10.1f  slope %+9.2f per hour",
                name,
                mean,
                unit,
                most,
                perHour);
    }

    String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"unit\":\"%s\",\"mean\":%.2f,\"most\":%.2f,\"perHour\":%.3f}",
                name,
                unit,
                mean,
                most,
                perHour);
    }
}
