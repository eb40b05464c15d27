/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qingshan.hj212.Edition;
import org.qingshan.simulator.city.Episode.Times;
import org.qingshan.simulator.device.Habit;
import org.qingshan.simulator.device.LoggerProfile;
import org.qingshan.simulator.registry.RegistryFiles;

/**
 * The fictional city of Qingshan: six districts, twelve enterprises and what watches them. Equal seeds and starts give
 * equal cities; nothing in it exists.
 */
public final class DemoCity {

    private static final String GAS = "waste_gas_outlet";
    private static final String WATER = "waste_water_outlet";

    /** How long the logger that drops out is heard first. */
    private static final long LAST_MINUTES = 3;

    private final long seed;
    private final long start;
    private final List<CityPoint> points = new ArrayList<>();
    private int serial;

    private DemoCity(long seed, Instant start) {
        this.seed = seed;
        this.start = Math.floorDiv(start.getEpochSecond(), 60);
        addStacks();
        addOutfalls();
        addAir();
        addRivers();
        addPumps();
    }

    /** @param start of the demonstration: one logger drops out some minutes later; everything else depends on time alone */
    public static DemoCity of(long seed, Instant start) {
        return new DemoCity(seed, start);
    }

    List<CityPoint> listPoints() {
        return List.copyOf(points);
    }

    /** The import files: regions, enterprises, points, devices, channels, limits. */
    public RegistryFiles registry() {
        return CityRegistry.of(points);
    }

    /** Everything that sends, the stranger that nobody registered included. */
    public List<CityDevice> listDevices() {
        var devices = new ArrayList<CityDevice>();
        for (var point : points) {
            devices.add(CityDevice.of(point));
        }
        devices.add(CityDevice.of(stranger()));
        return devices;
    }

    private void addStacks() {
        var power = CityLimit.converted("GB 13223-2011", "表2 特别排放限值 燃煤锅炉", "20", "50", "100");
        add("GS-G01", GAS, "1号机组总排口", "Unit 1 stack", "E01", "990102", stack(4.1, 18, 34, 6.2, 6, 28), power);
        add("GS-G02", GAS, "2号机组总排口", "Unit 2 stack", "E01", "990102", stack(3.6, 19, 37, 6.4, 6, 28), power);
        last(Edition.HJ_2025).episode(new Episode.Multiplied("a21026", 3.2, Times.everyHours(8, 0, 5)));
        var kiln = CityLimit.converted("GB 4915-2013", "表2 特别排放限值 水泥窑及窑尾余热利用系统", "20", "100", "320");
        add("GS-G03", GAS, "窑尾排放口", "Kiln tail stack", "E02", "990106", stack(6.8, 31, 176, 9.4, 10, 16), kiln);
        last(Edition.HJ_2017)
                .habits(Habit.LOWER_CASE_CRC)
                .episode(new Episode.CutOff(Times.from(start + LAST_MINUTES)));
        var cooler = List.of(CityLimit.hourly("a34013", "20", "GB 4915-2013", "表2 特别排放限值 冷却机"));
        add("GS-G04", GAS, "窑头排放口", "Clinker cooler stack", "E02", "990106", dust(7.2, 12), cooler);
        var sinter = CityLimit.converted("环大气〔2019〕35号", "附件2 烧结机机头", "10", "35", "50");
        add("GS-G05", GAS, "烧结机头排放口", "Sinter head stack", "E03", "990105", stack(4.4, 15, 26, 15.4, 16, 30), sinter);
        last(Edition.HJ_2017).habits(Habit.SPLIT_WRITES, Habit.WRONG_CRC);
        var stove = CityLimit.measured("环大气〔2019〕35号", "附件2 热风炉", "10", "50", "200");
        add("GS-G06", GAS, "热风炉排放口", "Hot stove stack", "E03", "990105", stack(4.9, 22, 88, 8.2, 0, 9), stove);
        var boiler = CityLimit.converted("GB 13271-2014", "表3 特别排放限值 燃煤锅炉", "30", "200", "200");
        add("GS-G07", GAS, "动力锅炉排放口", "Boiler stack", "E04", "990103", stack(9, 61, 96, 8.6, 9, 7), boiler);
        last(Edition.HJT_2005).everySeconds(30);
        var coke = CityLimit.converted("环大气〔2019〕35号", "附件2 焦炉烟囱", "10", "30", "150");
        add("GS-G08", GAS, "焦炉烟囱", "Coke oven stack", "E08", "990105", stack(4.7, 14, 72, 8.4, 8, 10), coke);
        last(Edition.HJ_2017).crc("modbus").habits(Habit.MODBUS_CRC);
        add("GS-G09", GAS, "1号焚烧炉排放口", "Incinerator 1 stack", "E09", "990104", incinerator(), CityLimit.incineration());
        last(Edition.HJ_2025).habits(Habit.ASKS_TIME);
        var brick = CityLimit.converted("GB 29620-2013", "2020年修改单 干燥及焙烧", "30", "150", "200");
        add("GS-G10", GAS, "隧道窑排放口", "Tunnel kiln stack", "E11", "990106", stack(10, 52, 71, 17.1, 18, 6), brick);
        last(Edition.HJ_2017).clockAhead(Duration.ofMinutes(9));
        var solvents = List.of(CityLimit.hourly("a24088", "120", "GB 16297-1996", "表2 二级"));
        add(
                "GS-G11",
                GAS,
                "有机废气排放口",
                "Solvent stack",
                "E07",
                "990101",
                CitySites.solventStack(next(), 34, 1.6),
                solvents);
        last(Edition.HJ_2017).habits(Habit.REPEATED, Habit.JUNK);
    }

