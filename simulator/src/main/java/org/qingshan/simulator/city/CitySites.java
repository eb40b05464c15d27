/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import static org.qingshan.simulator.city.Course.daily;
import static org.qingshan.simulator.city.Course.steady;

/** Typical places: which factors they have and how these run. */
final class CitySites {

    private CitySites() {}

    /** A stack with a continuous monitor: dust, SO2, NOx in mg/m³ as measured, oxygen in percent. */
    static Site.Builder stack(
            long seed, double dust, double so2, double nox, double oxygen, double reference, double area) {
        var role = reference > 0 ? Role.GAS_CONVERTED : Role.GAS_POLLUTANT;
        return Site.of(seed)
                .convertedTo(reference)
                .duct(area)
                .measure("a34013", 2, role, daily(dust, 0.08, 15, 0.22).flickering())
                .measure("a21026", 2, role, daily(so2, 0.10, 16, 0.28))
                .measure("a21002", 2, role, daily(nox, 0.06, 20, 0.18))
                .measure("a19001", 2, Role.PLAIN, steady(oxygen, 0.03).within(0, 20))
                .measure("a01011", 2, Role.PLAIN, daily(12.5, 0.12, 18, 0.06))
                .measure("a01012", 1, Role.PLAIN, steady(53, 0.05))
                .measure("a01013", 3, Role.PLAIN, steady(-0.126, 0.2))
                .measure("a01014", 2, Role.PLAIN, steady(11.4, 0.06))
                .measure("a00000", 2, Role.GAS_FLOW, steady(0, 0));
    }

    /** A stack of which only dust is asked. */
    static Site.Builder dustStack(long seed, double dust, double area) {
        return Site.of(seed)
                .duct(area)
                .measure(
                        "a34013",
                        2,
                        Role.GAS_POLLUTANT,
                        daily(dust, 0.1, 14, 0.25).flickering())
                .measure("a01011", 2, Role.PLAIN, daily(9.8, 0.1, 15, 0.06))
                .measure("a01012", 1, Role.PLAIN, steady(88, 0.06))
                .measure("a01013", 3, Role.PLAIN, steady(-0.21, 0.2))
                .measure("a01014", 2, Role.PLAIN, steady(3.6, 0.08))
                .measure("a00000", 2, Role.GAS_FLOW, steady(0, 0));
    }

    static Site.Builder solventStack(long seed, double nmhc, double area) {
        return Site.of(seed)
                .duct(area)
                .measure("a24088", 2, Role.GAS_POLLUTANT, daily(nmhc, 0.35, 14, 0.3))
                .measure("a01011", 2, Role.PLAIN, daily(7.4, 0.2, 14, 0.05))
                .measure("a01012", 1, Role.PLAIN, steady(31, 0.08))
                .measure("a01013", 3, Role.PLAIN, steady(-0.08, 0.2))
                .measure("a01014", 2, Role.PLAIN, steady(2.4, 0.1))
                .measure("a00000", 2, Role.GAS_FLOW, steady(0, 0));
    }

    /** A waste-water outlet; COD, NH3-N, TP and TN come from analysers that run once an hour. */
    static Site.Builder outfall(
            long seed, double flow, double cod, double ammonia, double phosphorus, double nitrogen) {
        return Site.of(seed)
                .measure("w00000", 2, Role.WATER_FLOW, daily(flow, 0.22, 10, 0.1))
                .measure("w01001", 2, Role.PLAIN, steady(7.3, 0.025))
                .measure("w01010", 1, Role.PLAIN, daily(17.5, 0.03, 16, 0.03))
                .measure(
                        "w01018",
                        1,
                        Role.WATER_POLLUTANT,
                        daily(cod, 0.1, 11, 0.2).hourly())
                .measure(
                        "w21003",
                        3,
                        Role.WATER_POLLUTANT,
                        daily(ammonia, 0.12, 12, 0.3).hourly())
                .measure(
                        "w21011",
                        3,
                        Role.WATER_POLLUTANT,
                        daily(phosphorus, 0.1, 11, 0.2).hourly())
                .measure(
                        "w21001",
                        2,
                        Role.WATER_POLLUTANT,
                        daily(nitrogen, 0.08, 12, 0.15).hourly());
    }

