/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.List;
import org.qingshan.simulator.device.LoggerProfile;

/**
 * A monitoring point of the demonstration city with its logger.
 *
 * @param kind as in the registry: waste_gas_outlet, waste_water_outlet, air_station, micro_station, water_section,
 *     pump_station
 * @param enterprise code of the owner, empty for a public point
 * @param crc how its logger computes the CRC, as registered
 */
record CityPoint(
        String code,
        String kind,
        String name,
        String nameEn,
        String enterprise,
        String region,
        double lon,
        double lat,
        String crc,
        LoggerProfile logger,
        SiteHistory history,
        List<CityLimit> limits) {

    CityPoint {
        limits = List.copyOf(limits);
    }

    boolean sendsFlags() {
        return !kind.equals("micro_station");
    }
}