    private void addOutfalls() {
        var general = CityLimit.wasteWater();
        add("GS-W01", WATER, "废水总排口", "Paper mill outfall", "E04", "990103", outfall(92, 61, 3.1, 0.31, 8.4), general);
        last(Edition.HJ_2017).episode(new Episode.Frozen("w01018", Times.everyHours(72, 8, 66)));
        var works = CityLimit.sewageWorks();
        add("GS-W02", WATER, "第一污水厂总排口", "Works 1 outfall", "E05", "990101", outfall(640, 22, 1.4, 0.21, 9.3), works);
        last(Edition.HJ_2017).episode(new Episode.Multiplied("w21003", 4.6, Times.everyHours(48, 16, 32)));
        add("GS-W03", WATER, "第二污水厂总排口", "Works 2 outfall", "E06", "990104", outfall(410, 19, 0.9, 0.18, 8.1), works);
        last(Edition.HJ_2025).habits(Habit.GLUED);
        add(
                "GS-W04",
                WATER,
                "化工废水总排口",
                "Chemical works outfall",
                "E07",
                "990101",
                outfall(37, 68, 6.4, 0.4, 14),
                general);
        last(Edition.HJT_2005).everySeconds(60);
        add(
                "GS-W05",
                WATER,
                "焦化废水总排口",
                "Coking works outfall",
                "E08",
                "990105",
                outfall(28, 57, 4.8, 0.3, 12),
                general);
        last(Edition.HJ_2017)
                .episode(new Episode.Flagged("C", Times.everyHours(6, 2, 1)))
                .episode(new Episode.Flagged("M", Times.everyHours(24, 5, 1)));
        add("GS-W06", WATER, "制药废水总排口", "Pharmacy outfall", "E10", "990103", outfall(19, 54, 3.7, 0.26, 11), general);
        last(Edition.HJ_2017).habits(Habit.BARE_LINE_FEED);
        add("GS-W07", WATER, "食品废水总排口", "Food works outfall", "E12", "990102", outfall(24, 49, 4.1, 0.33, 10), general);
    }

    private void addAir() {
        String[][] stations = {
            {"市监测中心站", "Monitoring centre", "990101", "0.95"}, {"云溪站", "Yunxi", "990102", "1.0"},
            {"临江站", "Linjiang", "990103", "1.05"}, {"高新区站", "High-tech zone", "990104", "0.9"},
            {"北岭站", "Beiling", "990105", "1.4"}, {"石桥站", "Shiqiao", "990106", "1.15"}
        };
        for (int i = 0; i < stations.length; i++) {
            String[] station = stations[i];
            var site = CitySites.airStation(next(), Double.parseDouble(station[3]));
            add("GS-A0" + (i + 1), "air_station", station[0], station[1], "", station[2], site, CityLimit.ambientAir());
        }
        String[][] micro = {
            {"白石镇微站", "Baishi micro-station", "990102"}, {"柳湾镇微站", "Liuwan micro-station", "990103"},
            {"铁山镇微站", "Tieshan micro-station", "990105"}, {"古渡镇微站", "Gudu micro-station", "990106"}
        };
        for (int i = 0; i < micro.length; i++) {
            var site = CitySites.microStation(next(), 0.9 + 0.15 * i);
            add("GS-M0" + (i + 1), "micro_station", micro[i][0], micro[i][1], "", micro[i][2], site, List.of());
        }
        last(Edition.HJ_2017)
                .episode(new Episode.Multiplied("a34002", 3.4, Times.everyHours(5, 1, 2)))
                .episode(new Episode.Multiplied("a34004", 1.9, Times.everyHours(5, 1, 2)));
    }

