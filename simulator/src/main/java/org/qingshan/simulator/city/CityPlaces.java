/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.util.List;

/** Where things are: the districts and towns of the fictional city. */
final class CityPlaces {

    /** @param level city, district or town */
    record Region(String code, String name, String nameEn, String level, String parent, double lon, double lat) {}

    /** WGS-84 degrees. */
    record Place(double lon, double lat) {}

    static final List<Region> REGIONS = List.of(
            new Region("990100", "青山市", "Qingshan", "city", "", 115.20, 35.40),
            new Region("990101", "东湖区", "Donghu", "district", "990100", 115.24, 35.41),
            new Region("990102", "云溪区", "Yunxi", "district", "990100", 115.12, 35.46),
            new Region("990103", "临江区", "Linjiang", "district", "990100", 115.22, 35.33),
            new Region("990104", "高新区", "Gaoxin", "district", "990100", 115.33, 35.39),
            new Region("990105", "北岭县", "Beiling", "district", "990100", 115.26, 35.62),
            new Region("990106", "石桥县", "Shiqiao", "district", "990100", 115.02, 35.28),
            new Region("990101001", "湖滨街道", "Hubin", "town", "990101", 115.24, 35.41),
            new Region("990102101", "白石镇", "Baishi", "town", "990102", 115.08, 35.49),
            new Region("990103101", "柳湾镇", "Liuwan", "town", "990103", 115.27, 35.29),
            new Region("990105101", "铁山镇", "Tieshan", "town", "990105", 115.30, 35.66),
            new Region("990106101", "古渡镇", "Gudu", "town", "990106", 114.97, 35.23));

    private static final double SPREAD = 0.05;

    private CityPlaces() {}

    static Place of(long seed, int serial, String region) {
        var centre = REGIONS.stream()
                .filter(r -> r.code().equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No region " + region));
        return new Place(
                centre.lon() + SPREAD * (Noise.even(seed, 501, serial) - 0.5),
                centre.lat() + SPREAD * (Noise.even(seed, 502, serial) - 0.5));
    }
}
