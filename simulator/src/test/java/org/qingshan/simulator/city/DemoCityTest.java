/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.DeviceProfile;
import org.qingshan.hj212.DeviceProfiles;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.Frame;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.PacketEncoder;
import org.qingshan.hj212.PacketParser;
import org.qingshan.hj212.PacketSplitter;
import org.qingshan.hj212.Suffix;
import org.qingshan.simulator.device.Backfill;
import org.qingshan.simulator.device.LoggerCounters;
import org.qingshan.simulator.device.LoggerOptions;
import org.qingshan.simulator.device.SimulatedLogger;
import org.qingshan.simulator.device.SimulatedTime;
import org.qingshan.simulator.device.Span;
import org.qingshan.simulator.device.TestHost;
import org.qingshan.simulator.registry.Kind;
import org.qingshan.standards.factor.Factors;
import org.qingshan.standards.unit.Unit;

class DemoCityTest {

    private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 23, 9, 0);
    private static final Offset<Double> TWO_PERCENT = within(0.02);

    private final DemoCity city = DemoCity.of(20260101, START);

    @Test
    void hasDistrictsEnterprisesAndEveryKindOfPoint() {
        var registry = city.registry();
        assertThat(registry.listRows(Kind.REGIONS))
                .filteredOn(row -> row.get(3).equals("district"))
                .hasSize(6);
        assertThat(registry.listRows(Kind.ENTERPRISES)).hasSize(12);
        assertThat(count("waste_gas_outlet")).isEqualTo(11);
        assertThat(count("waste_water_outlet")).isEqualTo(7);
        assertThat(count("air_station")).isEqualTo(6);
        assertThat(count("micro_station")).isEqualTo(4);
        assertThat(count("water_section")).isEqualTo(5);
        assertThat(count("pump_station")).isEqualTo(2);
        assertThat(city.listDevices()).hasSize(36);
        assertThat(registry.listRows(Kind.DEVICES))
                .as("the stranger is not registered")
                .hasSize(35);
    }

    @Test
    void referencesResolveAndIdentitiesAreUnique() {
        var registry = city.registry();
        var regions = column(Kind.REGIONS, 0);
        var enterprises = column(Kind.ENTERPRISES, 0);
        var points = column(Kind.POINTS, 0);
        assertThat(registry.listRows(Kind.POINTS)).allMatch(row -> regions.contains(row.get(5)));
        assertThat(registry.listRows(Kind.POINTS))
                .allMatch(row -> row.get(4).isEmpty() || enterprises.contains(row.get(4)));
        assertThat(registry.listRows(Kind.LIMITS)).allMatch(row -> points.contains(row.get(0)));
        assertThat(column(Kind.DEVICES, 0))
                .hasSize(registry.listRows(Kind.DEVICES).size());
        assertThat(points).hasSize(registry.listRows(Kind.POINTS).size());
    }

    @Test
    void everyLimitNamesAKnownFactorUnitStandardAndClause() {
        assertThat(city.registry().listRows(Kind.LIMITS)).isNotEmpty().allSatisfy(row -> {
            assertThat(Factors.find(row.get(1))).as(row.get(1)).isPresent();
            assertThat(Unit.find(row.get(6))).as(row.get(6)).isPresent();
            assertThat(row.get(7)).isNotEmpty();
            assertThat(row.get(8)).isNotEmpty();
        });
    }

    @Test
    void equalSeedsGiveEqualPackets() {
        var again = DemoCity.of(20260101, START);
        var other = DemoCity.of(7, START);
        for (int i = 0; i < city.listDevices().size(); i++) {
            var values = city.listDevices().get(i).source().listPeriod(Span.HOUR, NINE);
            assertThat(again.listDevices().get(i).source().listPeriod(Span.HOUR, NINE))
                    .isEqualTo(values);
            assertThat(other.listDevices().get(i).source().listPeriod(Span.HOUR, NINE))
                    .isNotEqualTo(values);
        }
        assertThat(again.registry().csv(Kind.POINTS)).isEqualTo(city.registry().csv(Kind.POINTS));
    }

    @Test
    void amountsFollowFromMeansAndFlow() {
        for (var point : city.listPoints()) {
            for (var span : List.of(Span.minutes(10), Span.HOUR)) {
                var items = CityDevice.of(point).source().listPeriod(span, NINE);
                String flow = point.kind().contains("gas") ? "a00000" : "w00000";
                for (var item : items) {
                    item.find(Suffix.COU).ifPresent(amount -> {
                        double seconds = span.minutes() * 60.0;
                        double litresOrCubicMetres = number(items, flow, Suffix.AVG) * seconds;
                        double expected = item.code().equals("a00000")
                                ? litresOrCubicMetres
                                : item.code().equals("w00000")
                                        ? litresOrCubicMetres / 1e3
                                        : number(items, item.code(), Suffix.AVG) * litresOrCubicMetres / 1e6;
                        assertThat(amount.toBigDecimal().doubleValue())
                                .as(point.code() + " " + item.code())
                                .isCloseTo(expected, within(0.0001));
                    });
                }
            }
        }
    }

    @Test
    void valuesHaveNoMoreDigitsThanTheTypesOfTheirEdition() {
        for (var point : city.listPoints()) {
            var source = CityDevice.of(point).source();
            for (int hour = 0; hour < 24; hour++) {
                var start = NINE.withHour(hour);
                assertIsClean(point, "2011", start, source.listRealtime(start));
                assertIsClean(point, "2051", start, source.listPeriod(Span.minutes(10), start));
                assertIsClean(point, "2061", start, source.listPeriod(Span.HOUR, start));
            }
        }
    }

    private static void assertIsClean(CityPoint point, String cn, LocalDateTime start, List<FactorItem> items) {
        var logger = point.logger();
        var packet = OutgoingPacket.of(logger.edition())
                .qn("20261123100000123")
                .st(logger.st())
                .cn(cn)
                .pw(logger.password())
                .mn(logger.mn())
                .dataTime(start)
                .factors(items)
                .build();
        var parser = new PacketParser(DeviceProfiles.always(DeviceProfile.of(logger.edition())));
        for (var part : PacketSplitter.split(packet)) {
            assertThat(parser.parse(Frame.of(PacketEncoder.encode(part))).notes())
                    .as("%s %s %s", point.code(), logger.edition(), cn)
                    .isEmpty();
        }
    }

    @Test
    void meansLieBetweenTheirExtremesAndConvertedValuesFitTheOxygen() {
        for (var point : city.listPoints()) {
            var items = CityDevice.of(point).source().listPeriod(Span.HOUR, NINE);
            for (var item : items) {
                double mean = number(items, item.code(), Suffix.AVG);
                assertThat(mean)
                        .as(point.code() + " " + item.code())
                        .isBetween(number(items, item.code(), Suffix.MIN), number(items, item.code(), Suffix.MAX));
                item.find(Suffix.ZS_AVG).ifPresent(converted -> {
                    double reference = point.history().site().referenceO2();
                    double factor = (21 - reference) / (21 - number(items, "a19001", Suffix.AVG));
                    double lastPlace = Math.pow(10, -converted.toBigDecimal().scale());
                    assertThat(converted.toBigDecimal().doubleValue())
                            .as(point.code() + " " + item.code())
                            .isCloseTo(mean * factor, within(0.02 * mean * factor + (1 + factor) / 2 * lastPlace));
                });
            }
        }
    }

    @Test
    void theMinutesOfAnHourAverageToTheHour() {
        var source = CityDevice.of(point("GS-W02")).source();
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < 6; i++) {
            var ten = source.listPeriod(Span.minutes(10), NINE.plusMinutes(10L * i));
            sum += number(ten, "w00000", Suffix.COU);
            weighted += number(ten, "w01018", Suffix.COU);
        }
        var hour = source.listPeriod(Span.HOUR, NINE);
        assertThat(number(hour, "w00000", Suffix.COU) / sum).isCloseTo(1, TWO_PERCENT);
        assertThat(number(hour, "w01018", Suffix.COU) / weighted).isCloseTo(1, TWO_PERCENT);
    }

    @Test
    void theUnusualThingsHappenWithinEveryDay() {
        var sulphur = CityDevice.of(point("GS-G02")).source();
        assertThat(hoursOfTheDay().filter(h -> number(sulphur.listPeriod(Span.HOUR, h), "a21026", Suffix.ZS_AVG) > 50))
                .as("over its limit")
                .hasSizeBetween(12, 18);
        var quiet = CityDevice.of(point("GS-G01")).source();
        assertThat(hoursOfTheDay())
                .noneMatch(h -> number(quiet.listPeriod(Span.HOUR, h), "a21026", Suffix.ZS_AVG) > 50);
        var frozen = CityDevice.of(point("GS-W01")).source();
        assertThat(hoursOfTheDay().map(h -> number(frozen.listPeriod(Span.HOUR, h), "w01018", Suffix.AVG)))
                .as("a flat line")
                .satisfies(values -> assertThat(new HashSet<>(values)).hasSizeLessThan(14));
        var calibrated = CityDevice.of(point("GS-W05")).source();
        assertThat(hoursOfTheDay()
                        .filter(h -> flag(calibrated.listPeriod(Span.HOUR, h)).equals("C")))
                .hasSize(4);
    }

    @Test
    void oneLoggerDropsOutAndOneClockIsWrong() {
        var dropsOut = CityDevice.of(point("GS-G03")).connected();
        assertThat(dropsOut.test(START)).isTrue();
        assertThat(dropsOut.test(START.plusSeconds(600))).isFalse();
        assertThat(point("GS-G10").logger().clockOffset()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void aSecondStartTellsTheSamePast() {
        var later = DemoCity.of(20260101, START.plusSeconds(7777));
        for (int i = 0; i < city.listDevices().size(); i++) {
            var source = city.listDevices().get(i).source();
            var again = later.listDevices().get(i).source();
            assertThat(hoursOfTheDay())
                    .allMatch(h -> again.listPeriod(Span.HOUR, h).equals(source.listPeriod(Span.HOUR, h)));
        }
    }

    private static Stream<LocalDateTime> hoursOfTheDay() {
        return IntStream.range(0, 24).mapToObj(hour -> NINE.withHour(hour));
    }

    private static String flag(List<FactorItem> items) {
        return items.getFirst().find(Suffix.FLAG).orElseThrow().text();
    }

    @Test
    void microStationsSendNoFlag() {
        assertThat(CityDevice.of(point("GS-M01")).source().listPeriod(Span.minutes(5), NINE))
                .allMatch(item -> item.find(Suffix.FLAG).isEmpty());
    }

    @Test
    void aWholeDayIsBackfilledAndThenItGoesLive() throws Exception {
        var device = CityDevice.of(point("GS-G02"));
        var counters = new LoggerCounters();
        var options = new LoggerOptions(DemoRun.USUAL, 10, 2, 1);
        try (var host = new TestHost(Edition.HJ_2025);
                var logger = new SimulatedLogger(
                        device.logger(),
                        device.source(),
                        device.connected(),
                        new SimulatedTime(Clock.systemUTC(), START, 1),
                        host.address(),
                        options,
                        counters)) {
            logger.start();
            host.await(() -> times(host.list("2061")).size() == 24
                    && times(host.list("2051")).size() == 120);
            host.awaitPackets("2031", 1);
            host.awaitPackets("2011", 1);
            assertThat(host.list("2051")).allMatch(Packet::rf);
            assertThat(host.listRejected()).isEmpty();
        }
    }

    @Test
    void theWholeCityRunsAtHighSpeedAndStopsCleanly() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017)) {
            var time = new SimulatedTime(Clock.systemUTC(), START, 60);
            try (var run = DemoRun.start(city, host.address(), time, Backfill.NONE, 1)) {
                host.await(() -> run.counters().countConnections() >= 35
                        && run.counters().countSent() > 200);
            }
            int sent = host.listAll().size();
            Thread.sleep(200);
            assertThat(host.listAll()).hasSizeLessThan(sent + 40);
        }
    }

    private static Set<LocalDateTime> times(List<Packet> packets) {
        Set<LocalDateTime> times = new HashSet<>();
        packets.forEach(p -> times.add(Objects.requireNonNull(p.dataTime())));
        return times;
    }

    private long count(String kind) {
        return city.registry().listRows(Kind.POINTS).stream()
                .filter(row -> row.get(1).equals(kind))
                .count();
    }

    private Set<String> column(Kind kind, int index) {
        var values = new HashSet<String>();
        city.registry().listRows(kind).forEach(row -> values.add(row.get(index)));
        return values;
    }

    private CityPoint point(String code) {
        return city.listPoints().stream()
                .filter(p -> p.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static double number(List<FactorItem> items, String code, Suffix suffix) {
        return items.stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .flatMap(item -> item.find(suffix))
                .orElseThrow()
                .toBigDecimal()
                .doubleValue();
    }
}
