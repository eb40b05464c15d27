/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

/**
 * One factor of a site.
 *
 * @param decimals how many the analyser shows
 * @param unit of the value as sent; empty for the default unit of the code
 * @param stream which stream of chance its course draws from
 */
record Measure(String code, int decimals, Role role, String unit, Course course, int stream) {

    boolean isPeriodic() {
        return course.stepMinutes() > 0;
    }
}