    private void addRivers() {
        String[][] sections = {
            {"云溪入境断面", "Yunxi inflow section", "990102", "0.7"},
            {"青江一桥断面", "Qingjiang bridge section", "990101", "0.95"},
            {"柳湾断面", "Liuwan section", "990103", "1.1"},
            {"铁山断面", "Tieshan section", "990105", "1.3"},
            {"古渡出境断面", "Gudu outflow section", "990106", "1.0"}
        };
        for (int i = 0; i < sections.length; i++) {
            String[] section = sections[i];
            var site = CitySites.river(next(), Double.parseDouble(section[3]));
            add("GS-R0" + (i + 1), "water_section", section[0], section[1], "", section[2], site, CityLimit.river());
        }
        points.get(points.size() - 2).history().add(new Episode.Multiplied("w21003", 2.9, Times.everyHours(48, 3, 30)));
    }

    private void addPumps() {
        add(
                "GS-P01",
                "pump_station",
                "滨江排水泵站",
                "Riverside pump station",
                "",
                "990101",
                CitySites.pumpStation(next(), 310),
                List.of());
        add(
                "GS-P02",
                "pump_station",
                "东湖排水泵站",
                "East Lake pump station",
                "",
                "990104",
                CitySites.pumpStation(next(), 190),
                List.of());
    }

    private CityPoint stranger() {
        var logger = new LoggerProfile(
                "88FF00000000000000009999",
                "31",
                Edition.HJ_2017,
                "123456",
                20,
                0,
                false,
                Duration.ZERO,
                Set.of(Habit.DEAF));
        var history =
                new SiteHistory(CitySites.stack(seed + 9999, 5, 20, 40, 7, 9, 4).build(), List.of());
        return new CityPoint("", GAS, "", "", "", "", 0, 0, "standard", logger, history, List.of());
    }

    private Site.Builder stack(double dust, double so2, double nox, double oxygen, double reference, double area) {
        return CitySites.stack(next(), dust, so2, nox, oxygen, reference, area);
    }

    private Site.Builder dust(double dust, double area) {
        return CitySites.dustStack(next(), dust, area);
    }

    private Site.Builder outfall(double flow, double cod, double ammonia, double phosphorus, double nitrogen) {
        return CitySites.outfall(next(), flow, cod, ammonia, phosphorus, nitrogen);
    }

    private Site.Builder incinerator() {
        return CitySites.stack(next(), 5.2, 24, 118, 9.1, 11, 8)
                .measure("a21005", 2, Role.GAS_CONVERTED, Course.daily(16, 0.1, 12, 0.35))
                .measure("a21024", 2, Role.GAS_CONVERTED, Course.daily(11, 0.1, 12, 0.3));
    }

    private long next() {
        return Noise.mix(seed + ++serial);
    }

    private void add(
            String code,
            String kind,
            String name,
            String nameEn,
            String enterprise,
            String region,
            Site.Builder site,
            List<CityLimit> limits) {
        var place = CityPlaces.of(seed, serial, region);
        var logger = CityLoggers.usual(kind, serial);
        points.add(new CityPoint(
                code,
                kind,
                name,
                nameEn,
                enterprise,
                region,
                place.lon(),
                place.lat(),
                "standard",
                logger,
                new SiteHistory(site.build(), List.of()),
                limits));
    }

    private Touch last(Edition edition) {
        var touch = new Touch(points.size() - 1);
        touch.edition(edition);
        return touch;
    }

    /** Changes the point that was added last. */
    private final class Touch {
        private final int index;

        Touch(int index) {
            this.index = index;
        }

        void edition(Edition edition) {
            var point = points.get(index);
            replace(CityLoggers.inEdition(point.logger(), edition, index + 1), point.crc());
        }

        Touch habits(Habit... habits) {
            replace(points.get(index).logger().with(habits), points.get(index).crc());
            return this;
        }

        Touch everySeconds(int seconds) {
            var was = points.get(index).logger();
            replace(
                    new LoggerProfile(
                            was.mn(),
                            was.st(),
                            was.edition(),
                            was.password(),
                            seconds,
                            was.minuteMinutes(),
                            was.dayReports(),
                            was.clockOffset(),
                            was.habits()),
                    points.get(index).crc());
            return this;
        }

        Touch clockAhead(Duration offset) {
            replace(
                    points.get(index).logger().withClockOffset(offset),
                    points.get(index).crc());
            return this;
        }

        Touch crc(String variant) {
            replace(points.get(index).logger(), variant);
            return this;
        }

        Touch episode(Episode episode) {
            points.get(index).history().add(episode);
            return this;
        }

        private void replace(LoggerProfile logger, String crc) {
            var was = points.get(index);
            points.set(
                    index,
                    new CityPoint(
                            was.code(),
                            was.kind(),
                            was.name(),
                            was.nameEn(),
                            was.enterprise(),
                            was.region(),
                            was.lon(),
                            was.lat(),
                            crc,
                            logger,
                            was.history(),
                            was.limits()));
        }
    }
}
