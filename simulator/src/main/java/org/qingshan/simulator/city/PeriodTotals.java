/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.Arrays;

/** Sums of the minutes of one period. */
final class PeriodTotals {

    /** Above this oxygen nothing is converted: 21 - O2 goes to nought. */
    private static final double AIR = 20.5;

    private final Site site;
    private final int flow;
    private final double[] sums;
    private final double[] weighted;
    private final double[] lows;
    private final double[] highs;
    private int count;

    PeriodTotals(Site site) {
        this.site = site;
        this.flow = Math.max(site.indexOf("w00000"), site.indexOf("a00000"));
        int size = site.measures().size();
        this.sums = new double[size];
        this.weighted = new double[size];
        this.lows = new double[size];
        this.highs = new double[size];
        Arrays.fill(lows, Double.POSITIVE_INFINITY);
        Arrays.fill(highs, Double.NEGATIVE_INFINITY);
    }

    boolean isWater() {
        return site.indexOf("w00000") >= 0;
    }

    void add(double[] values) {
        count++;
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
            weighted[i] += flow < 0 ? 0 : values[i] * values[flow];
            lows[i] = Math.min(lows[i], values[i]);
            highs[i] = Math.max(highs[i], values[i]);
        }
    }

    /** Weighted by flow for a pollutant in waste water, else arithmetic. */
    double mean(int index) {
        boolean byFlow = site.measures().get(index).role() == Role.WATER_POLLUTANT && flow >= 0 && sums[flow] > 0;
        return byFlow ? weighted[index] / sums[flow] : sums[index] / count;
    }

    double min(int index) {
        return lows[index];
    }

    double max(int index) {
        return highs[index];
    }

    /** The mean flow as it is shown. */
    double shownFlow() {
        return flow < 0
                ? 0
                : SiteInstruments.rounded(mean(flow), site.measures().get(flow).decimals());
    }

    /** (21 - reference) / (21 - O2) with the mean oxygen as it is shown. */
    double conversion() {
        int oxygen = site.indexOf("a19001");
        double shown = SiteInstruments.rounded(
                mean(oxygen), site.measures().get(oxygen).decimals());
        return conversion(site.referenceO2(), shown);
    }

    static double conversion(double reference, double oxygen) {
        return oxygen >= AIR ? 1 : (21 - reference) / (21 - oxygen);
    }
}
