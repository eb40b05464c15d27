/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingshan.hj212.Crc;
import org.qingshan.simulator.registry.Kind;

class LoadGeneratorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:59:58Z"), ZoneOffset.UTC);

    @Test
    void everyPatchedPacketHasTheCrcOfTheCodec() {
        var generator = new LoadGenerator(LoadPlan.of("localhost", 1, 7, 100, 77.5, 20), CLOCK);
        byte[] frame = new byte[2 * generator.packetBytes()];
        for (int packet = 0; packet < 1550; packet++) {
            int length = generator.writePacket(packet, packet % 3 == 0, frame, 5) - 5;
            String text = new String(frame, 5, length, StandardCharsets.US_ASCII);
            assertThat(text.substring(2, 6)).isEqualTo("%04d".formatted(length - 12));
            assertThat(text.substring(length - 6, length - 2))
                    .isEqualTo("%04X".formatted(Crc.compute(frame, 11, length - 12)));
        }
    }

    @Test
    void eachLoggerSendsOnePacketPerDataTimeAcrossMidnight() throws IOException {
        try (var host = new AnsweringHost()) {
            var plan = LoadPlan.of("localhost", host.port(), 4, 40, 40, 4);
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            Set<String> keys = new HashSet<>();
            host.listSegments()
                    .forEach(s -> keys.add(AnsweringHost.field(s, "MN") + AnsweringHost.field(s, "DataTime")));
            assertThat(keys).hasSize(160).allMatch(key -> key.contains("202611232359") || key.contains("202611240000"));
            assertThat(report.isComplete()).isTrue();
            assertThat(report.acknowledged()).isEqualTo(160);
            assertThat(report.strayAnswers()).isZero();
            assertThat(report.latency().max()).isPositive();
        }
    }

    @Test
    void aStretchedTempoTellsOfMinutesInSecondsAndItsAnswersAreStillFound() throws IOException {
        try (var host = new AnsweringHost()) {
            var tempo = new LoadTempo(CLOCK.instant(), 60, 1);
            var report = new LoadGenerator(LoadPlan.of("localhost", host.port(), 2, 10, 10, 3), tempo).run(_ -> {});
            Set<String> times = new HashSet<>();
            host.listSegments().forEach(s -> times.add(AnsweringHost.field(s, "DataTime")));
            assertThat(times).containsExactlyInAnyOrder("20261123235958", "20261124000058", "20261124000158");
            assertThat(report.isComplete()).isTrue();
            assertThat(report.strayAnswers()).isZero();
        }
    }

    @Test
    void aFasterPaceSendsTheSamePackets() throws IOException {
        try (var host = new AnsweringHost();
                var other = new AnsweringHost()) {
            var tempo = LoadTempo.live(CLOCK.instant());
            new LoadGenerator(LoadPlan.of("localhost", host.port(), 2, 20, 20, 2), tempo).run(_ -> {});
            var report = new LoadGenerator(LoadPlan.of("localhost", other.port(), 2, 20, 20, 2), tempo.atPace(4))
                    .run(_ -> {});
            assertThat(other.listSegments()).containsExactlyInAnyOrderElementsOf(host.listSegments());
            assertThat(report.seconds()).isEqualTo(0.5);
        }
    }

    @Test
    void aRunThatIsEndedEarlyWaitsForWhatFellDue() throws Exception {
        try (var host = new AnsweringHost()) {
            var generator = new LoadGenerator(LoadPlan.of("localhost", host.port(), 2, 20, 20, 600), CLOCK);
            generator.endAfter(2);
            var report = generator.run(_ -> {});
            assertThat(report.distinct()).isEqualTo(40);
            assertThat(report.isComplete()).isTrue();
            assertThat(generator.acknowledged()).isEqualTo(40);
        }
    }

    @Test
    void aRequestOfTheHostIsAnsweredAsALoggerDoes() throws Exception {
        try (var host = new AnsweringHost()) {
            var plan = LoadPlan.of("localhost", host.port(), 1, 5, 5, 3);
            String head = "QN=20261123000000%03d;ST=31;CN=%s;PW=%s;MN=10AD00000000000000000001;Flag=5;CP=&&%s&&";
            var asking = Thread.ofVirtual().start(() -> {
                try {
                    while (host.listSegments().isEmpty()) {
                        Thread.sleep(10);
                    }
                    host.ask(head.formatted(1, "1011", "123456", ""));
                    host.ask(head.formatted(2, "2061", "123456", "BeginTime=20261122000000;EndTime=20261122010000"));
                    host.ask(head.formatted(3, "1000", "123456", "OverTime=5;ReCount=3"));
                    host.ask(head.formatted(4, "2012", "123456", ""));
                    host.ask(head.formatted(5, "1062", "654321", "RtdInterval=30"));
                    host.ask(head.formatted(6, "3041", "123456", ""));
                } catch (IOException | InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            asking.join();
            assertThat(answers(host, 1)).containsExactly("9011 QnRtn=1", "9012 ExeRtn=1");
            assertThat(host.listSegments()).anyMatch(s -> s.contains("ST=31;CN=1011") && s.contains("SystemTime=2"));
            assertThat(answers(host, 2)).containsExactly("9011 QnRtn=1", "9012 ExeRtn=100");
            assertThat(answers(host, 3)).containsExactly("9011 QnRtn=1", "9012 ExeRtn=1");
            assertThat(answers(host, 4)).containsExactly("9013 ");
            assertThat(answers(host, 5)).containsExactly("9011 QnRtn=3");
            assertThat(answers(host, 6)).containsExactly("9011 QnRtn=8");
            assertThat(report.hostRequests()).isEqualTo(6);
            assertThat(report.isComplete()).isTrue();
        }
    }

    private static java.util.List<String> answers(AnsweringHost host, int request) {
        return host.listSegments().stream()
                .filter(s -> s.startsWith("QN=20261123000000%03d;ST=91".formatted(request)))
                .map(s -> AnsweringHost.field(s, "CN") + " " + s.substring(s.indexOf("CP=&&") + 5, s.length() - 2))
                .toList();
    }

    @Test
    void resendsAndChangesComeOnTop() throws IOException {
        try (var host = new AnsweringHost()) {
            var plan = LoadPlan.of("localhost", host.port(), 2, 100, 100, 4).withResends(30, 20);
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            assertThat(report.acknowledged()).isEqualTo(400);
            assertThat(report.resent()).isBetween(60, 180);
            assertThat(report.changed()).isBetween(40, 120).isEqualTo(report.changedAcknowledged());
            assertThat(report.duplicateAnswers()).isEqualTo(report.resent());
            assertThat(host.listSegments()).hasSize(400 + report.resent() + report.changed());
            assertThat(new HashSet<>(host.listSegments())).hasSize(400 + report.changed());
        }
    }

    @Test
    void anUnansweredPacketIsSentAgain() throws IOException {
        try (var host = new AnsweringHost()) {
            Set<String> seen = ConcurrentHashMap.newKeySet();
            host.staySilent(segment -> segment.contains("MN=10AD00000000000000000003") && seen.add(segment));
            var plan = LoadPlan.of("localhost", host.port(), 2, 10, 10, 2)
                    .withPatience(Duration.ofMillis(400), 2, Duration.ofSeconds(5));
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            assertThat(report.retried()).isEqualTo(2);
            assertThat(report.isComplete()).isTrue();
        }
    }

    @Test
    void whatGetsNoAnswerIsReportedAsSuch() throws IOException {
        try (var host = new AnsweringHost()) {
            host.staySilent(segment -> segment.contains("MN=10AD00000000000000000003"));
            var plan = LoadPlan.of("localhost", host.port(), 2, 10, 10, 1)
                    .withPatience(Duration.ofMillis(200), 1, Duration.ofMillis(600));
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            assertThat(report.unacknowledged()).isEqualTo(1);
            assertThat(report.isComplete()).isFalse();
        }
    }

    @Test
    void aBrokenConnectionLosesNothing() throws Exception {
        try (var host = new AnsweringHost()) {
            var plan = LoadPlan.of("localhost", host.port(), 3, 30, 30, 4);
            var breaker = Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(1500);
                    host.dropConnections();
                } catch (IOException | InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
            var report = new LoadGenerator(plan, CLOCK).run(_ -> {});
            breaker.join();
            assertThat(report.interruptions()).isEqualTo(3);
            assertThat(report.isComplete()).isTrue();
        }
    }

    @Test
    void theKeysFileNamesEveryPacketWithTheDigestOfItsValues(@TempDir Path folder) throws IOException {
        try (var host = new AnsweringHost()) {
            var generator = new LoadGenerator(
                    LoadPlan.of("localhost", host.port(), 1, 5, 5, 1).withFactors(2), CLOCK);
            generator.run(_ -> {});
            generator.writeKeys(folder.resolve("keys.csv"));
            var lines = Files.readAllLines(folder.resolve("keys.csv"));
            assertThat(lines).hasSize(6);
            assertThat(lines.getFirst())
                    .isEqualTo("mn,data_time,acknowledged,digest,changed_acknowledged,changed_digest");
            String segment = host.listSegments().getFirst();
            long digest = thousandths(segment, "a21026-Rtd") + 2 * thousandths(segment, "a34013-Rtd");
            assertThat(lines.get(1)).isEqualTo("10AD00000000000000000000,20261123235958,t," + digest + ",,");
        }
    }

    @Test
    void theRegisterHoldsEveryLogger() {
        var registry = new LoadGenerator(LoadPlan.of("localhost", 1, 10, 250, 250, 1), CLOCK).registry();
        assertThat(registry.listRows(Kind.DEVICES)).hasSize(250);
        assertThat(registry.listRows(Kind.POINTS)).hasSize(250);
        assertThat(registry.listRows(Kind.ENTERPRISES)).hasSize(3);
        assertThat(registry.csv(Kind.DEVICES)).contains("\n10AD00000000000000000249,压测数采仪249,LP00000249,2017,");
    }

    @Test
    void moreThanOnePacketPerSecondAndLoggerIsRefused() {
        assertThatThrownBy(() -> LoadPlan.of("localhost", 1, 10, 100, 101, 1))
                .hasMessageContaining("rate is 101.0")
                .hasMessageContaining("at most the number of MNs");
    }

    private static long thousandths(String segment, String name) {
        return Long.parseLong(AnsweringHost.field(segment, name).replace(".", ""));
    }
}
