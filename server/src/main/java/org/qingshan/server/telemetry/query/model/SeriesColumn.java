/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.query.model;

import java.util.Arrays;

/**
 * One factor of a series, one element per period of the time axis; {@link Double#NaN} = no number. Mutable while it is read
 * or thinned, never shared.
 */
public final class SeriesColumn {

    /** State letter of a period without a number. */
    public static final char MISSING = 'm';

    private static final String WORST_FIRST = "xsev";

    private final double[] values;
    private final double[] min;
    private final double[] max;
    private final char[] states;

    public SeriesColumn(int size) {
        values = new double[size];
        min = new double[size];
        max = new double[size];
        states = new char[size];
        Arrays.fill(values, Double.NaN);
        Arrays.fill(min, Double.NaN);
        Arrays.fill(max, Double.NaN);
        Arrays.fill(states, MISSING);
    }

    public void set(int index, double value, double least, double greatest, char state) {
        values[index] = value;
        min[index] = least;
        max[index] = greatest;
        states[index] = state;
    }

    public int size() {
        return values.length;
    }

    public double value(int index) {
        return values[index];
    }

    public double min(int index) {
        return min[index];
    }

    public double max(int index) {
        return max[index];
    }

    public char state(int index) {
        return states[index];
    }

    /**
     * The periods [from, to) as one: mean of the numbers that count, least and greatest of all, worst state (invalid,
     * suspect, estimated, valid; missing only if nothing else).
     */
    public void fold(int from, int to, SeriesColumn into, int index) {
        boolean counting = countsAny(from, to);
        double sum = 0;
        int count = 0;
        double least = Double.NaN;
        double greatest = Double.NaN;
        for (int i = from; i < to; i++) {
            if (Double.isNaN(values[i]) || (counting && states[i] == 'x')) {
                continue;
            }
            sum += values[i];
            count++;
            least = least(least, min[i], values[i]);
            greatest = -least(-greatest, -max[i], -values[i]);
        }
        into.set(index, count == 0 ? Double.NaN : sum / count, least, greatest, worst(from, to));
    }

    private boolean countsAny(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i]) && states[i] != 'x') {
                return true;
            }
        }
        return false;
    }

    private static double least(double known, double extreme, double value) {
        double candidate = Double.isNaN(extreme) ? value : Math.min(extreme, value);
        return Double.isNaN(known) ? candidate : Math.min(known, candidate);
    }

    private char worst(int from, int to) {
        int rank = WORST_FIRST.length();
        for (int i = from; i < to; i++) {
            int own = WORST_FIRST.indexOf(states[i]);
            rank = own >= 0 && own < rank ? own : rank;
        }
        return rank == WORST_FIRST.length() ? MISSING : WORST_FIRST.charAt(rank);
    }
}