    /** Six pollutants and the weather; µg/m³, CO mg/m³. */
    static Site.Builder airStation(long seed, double dirt) {
        return Site.of(seed)
                .measure("a34004", 0, Role.PLAIN, "µg/m³", daily(46 * dirt, 0.18, 7, 0.4))
                .measure("a34002", 0, Role.PLAIN, "µg/m³", daily(84 * dirt, 0.15, 8, 0.35))
                .measure("a21026", 0, Role.PLAIN, "µg/m³", daily(11 * dirt, 0.2, 10, 0.35))
                .measure("a21004", 0, Role.PLAIN, "µg/m³", daily(38 * dirt, 0.35, 21, 0.3))
                .measure(
                        "a05024",
                        0,
                        Role.PLAIN,
                        "µg/m³",
                        daily(62, 0.6, 15, 0.2).within(2, 400))
                .measure("a21005", 2, Role.PLAIN, "mg/m³", daily(0.8 * dirt, 0.2, 8, 0.3))
                .measure("a01001", 1, Role.PLAIN, "°C", daily(9.5, 0.5, 15, 0.2))
                .measure("a01002", 0, Role.PLAIN, "%", daily(55, 0.3, 5, 0.15).within(10, 100))
                .measure("a01006", 2, Role.PLAIN, "kPa", steady(101.9, 0.004))
                .measure(
                        "a01007",
                        1,
                        Role.PLAIN,
                        "m/s",
                        daily(2.2, 0.35, 14, 0.5).within(0.1, 20))
                .measure("a01008", 0, Role.PLAIN, "deg", steady(180, 0.9).within(0, 359));
    }

    static Site.Builder microStation(long seed, double dirt) {
        return Site.of(seed)
                .measure("a34004", 0, Role.PLAIN, "µg/m³", daily(50 * dirt, 0.2, 7, 0.45))
                .measure("a34002", 0, Role.PLAIN, "µg/m³", daily(92 * dirt, 0.18, 8, 0.4))
                .measure("a01001", 1, Role.PLAIN, "°C", daily(10, 0.5, 15, 0.2))
                .measure("a01002", 0, Role.PLAIN, "%", daily(52, 0.3, 5, 0.15).within(10, 100));
    }

    /** A river section; nutrients come from analysers that run once an hour. */
    static Site.Builder river(long seed, double load) {
        return Site.of(seed)
                .measure("w01010", 1, Role.PLAIN, daily(12.4, 0.05, 16, 0.05))
                .measure("w01001", 2, Role.PLAIN, steady(7.9, 0.03))
                .measure("w01009", 2, Role.PLAIN, daily(8.1, 0.12, 15, 0.08))
                .measure("w01014", 1, Role.PLAIN, steady(560, 0.08))
                .measure("w01003", 1, Role.PLAIN, steady(21 * load, 0.4).within(0.5, 4000))
                .measure(
                        "w01019",
                        2,
                        Role.PLAIN,
                        daily(3.4 * load, 0.05, 9, 0.15).hourly())
                .measure(
                        "w21003", 3, Role.PLAIN, daily(0.34 * load, 0.1, 9, 0.3).hourly())
                .measure(
                        "w21011",
                        3,
                        Role.PLAIN,
                        daily(0.11 * load, 0.08, 9, 0.2).hourly())
                .measure(
                        "w21001", 2, Role.PLAIN, daily(2.6 * load, 0.04, 9, 0.1).hourly());
    }

    /** A drainage pump station: level of the well (m), pump current (A), outflow (L/s), COD and NH3-N. */
    static Site.Builder pumpStation(long seed, double flow) {
        return Site.of(seed)
                .measure("e41601", 2, Role.PLAIN, daily(2.3, 0.2, 9, 0.2))
                .measure("e40101", 1, Role.PLAIN, daily(46, 0.3, 9, 0.1))
                .measure("w00000", 1, Role.WATER_FLOW, daily(flow, 0.35, 9, 0.15))
                .measure(
                        "w01018",
                        0,
                        Role.WATER_POLLUTANT,
                        daily(182, 0.2, 10, 0.2).hourly())
                .measure(
                        "w21003",
                        1,
                        Role.WATER_POLLUTANT,
                        daily(27, 0.2, 10, 0.2).hourly());
    }
}
