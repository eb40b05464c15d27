/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTestConfiguration;
import org.qingshan.server.fixture.SettableClock;
import org.qingshan.server.telemetry.fixture.FixtureDevices;
import org.qingshan.server.telemetry.fixture.IngestRig;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.model.RawPacket;
import org.qingshan.server.telemetry.store.RawBatchCodec;

/** Keys and passwords that packets carry are nowhere in the tables, and are read again by whoever has the file key. */
class SecretPacketsTest {

    private static final String KEY = "Zq7rTt5uWx2vYk9p";
    private static final SettableClock CLOCK = new SettableClock();
    private static IngestRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = IngestRig.start(
                ServerTestConfiguration.freshFolder(),
                ServerTestConfiguration.forTests(),
                IngestRig.settings(0, 200),
                new FixtureDevices(2),
                CLOCK);
    }

    @AfterAll
    static void stop() throws Exception {
        rig.close();
    }

    @Test
    void aKeyIsSealedInTheRawBatchAndOpenedForItsReaders() throws Exception {
        String issued = ";ST=31;CN=1014;PW=123456;MN=" + FixtureDevices.mn(0) + ";Flag=9;CP=&&DataTime="
                + Packets.time(CLOCK.instant()) + ";SKCreateTime=20260701080000;NewSK=" + KEY + "&&";
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write(Packets.framed("QN=20260701080000001" + issued));
            assertThat(Packets.answer(socket, 5_000)).contains("CN=9014");
            socket.getOutputStream()
                    .write(Packets.realtime(
                            FixtureDevices.mn(0), "20260701080000002", CLOCK.instant(), "a21026-Rtd=1"));
            assertThat(Packets.answer(socket, 5_000)).contains("CN=9014");
        }

        assertThat(packets(rig.rawBatches()::list)).anyMatch(text -> text.contains("NewSK=" + KEY));
        assertThat(rig.count("SELECT count(*) FROM telemetry.raw_batch WHERE sealed"))
                .isPositive();
        assertThat(rig.count("SELECT count(*) FROM telemetry.sample"))
                .as("only the data")
                .isOne();
        assertNowhere();
    }

    @Test
    void aPasswordInADamagedPacketOrOfAStrangerIsSealedToo() throws Exception {
        String segment = "QN=20260701080000003;ST=32;CN=1072;PW=123456;MN=%s;Flag=5;CP=&&NewPW=" + KEY + "&&";
        byte[] damaged = Packets.framed(segment.formatted(FixtureDevices.mn(1)));
        damaged[damaged.length - 4] ^= 1;
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write(damaged);
            socket.getOutputStream().write(Packets.framed(segment.formatted("NOBODY")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> rig.gateway().figures().held() > 0
                            && rig.gateway().figures().unknown() > 0);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> rig.count("SELECT count(*) FROM telemetry.packet_note WHERE device = 2") == 1);
        rig.writeDown();

        assertThat(rig.query("SELECT sealed FROM telemetry.quarantine_packet")).containsExactly("t");
        assertNowhere();
    }

    private interface Reader {

        List<RawPacket> list(Connection connection, long batch) throws SQLException;
    }

    private static List<String> packets(Reader reader) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = rig.dataSource().getConnection()) {
            for (String batch : rig.query("SELECT id FROM telemetry.raw_batch")) {
                reader.list(connection, Long.parseLong(batch))
                        .forEach(raw -> texts.add(new String(raw.bytes(), StandardCharsets.ISO_8859_1)));
            }
        }
        return texts;
    }

    /** Looks into every column of every table as the superuser, and into the inflated batches. */
    private static void assertNowhere() throws SQLException {
        String hex = HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.US_ASCII));
        try (Connection owner = rig.superuser()) {
            List<String> tables = column(
                    owner,
                    "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                            + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");
            assertThat(tables).hasSizeGreaterThan(30);
            for (String table : tables) {
                assertThat(column(
                                owner,
                                "SELECT t::text FROM " + table + " t WHERE t::text LIKE '%" + KEY
                                        + "%' OR t::text LIKE '%" + hex + "%'"))
                        .as(table)
                        .isEmpty();
            }
        }
        assertThat(packets(SecretPacketsTest::withoutKey)).isNotEmpty().noneMatch(text -> text.contains(KEY));
    }

    private static List<RawPacket> withoutKey(Connection connection, long batch) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body, length, dictionary FROM telemetry.raw_batch WHERE id = ?")) {
            select.setLong(1, batch);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return RawBatchCodec.unpack(
                        row.getBytes(1), row.getInt(2), row.getShort(3), 0, UnaryOperator.identity());
            }
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
