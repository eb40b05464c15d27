/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.standards.validity;

/** What is measured; decides the validity rules, the means and what an exceedance is. */
public enum Medium {
    WASTE_GAS,
    WASTE_WATER,
    AMBIENT_AIR,
    SURFACE_WATER
}
