/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.ArrayList;
import java.util.List;
import org.qingshan.hj212.Edition;

/**
 * A place with its factors; what they are at a minute is a pure function of seed and time.
 *
 * @param referenceO2 reference oxygen in percent, or 0 when nothing is converted
 * @param ductArea m² of the duct, or 0
 */
record Site(long seed, List<Measure> measures, double referenceO2, double ductArea) {

    Site {
        measures = List.copyOf(measures);
    }

    static Builder of(long seed) {
        return new Builder(seed);
    }

    /** The same place as a logger of an edition shows it. */
    Site shownIn(Edition edition) {
        var shown = measures.stream().map(measure -> measure.shownIn(edition)).toList();
        return new Site(seed, shown, referenceO2, ductArea);
    }

    int indexOf(String code) {
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).code().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    /** The values of one minute, in the order of the measures. */
    double[] at(long minute) {
        var values = new double[measures.size()];
        for (int i = 0; i < values.length; i++) {
            var measure = measures.get(i);
            values[i] = measure.course().at(seed, measure.stream(), minute);
        }
        if (ductArea > 0) {
            values[indexOf("a00000")] = dryFlow(values);
        }
        return values;
    }

    /** Dry standard flow in m³/s from velocity, temperature, pressure and moisture (HJ 212-2017 appendix D). */
    private double dryFlow(double[] values) {
        double working = ductArea * values[indexOf("a01011")];
        double temperature = 273 / (273 + values[indexOf("a01012")]);
        double pressure = (101.325 + values[indexOf("a01013")]) / 101.325;
        return working * temperature * pressure * (1 - values[indexOf("a01014")] / 100);
    }

    /** Collects the factors of a site. */
    static final class Builder {
        private final long seed;
        private final List<Measure> measures = new ArrayList<>();
        private double referenceO2;
        private double ductArea;

        private Builder(long seed) {
            this.seed = seed;
        }

        Builder measure(String code, int decimals, Role role, Course course) {
            return measure(code, decimals, role, "", course);
        }

        Builder measure(String code, int decimals, Role role, String unit, Course course) {
            measures.add(new Measure(code, decimals, role, unit, course, measures.size() * 7 + 1));
            return this;
        }

        Builder convertedTo(double oxygen) {
            referenceO2 = oxygen;
            return this;
        }

        Builder duct(double area) {
            ductArea = area;
            return this;
        }

        Site build() {
            return new Site(seed, measures, referenceO2, ductArea);
        }
    }
}
