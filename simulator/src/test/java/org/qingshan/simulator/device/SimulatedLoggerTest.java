/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.CrcVariant;
import org.qingshan.hj212.Edition;
import org.qingshan.hj212.FactorItem;
import org.qingshan.hj212.OutgoingPacket;
import org.qingshan.hj212.Packet;
import org.qingshan.hj212.Suffix;
import org.qingshan.hj212.Value;

class SimulatedLoggerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:30Z");
    private static final LocalDateTime NOON_SHOWN = LocalDateTime.of(2026, 11, 23, 12, 0);
    private static final Backfill FIVE_HOURS = new Backfill(Duration.ZERO, Duration.ofHours(5), Duration.ZERO);

    /** One factor whose value is the minute of the day. */
    private record MinuteOfDay(int factors) implements DataSource {
        @Override
        public List<FactorItem> listRealtime(LocalDateTime at) {
            return List.of(FactorItem.of("w01018", Value.of(Suffix.RTD, number(at)), Value.of(Suffix.FLAG, "N")));
        }

        @Override
        public List<FactorItem> listPeriod(Span span, LocalDateTime start) {
            var all = List.of("w01018", "w21003", "w21011", "w21001", "w01001", "w01010", "w00000", "w01012", "w22001");
            return all.subList(0, factors).stream()
                    .map(code -> FactorItem.of(
                            code,
                            Value.of(Suffix.MIN, number(start) + ".123456"),
                            Value.of(Suffix.AVG, number(start) + ".123456"),
                            Value.of(Suffix.MAX, number(start) + ".123456"),
                            Value.of(Suffix.COU, number(start) + ".12345678901"),
                            Value.of(Suffix.FLAG, "N")))
                    .toList();
        }

        private static String number(LocalDateTime at) {
            return String.valueOf(at.getHour() * 60 + at.getMinute());
        }
    }

    @Test
    void sendsRealtimeAndBacklogOldestFirst() throws Exception {
        try (var host = new TestHost(Edition.HJ_2025);
                var logger = logger(host, profile(Edition.HJ_2025), FIVE_HOURS, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("2061", 5);
            host.awaitPackets("2011", 1);
            assertThat(host.list("2061"))
                    .extracting(Packet::dataTime)
                    .containsExactly(
                            NOON_SHOWN.minusHours(5),
                            NOON_SHOWN.minusHours(4),
                            NOON_SHOWN.minusHours(3),
                            NOON_SHOWN.minusHours(2),
                            NOON_SHOWN.minusHours(1));
            assertThat(host.list("2061")).allMatch(Packet::rf).allMatch(Packet::answerWanted);
            assertThat(host.list("2011")).allMatch(p -> !p.rf() && p.flag() == 9);
        }
    }

    @Test
    void theEdition2005SendsRealtimeWithoutQnAndItsOwnCodes() throws Exception {
        try (var host = new TestHost(Edition.HJT_2005);
                var logger = logger(host, profile(Edition.HJT_2005), FIVE_HOURS, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("2011", 1);
            host.awaitPackets("2061", 5);
            var realtime = host.list("2011").getFirst();
            assertThat(realtime.qn()).isEmpty();
            assertThat(realtime.flag()).isEqualTo(-1);
            assertThat(realtime.factors().getFirst().sentCode()).isEqualTo("011");
            assertThat(host.list("2061")).allMatch(p -> p.flag() == 1 && !p.rf());
        }
    }

    @Test
    void anOutageIsFilledUpAfterwards() throws Exception {
        var line = new AtomicBoolean(true);
        var time = new SimulatedTime(Clock.systemUTC(), NOON.plusSeconds(3500), 1800);
        try (var host = new TestHost(Edition.HJ_2025);
                var logger = new SimulatedLogger(
                        profile(Edition.HJ_2025),
                        new MinuteOfDay(1),
                        _ -> line.get(),
                        time,
                        host.address(),
                        LoggerOptions.usual(1),
                        new LoggerCounters())) {
            logger.start();
            host.awaitPackets("2061", 1);
            line.set(false);
            int before = host.list("2061").size();
            Thread.sleep(5_000);
            line.set(true);
            host.awaitPackets("2061", before + 2);
            var hours = host.list("2061");
            assertThat(hours.get(before).rf()).isTrue();
            for (int i = 1; i < hours.size(); i++) {
                var gap = Duration.between(
                        hours.get(i - 1).dataTime(), hours.get(i).dataTime());
                assertThat(gap).isLessThanOrEqualTo(Duration.ofHours(1));
            }
        }
    }

    @Test
    void withoutAnAnswerItSendsAgainAndThenConnectsAnew() throws Exception {
        var counters = new LoggerCounters();
        try (var host = new TestHost(Edition.HJ_2017)) {
            host.answerOnly(packet -> counters.countConnections() > 1);
            var options = new LoggerOptions(FIVE_HOURS, 1, 1, 1);
            try (var logger = new SimulatedLogger(
                    profile(Edition.HJ_2017),
                    new MinuteOfDay(1),
                    _ -> true,
                    time(),
                    host.address(),
                    options,
                    counters)) {
                logger.start();
                host.await(() -> new HashSet<>(times(host)).size() == 5);
                assertThat(counters.countResent()).isPositive();
                assertThat(counters.countConnections()).isEqualTo(2);
            }
        }
    }

    @Test
    void aLongPacketIsSplitIntoPartsWithTheirOwnQn() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017)) {
            var backfill = new Backfill(Duration.ZERO, Duration.ofHours(1), Duration.ZERO);
            try (var logger = new SimulatedLogger(
                    profile(Edition.HJ_2017),
                    new MinuteOfDay(9),
                    _ -> true,
                    time(),
                    host.address(),
                    LoggerOptions.usual(1).with(backfill),
                    new LoggerCounters())) {
                logger.start();
                host.awaitPackets("2061", 2);
                assertThat(host.list("2061")).extracting(Packet::pno).containsExactly(1, 2);
                assertThat(host.list("2061")).extracting(Packet::pnum).containsOnly(2);
                assertThat(host.list("2061")).extracting(Packet::qn).doesNotHaveDuplicates();
                assertThat(host.list("2061").stream()
                                .mapToInt(p -> p.factors().size())
                                .sum())
                        .isEqualTo(9);
            }
        }
    }

    @Test
    void everyHabitStillDeliversEveryHour() throws Exception {
        var habits = Set.of(Habit.LOWER_CASE_CRC, Habit.WRONG_CRC, Habit.REPEATED, Habit.GLUED, Habit.JUNK);
        var backfill = new Backfill(Duration.ZERO, Duration.ofHours(60), Duration.ZERO);
        try (var host = new TestHost(Edition.HJ_2017)) {
            var profile = profile(Edition.HJ_2017).with(habits.toArray(Habit[]::new));
            var options = new LoggerOptions(backfill, 1, 4, 3);
            try (var logger = new SimulatedLogger(
                    profile, new MinuteOfDay(1), _ -> true, time(), host.address(), options, new LoggerCounters())) {
                logger.start();
                host.await(() -> new HashSet<>(times(host)).size() == 60);
                assertThat(host.listRejected()).as("damaged packets").isNotEmpty();
                assertThat(times(host)).as("repeated packets").hasSizeGreaterThan(60);
            }
        }
    }

    @Test
    void aModbusCrcIsTheOneOfAPinnedDevice() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017, CrcVariant.MODBUS)) {
            var profile = profile(Edition.HJ_2017).with(Habit.MODBUS_CRC, Habit.SPLIT_WRITES, Habit.BARE_LINE_FEED);
            try (var logger = logger(host, profile, FIVE_HOURS, new AtomicBoolean(true))) {
                logger.start();
                host.awaitPackets("2061", 5);
                assertThat(host.listRejected()).isEmpty();
            }
        }
    }

    @Test
    void historyComesFromItsMemoryAndIsClosedBy9012() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017);
                var logger = logger(host, profile(Edition.HJ_2017), Backfill.NONE, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("2011", 1);
            host.send(request("2061")
                    .param("BeginTime", "20261122000000")
                    .param("EndTime", "20261122030000")
                    .build());
            host.awaitPackets("9012", 1);
            assertThat(host.list("9011").getFirst().findParam("QnRtn")).contains("1");
            assertThat(host.list("2061"))
                    .extracting(p -> p.dataTime())
                    .containsExactly(
                            LocalDateTime.of(2026, 11, 22, 0, 0), LocalDateTime.of(2026, 11, 22, 1, 0),
                            LocalDateTime.of(2026, 11, 22, 2, 0), LocalDateTime.of(2026, 11, 22, 3, 0));
            assertThat(host.list("9012").getFirst().findParam("ExeRtn")).contains("1");
            assertThat(host.list("9012").getFirst().qn()).isEqualTo("20261123120000000");
        }
    }

    @Test
    void settingTheClockMovesTheDataTime() throws Exception {
        var wrong = profile(Edition.HJ_2017)
                .withClockOffset(Duration.ofMinutes(-30))
                .with(Habit.ASKS_TIME);
        try (var host = new TestHost(Edition.HJ_2017);
                var logger = logger(host, wrong, Backfill.NONE, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("1013", 1);
            host.awaitPackets("2011", 1);
            assertThat(timeOf(host.list("2011").getFirst())).isBefore(NOON_SHOWN.minusMinutes(29));
            host.send(request("1012").param("SystemTime", "20261123120030").build());
            host.awaitPackets("9012", 1);
            host.await(() -> timeOf(host.list("2011").getLast()).isAfter(NOON_SHOWN));
        }
    }

    @Test
    void settingsAreChangedAndReadBack() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017);
                var logger = logger(host, profile(Edition.HJ_2017), Backfill.NONE, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("2011", 1);
            host.send(request("1062").param("RtdInterval", "60").build());
            host.send(request("1061").build());
            host.awaitPackets("1061", 1);
            assertThat(host.list("1061").getFirst().findParam("RtdInterval")).contains("60");
            host.send(request("2012").build());
            host.awaitPackets("9013", 1);
            host.send(request("1072").param("NewPW", "654321").build());
            host.awaitPackets("9012", 3);
            host.send(request("3015").build());
            host.await(() ->
                    host.list("9011").getLast().findParam("QnRtn").orElse("").equals("3"));
        }
    }

    @Test
    void anUnknownCommandIsRefused() throws Exception {
        try (var host = new TestHost(Edition.HJ_2017);
                var logger = logger(host, profile(Edition.HJ_2017), Backfill.NONE, new AtomicBoolean(true))) {
            logger.start();
            host.awaitPackets("2011", 1);
            host.send(request("3099").build());
            host.awaitPackets("9011", 1);
            assertThat(host.list("9011").getFirst().findParam("QnRtn")).contains("8");
        }
    }

    private static LocalDateTime timeOf(Packet packet) {
        return Objects.requireNonNull(packet.dataTime());
    }

    private static List<LocalDateTime> times(TestHost host) {
        return host.list("2061").stream().map(SimulatedLoggerTest::timeOf).toList();
    }

    private static SimulatedTime time() {
        return new SimulatedTime(Clock.systemUTC(), NOON, 1);
    }

    private static SimulatedLogger logger(TestHost host, LoggerProfile profile, Backfill backfill, AtomicBoolean line)
            throws IOException {
        return new SimulatedLogger(
                profile,
                new MinuteOfDay(1),
                _ -> line.get(),
                time(),
                host.address(),
                LoggerOptions.usual(1).with(backfill),
                new LoggerCounters());
    }

    private static LoggerProfile profile(Edition edition) {
        return new LoggerProfile(
                "88A0F3000000000000000001", "32", edition, "123456", 1, 0, false, Duration.ZERO, Set.of());
    }

    private static OutgoingPacket.Builder request(String cn) {
        return OutgoingPacket.of(Edition.HJ_2017)
                .qn("20261123120000000")
                .st("32")
                .cn(cn)
                .pw("123456")
                .mn("88A0F3000000000000000001")
                .answerWanted(true);
    }
}
