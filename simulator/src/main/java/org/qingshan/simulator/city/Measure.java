/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorDictionary;

/**
 * One factor of a site.
 *
 * @param decimals how many the analyser shows
 * @param unit of the value as sent; empty for the default unit of the code
 * @param stream which stream of chance its course draws from
 */
record Measure(String code, int decimals, Role role, String unit, Course course, int stream) {

    /** The same with no more decimals than the edition's data type of the factor allows (HJ 212-2017 appendix B). */
    Measure shownIn(Edition edition) {
        int allowed = FactorDictionary.standard()
                .find(code)
                .map(factor -> factor.decimals(edition))
                .orElse(-1);
        int shown = allowed < 0 ? decimals : Math.min(decimals, allowed);
        return new Measure(code, shown, role, unit, course, stream);
    }

    boolean isPeriodic() {
        return course.stepMinutes() > 0;
    }
}
