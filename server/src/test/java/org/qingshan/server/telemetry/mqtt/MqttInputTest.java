/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.platform.SettingException;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;

/** Messages through a real broker into a real database. Each test has a device and a client id of its own. */
class MqttInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SettableClock CLOCK = new SettableClock();
    private static IngestRig rig;
    private static Broker broker;
    private static int devices;

    private MqttInput input;
    private int device;

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 200),
                new FixtureDevices(100),
                CLOCK);
        broker = Broker.start(0);
    }

    @AfterAll
    static void stop() {
        broker.close();
        rig.close();
    }

    @BeforeEach
    void connect() {
        device = devices++;
        input = input();
        input.start();
        awaitSubscription();
    }

    @AfterEach
    void disconnect() {
        input.stop();
    }

    @Test
    void storesEveryDigitAndKeepsTheMessageAsItCame() throws Exception {
        String json = message("{\"a34004\": 35.20, \"a34002\": {\"value\": \"60\", \"flag\": \"D\"}}");

        publish(mn(), json);

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(rig.query("SELECT telemetry.figures(figures), flags, l.command, l.items FROM telemetry.sample s"
                        + " JOIN telemetry.layout l ON l.id = s.layout WHERE device = " + (device + 1)))
                .containsExactly("{35.20,60}|ND|2011|{a34004-Rtd,a34004-Flag,a34002-Rtd,a34002-Flag}");
        assertThat(rig.count("SELECT count(*) FROM telemetry.dirty_window WHERE point = " + (1_001 + device)))
                .isOne();
        assertThat(rawBytes()).containsExactly(json);
    }

    @Test
    void acknowledgesOnlyWhatIsDurable() throws Exception {
        rig.setUsableDisk(0);
        await().atMost(PATIENCE).pollDelay(Duration.ofMillis(1_500)).until(() -> true);
        try {
            publish(mn(), message("{\"a34004\": 1}"));
            await().atMost(PATIENCE).until(() -> input.figures().messages() == 1);
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> input.figures().acknowledged() == 0);
        } finally {
            rig.setUsableDisk(Long.MAX_VALUE);
        }
        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(samples()).isOne();
    }

    @Test
    void keepsAMalformedMessageWithItsCodeAndAcknowledgesIt() throws Exception {
        publish(mn(), "{\"time\": \"yesterday\"}");

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        rig.writeDown();
        assertThat(rig.query("SELECT codes FROM telemetry.packet_note WHERE device = " + (device + 1)))
                .containsExactly("{telemetry.mqtt.time}");
        assertThat(rig.query("SELECT code, count FROM telemetry.packet_problem WHERE device = " + (device + 1)))
                .containsExactly("telemetry.mqtt.time|1");
        assertThat(rawBytes()).containsExactly("{\"time\": \"yesterday\"}");
        assertThat(samples()).isZero();
        assertThat(input.figures().malformed()).isOne();
    }

    @Test
    void doesNotBelieveAWrongPassword() throws Exception {
        publish(mn(), message("{\"a34004\": 1}").replace("123456", "654321"));

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(rig.query("SELECT codes FROM telemetry.packet_note WHERE device = " + (device + 1)))
                .containsExactly("{telemetry.admission.wrong-password}");
        assertThat(samples()).isZero();
    }

    @Test
    void sendsAnUnknownNumberToQuarantine() throws Exception {
        publish("STRANGER-" + device, message("{\"a34004\": 1}"));

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        rig.writeDown();
        assertThat(rig.query("SELECT q.peer, q.st, q.kept_packets FROM telemetry.quarantine q WHERE mn = 'STRANGER-"
                        + device + "'"))
                .containsExactly("mqtt:127.0.0.1|22|1");
    }

    @Test
    void acknowledgesAnUnknownNumberOnlyWhenItIsWrittenDown() throws Exception {
        try (Connection administrator = rig.superuser()) {
            administrator.setAutoCommit(false);
            try (Statement lock = administrator.createStatement()) {
                lock.execute("LOCK TABLE telemetry.quarantine IN ACCESS EXCLUSIVE MODE");
            }
            publish("STRANGER-" + device, message("{\"a34004\": 1}"));

            await().atMost(PATIENCE).until(() -> input.figures().messages() == 1);
            await().during(Duration.ofSeconds(1))
                    .atMost(PATIENCE)
                    .until(() -> input.figures().acknowledged() == 0);
            administrator.rollback();
        }
        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(keptOfStranger()).isOne();
    }

    @Test
    void keepsAnUnknownNumberThatCouldNotBeWrittenForTheNextTime() throws Exception {
        administer("ALTER TABLE telemetry.quarantine_packet RENAME TO away");
        publish("STRANGER-" + device, message("{\"a34004\": 1}"));
        await().atMost(PATIENCE).until(() -> input.figures().messages() == 1);
        rig.writeDown();
        assertThat(input.figures().acknowledged()).isZero();

        administer("ALTER TABLE telemetry.away RENAME TO quarantine_packet");
        rig.writeDown();

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(keptOfStranger()).isOne();
    }

    @Test
    void keepsAMessageThatIsTooLongAsItCame() throws Exception {
        String json = "{\"time\": \"" + "9".repeat(70_000) + "\"}";

        publish(mn(), json);

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(rawBytes()).containsExactly(json);
        assertThat(rig.query("SELECT codes FROM telemetry.packet_note WHERE device = " + (device + 1)))
                .containsExactly("{telemetry.mqtt.too-long}");
        assertThat(input.figures().refused()).isZero();
    }

    @Test
    void countsAndNotesAMessageThatIsTooLongToBeKept() throws Exception {
        publish(mn(), "{\"time\": \"" + "9".repeat(1 << 20) + "\"}");

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(rawBytes()).containsExactly("");
        assertThat(rig.query("SELECT codes FROM telemetry.packet_note WHERE device = " + (device + 1)))
                .containsExactly("{telemetry.mqtt.not-kept}");
        assertThat(input.figures().refused()).isOne();
    }

    @Test
    void takesAfterAStopWhatTheBrokerKept() throws Exception {
        input.stop();
        publish(mn(), message("{\"a34004\": 2}"));

        input = input();
        input.start();

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(samples()).isOne();
    }

    @Test
    void connectsAgainWhenTheBrokerComesBack() throws Exception {
        int port = broker.port();
        broker.close();
        broker = Broker.start(port);
        awaitSubscription();

        publish(mn(), message("{\"a34004\": 3}"));

        await().atMost(PATIENCE).until(() -> input.figures().acknowledged() == 1);
        assertThat(samples()).isOne();
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatThrownBy(() -> new MqttSettings(true, "", 1883, false, "", "", "", "x", "a/{mn}"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("qingshan.mqtt.host");
        for (String topic : List.of("a/b", "a/+/{mn}", "{mn}/{mn}", "a//{mn}", "a/x{mn}", "#/{mn}")) {
            assertThatThrownBy(() -> new MqttSettings(false, "", 1883, false, "", "", "", "x", topic))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("qingshan.mqtt.topic");
        }
    }

    private MqttInput input() {
        var settings =
                new MqttSettings(true, "127.0.0.1", broker.port(), false, "", "", "", "test-" + device, topic("{mn}"));
        var parts = rig.parts();
        return MqttInputs.create(
                settings,
                new MqttInputs.Parts(
                        parts.queue(), parts.slots(), parts.admission(), parts.unknownSenders(), parts.clock()));
    }

    private String topic(String number) {
        return "qingshan/test" + device + "/" + number + "/data";
    }

    private String mn() {
        return FixtureDevices.mn(device);
    }

    private static String message(String factors) {
        String time = java.time.OffsetDateTime.ofInstant(CLOCK.instant(), java.time.ZoneOffset.UTC)
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
        return "{\"time\": \"" + time + "\", \"kind\": \"realtime\", \"password\": \"" + FixtureDevices.PASSWORD
                + "\", \"factors\": " + factors + "}";
    }

    /** The broker knows the session and the connection is up. */
    private void awaitSubscription() {
        await().atMost(PATIENCE).until(() -> input.isListening());
    }

    private void publish(String number, String json) {
        broker.publish("station-" + device, topic(number), json);
    }

    private long keptOfStranger() throws SQLException {
        return rig.count("SELECT count(*) FROM telemetry.quarantine_packet p JOIN telemetry.quarantine q"
                + " ON q.id = p.quarantine WHERE q.mn = 'STRANGER-" + device + "'");
    }

    private static void administer(String sql) throws SQLException {
        try (Connection administrator = rig.superuser();
                Statement statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private long samples() throws SQLException {
        return rig.count("SELECT count(*) FROM telemetry.sample WHERE device = " + (device + 1));
    }

    private List<String> rawBytes() throws SQLException {
        long batch = rig.count("SELECT id FROM telemetry.raw_batch WHERE " + (device + 1) + " = ANY (devices)");
        try (Connection connection = rig.dataSource().getConnection()) {
            return rig.rawBatches().list(connection, batch).stream()
                    .map(raw -> new String(raw.bytes(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
