/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.simulator.registry.RegistryFiles;

/** The demonstration city as registry rows. */
final class CityRegistry {

    /** Code, name, English name, short name, industry (GB/T 4754), region. */
    private static final String[][] ENTERPRISES = {
        {"E01", "青山热电有限公司", "Qingshan Heat and Power", "青山热电", "D4412", "990102"},
        {"E02", "石桥水泥有限公司", "Shiqiao Cement", "石桥水泥", "C3011", "990106"},
        {"E03", "北岭钢铁有限公司", "Beiling Iron and Steel", "北岭钢铁", "C3120", "990105"},
        {"E04", "临江纸业有限公司", "Linjiang Paper", "临江纸业", "C2221", "990103"},
        {"E05", "青山市第一污水处理厂", "Qingshan Sewage Works 1", "第一污水厂", "D4620", "990101"},
        {"E06", "青山市第二污水处理厂", "Qingshan Sewage Works 2", "第二污水厂", "D4620", "990104"},
        {"E07", "东湖化工有限公司", "East Lake Chemicals", "东湖化工", "C2614", "990101"},
        {"E08", "北岭焦化有限公司", "Beiling Coking", "北岭焦化", "C2521", "990105"},
        {"E09", "青山环保能源有限公司", "Qingshan Waste to Energy", "青山环保能源", "N7820", "990104"},
        {"E10", "临江制药有限公司", "Linjiang Pharmaceuticals", "临江制药", "C2710", "990103"},
        {"E11", "古渡新型墙材有限公司", "Gudu Brick Works", "古渡墙材", "C3031", "990106"},
        {"E12", "白石食品有限公司", "Baishi Foods", "白石食品", "C1370", "990102"}
    };

    private static final int PLACES = 6;

    private CityRegistry() {}

    static RegistryFiles of(List<CityPoint> points) {
        var files = new RegistryFiles();
        for (var region : CityPlaces.REGIONS) {
            files.add(Kind.REGIONS, region.code(), region.name(), region.nameEn(), region.level(), region.parent());
        }
        for (int i = 0; i < ENTERPRISES.length; i++) {
            addEnterprise(files, ENTERPRISES[i], i);
        }
        for (var point : points) {
            addPoint(files, point);
            addDevice(files, point);
            addChannels(files, point);
            addLimits(files, point);
        }
        return files;
    }

    private static void addEnterprise(RegistryFiles files, String[] row, int index) {
        var place = CityPlaces.of(77, index, row[5]);
        files.add(
                Kind.ENTERPRISES,
                row[0],
                row[1],
                row[2],
                row[3],
                "",
                row[4],
                row[5],
                degrees(place.lon()),
                degrees(place.lat()),
                "青山市工业路" + (index + 1) + "号");
    }

    private static void addPoint(RegistryFiles files, CityPoint point) {
        double reference = point.history().site().referenceO2();
        files.add(
                Kind.POINTS,
                point.code(),
                point.kind(),
                point.name(),
                point.nameEn(),
                point.enterprise(),
                point.region(),
                degrees(point.lon()),
                degrees(point.lat()),
                reference > 0
                        ? BigDecimal.valueOf(reference).stripTrailingZeros().toPlainString()
                        : "");
    }

    private static void addDevice(RegistryFiles files, CityPoint point) {
        var logger = point.logger();
        files.add(
                Kind.DEVICES,
                logger.mn(),
                point.name() + "数采仪",
                point.code(),
                logger.edition().code(),
                "",
                point.crc(),
                logger.password(),
                "",
                logger.realtimeSeconds() > 0 ? String.valueOf(logger.realtimeSeconds()) : "",
                logger.minuteMinutes() > 0 ? String.valueOf(logger.minuteMinutes()) : "",
                "start",
                "0");
    }

    /** Channels only where the unit differs from the default of the code; then for every factor of the device. */
    private static void addChannels(RegistryFiles files, CityPoint point) {
        for (var measure : point.history().site().measures()) {
            if (!measure.unit().isEmpty()) {
                files.add(
                        Kind.CHANNELS,
                        point.logger().mn(),
                        point.logger().st(),
                        measure.code(),
                        point.code(),
                        measure.code(),
                        measure.unit(),
                        "start",
                        "1",
                        "2020-01-01",
                        "");
            }
        }
    }

    private static void addLimits(RegistryFiles files, CityPoint point) {
        for (var limit : point.limits()) {
            files.add(
                    Kind.LIMITS,
                    point.code(),
                    limit.factor(),
                    limit.averaging(),
                    limit.basis(),
                    limit.lower(),
                    limit.upper(),
                    limit.unit(),
                    limit.standard(),
                    limit.clause(),
                    limit.from(),
                    limit.to());
        }
    }

    private static String degrees(double value) {
        return BigDecimal.valueOf(value)
                .setScale(PLACES, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
