/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;
import org.qingshan.simulator.device.DataSource;
import org.qingshan.simulator.device.Span;

/** The instruments of a site as its logger reads them: values with the identities and roundings of HJ 212-2017. */
final class SiteInstruments implements DataSource {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    private static final int AMOUNT_DECIMALS = 4;
    /** How far a value swings within its minute. */
    private static final double SWING = 0.008;

    private final SiteHistory history;
    private final boolean flags;
    private final boolean sampleTimes;

    /**
     * @param flags whether values carry {@code -Flag}; micro-stations send none
     * @param sampleTimes whether periodic analysers name their sample (from the 2017 edition)
     */
    SiteInstruments(SiteHistory history, boolean flags, boolean sampleTimes) {
        this.history = history;
        this.flags = flags;
        this.sampleTimes = sampleTimes;
    }

    @Override
    public List<FactorItem> listRealtime(LocalDateTime at) {
        long second = at.toEpochSecond(BEIJING);
        long minute = Math.floorDiv(second, 60);
        double[] values = history.at(minute);
        String flag = history.flagAt(minute);
        var items = new ArrayList<FactorItem>();
        var site = history.site();
        for (int i = 0; i < values.length; i++) {
            var measure = site.measures().get(i);
            var fields = new ArrayList<Value>();
            if (sampleTimes && measure.isPeriodic()) {
                fields.add(Value.of(
                        Suffix.SAMPLE_TIME, TIME.format(at.withMinute(0).withSecond(0))));
            }
            boolean swings = !measure.isPeriodic() && !history.isFrozen(measure.code(), minute);
            double swing = swings ? 1 + SWING * (2 * Noise.even(site.seed(), measure.stream() + 99L, second) - 1) : 1;
            double value = values[i] * swing;
            fields.add(Value.of(Suffix.RTD, text(value, measure.decimals())));
            if (measure.role() == Role.GAS_CONVERTED) {
                fields.add(Value.of(Suffix.ZS_RTD, text(converted(value, values), measure.decimals())));
            }
            addFlag(fields, flag);
            items.add(FactorItem.of(measure.code(), fields.toArray(Value[]::new)));
        }
        return items;
    }

    @Override
    public List<FactorItem> listPeriod(Span span, LocalDateTime start) {
        long from = Math.floorDiv(start.toEpochSecond(BEIJING), 60);
        var totals = new PeriodTotals(history.site());
        for (long minute = from; minute < from + span.minutes(); minute++) {
            totals.add(history.at(minute));
        }
        String flag = history.flagOf(from, from + span.minutes(), totals.isWater());
        var items = new ArrayList<FactorItem>();
        var measures = history.site().measures();
        for (int i = 0; i < measures.size(); i++) {
            items.add(periodItem(measures.get(i), i, totals, span, flag, isStill(measures.get(i), from)));
        }
        return items;
    }

    private boolean isStill(Measure measure, long minute) {
        return measure.isPeriodic() || history.isFrozen(measure.code(), minute);
    }

    private FactorItem periodItem(
            Measure measure, int index, PeriodTotals totals, Span span, String flag, boolean still) {
        double swing = still ? 0 : SWING;
        int decimals = measure.decimals();
        var fields = new ArrayList<Value>();
        double mean = totals.mean(index);
        fields.add(Value.of(Suffix.MIN, text(totals.min(index) - swing * Math.abs(totals.min(index)), decimals)));
        fields.add(Value.of(Suffix.AVG, text(mean, decimals)));
        fields.add(Value.of(Suffix.MAX, text(totals.max(index) + swing * Math.abs(totals.max(index)), decimals)));
        if (measure.role() == Role.GAS_CONVERTED) {
            double factor = totals.conversion();
            fields.add(Value.of(Suffix.ZS_MIN, text(totals.min(index) * (1 - swing) * factor, decimals)));
            fields.add(Value.of(Suffix.ZS_AVG, text(mean * factor, decimals)));
            fields.add(Value.of(Suffix.ZS_MAX, text(totals.max(index) * (1 + swing) * factor, decimals)));
        }
        addAmount(fields, measure, mean, totals, span);
        addFlag(fields, flag);
        return FactorItem.of(measure.code(), fields.toArray(Value[]::new));
    }

    /** The amount follows from the rounded means, so that the identities hold to the last digit. */
    private static void addAmount(List<Value> fields, Measure measure, double mean, PeriodTotals totals, Span span) {
        double seconds = span.minutes() * 60.0;
        double shown = rounded(mean, measure.decimals());
        switch (measure.role()) {
            case PLAIN -> {}
            case GAS_FLOW -> fields.add(amount(shown * seconds));
            case WATER_FLOW -> fields.add(amount(shown * seconds / 1e3));
            case GAS_POLLUTANT, GAS_CONVERTED -> fields.add(amount(shown * totals.shownFlow() * seconds / 1e6));
            case WATER_POLLUTANT -> fields.add(amount(shown * totals.shownFlow() * seconds / 1e6));
        }
    }

    private static Value amount(double value) {
        return Value.of(Suffix.COU, text(value, AMOUNT_DECIMALS));
    }

    private double converted(double value, double[] values) {
        var site = history.site();
        return value * PeriodTotals.conversion(site.referenceO2(), values[site.indexOf("a19001")]);
    }

    private void addFlag(List<Value> fields, String flag) {
        if (flags) {
            fields.add(Value.of(Suffix.FLAG, flag));
        }
    }

    static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    private static String text(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
