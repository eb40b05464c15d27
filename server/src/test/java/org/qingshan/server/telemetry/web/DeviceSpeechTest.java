/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.hj212.Sm4Key;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.registry.imports.ImportReport;
import org.qingshan.server.telemetry.fixture.DeviceLine;
import org.qingshan.server.telemetry.fixture.Packets;
import org.qingshan.server.telemetry.gateway.Gateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How the platform understands devices: keys, dialects and passwords, from the registry to the socket. */
@ServerTest
@Import(RegistryCity.class)
class DeviceSpeechTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRST_KEY = "Kq7rTt5uWx2vYk9p";
    private static final String SECOND_KEY = "00112233445566778899aabbccddeeff";

    private final Browser browser;
    private final RegistryCity city;
    private final Gateway gateway;
    private final JdbcClient ingest;
    private final Clock clock;
    private String x = "";

    DeviceSpeechTest(
            Browser browser, RegistryCity city, Gateway gateway, @Qualifier("ingest") JdbcClient ingest, Clock clock) {
        this.browser = browser;
        this.city = city;
        this.gateway = gateway;
        this.ingest = ingest;
        this.clock = clock;
    }

    @BeforeEach
    void aCityWithOneDevice() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void packetsUnderAnyKeyTheDeviceEverHadAreUnderstood() throws Exception {
        importDevices("mn,point,password,edition,sm4_key\nX-S,X-G,123456,2025," + FIRST_KEY + "\n");
        var first = Sm4Key.of(FIRST_KEY.getBytes(StandardCharsets.US_ASCII));
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> encrypted(i, "12.5", first));
            importDevices("mn,point,sm4_key\nX-S,X-G," + SECOND_KEY + "\n");
            byte[] second = java.util.HexFormat.of().parseHex(SECOND_KEY);
            line.askUntilAnswered(i -> encrypted(100 + i, "13.5", Sm4Key.of(second)));
            assertThat(line.ask(encrypted(200, "14.5", first)))
                    .contains("CN=9014;")
                    .contains("Flag=8;");
        }
        assertThat(figures("-S")).containsExactly("{12.5}", "{13.5}", "{14.5}");
        assertThat(ingest.sql("SELECT d::text FROM registry.device d WHERE mn = ?")
                        .param(x + "-S")
                        .query(String.class)
                        .single())
                .doesNotContain(FIRST_KEY)
                .doesNotContain(SECOND_KEY);
        JsonNode registered = browser.everywhere(Role.ADMIN)
                .get("/registry/devices/" + id("-S"))
                .body();
        assertThat(registered.path("hasSm4Key").asBoolean()).isTrue();
    }

    @Test
    void aPacketUnderAKeyNobodyKnowsIsKeptAndNotAnswered() throws Exception {
        var key = Sm4Key.of("unknown-to-us-16".getBytes(StandardCharsets.US_ASCII));
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> Packets.realtime(x + "-D", qn(i), clock.instant(), "a21026-Rtd=1"));
            line.send(Packets.encrypted(head("-D", 300), area("15.5"), key));
            await().atMost(PATIENCE)
                    .until(
                            () -> ingest.sql("SELECT array_to_string(codes, ' ') FROM telemetry.packet_note n"
                                            + " JOIN registry.device d ON d.id = n.device WHERE d.mn = ?")
                                    .param(x + "-D")
                                    .query(String.class)
                                    .list(),
                            notes -> notes.equals(List.of("hj212.crypt.no-key")));
        }
    }

    @Test
    void aKeyMustHaveTheLengthOfAKey() {
        ImportReport report =
                city.importCsv(city.analyst(x), "devices", "mn,point,sm4_key\n" + x + "-S," + x + "-G,short\n");
        assertThat(report.failed()).isTrue();
    }

    @Test
    void aDialectAddedByAnAdministratorTranslatesFromTheNextPacketOn() throws Exception {
        Client analyst = browser.everywhere(Role.ANALYST);
        String dialect = x + "-maker";
        assertThat(city.importCsv(city.analyst(x), "devices", devicesOf(dialect))
                        .failed())
                .as("a dialect nobody has described")
                .isTrue();
        assertThat(put(analyst, dialect, Map.of("NOx", "a21002"), Map.of("Mean", "Avg"))
                        .status())
                .isEqualTo(200);
        importDevices(devicesOf(dialect));
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> Packets.realtime(x + "-L", qn(i), clock.instant(), "NOx-Mean=7;PM-Rtd=3"));
            assertThat(items("-L")).containsExactly("{a21002-Avg,PM-Rtd}");

            put(analyst, dialect, Map.of("NOx", "a21002", "PM", "a34013"), Map.of());
            line.askUntilAnswered(i -> Packets.realtime(x + "-L", qn(100 + i), clock.instant(), "NOx-Rtd=8;PM-Rtd=4"));
        }
        assertThat(items("-L")).containsExactly("{a21002-Avg,PM-Rtd}", "{a21002-Rtd,a34013-Rtd}");
        assertThat(analyst.get("/registry/dialects/" + dialect).body().size()).isEqualTo(2);
        var nothing = new HashMap<String, Object>();
        nothing.put("COD", null);
        assertThat(analyst.put("/registry/dialects/" + dialect, Map.of("title", "x", "codes", nothing, "reason", "x"))
                        .code())
                .isEqualTo("registry.dialect-shape");
        assertThat(put(analyst, dialect, Map.of("NOx", "nothing"), Map.of()).code())
                .isEqualTo("registry.unknown-factor");
        assertThat(put(analyst, dialect, Map.of(), Map.of("Mean", "Middle")).code())
                .isEqualTo("registry.dialect-shape");
        assertThat(put(browser.everywhere(Role.LEADER), dialect, Map.of(), Map.of())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aDialectIsOfAllPlacesAndAPersonOfOneDistrictAddsNone() {
        Client analyst = browser.inRegion(Role.ANALYST, x + "-1");
        assertThat(put(analyst, x + "-own", Map.of(), Map.of()).code()).isEqualTo("access.only-everywhere");
        assertThat(analyst.get("/registry/dialects").status()).isEqualTo(200);
    }

    @Test
    void aNewPasswordHoldsOnceTheDeviceHasConfirmedItAndIsShownNowhere() throws Exception {
        Client admin = browser.everywhere(Role.ADMIN);
        try (var line = new DeviceLine(gateway)) {
            line.askUntilAnswered(i -> Packets.realtime(x + "-D", qn(i), clock.instant(), "a21026-Rtd=1"));
            String commands = "/devices/" + id("-D") + "/commands";
            assertThat(admin.post(commands, Map.of("command", "set-password", "parameters", Map.of("NewPW", "n3wpw8")))
                            .status())
                    .isEqualTo(202);
            String request = commandOf(line);
            assertThat(request).contains("CN=1072;PW=123456;").endsWith("CP=&&NewPW=n3wpw8&&");
            reply(line, request, "9011", "QnRtn=1");
            reply(line, request, "9012", "ExeRtn=1");

            line.askUntilAnswered(i -> renamed(
                    Packets.realtime(x + "-D", qn(100 + i), clock.instant().plusSeconds(60), "a21026-Rtd=2")));
            JsonNode command = await().atMost(PATIENCE)
                    .until(
                            () -> admin.get(commands).body().path("items").get(0),
                            item -> item.path("state").asString().equals("done"));
            assertThat(command.path("parameters").path("NewPW").asString()).isEqualTo("******");
        }
        assertThat(ingest.sql(
                                "SELECT parameters::text FROM telemetry.command c JOIN registry.device d ON d.id = c.device"
                                        + " WHERE d.mn = ?")
                        .param(x + "-D")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(text -> text.contains("n3wpw8"));
    }

    @Test
    void whatTheEditionDoesNotHaveIsNeitherOfferedNorTaken() {
        importDevices("mn,point,password,edition\nX-O,X-G,123456,2017\nX-N,X-G,123456,2025\n");
        Client admin = browser.everywhere(Role.ADMIN);
        Map<String, Object> key = Map.of("command", "set-key", "parameters", Map.of("NewSK", FIRST_KEY));

        Client.Answer refused = admin.post("/devices/" + id("-O") + "/commands", key);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("telemetry.command.not-in-edition");
        assertThat(admin.post("/devices/" + id("-N") + "/commands", key).status())
                .isEqualTo(202);
        assertThat(offered(admin, "-O")).contains("set-clock").doesNotContain("set-key");
        assertThat(offered(admin, "-N")).contains("set-clock", "set-key");
    }

    private List<String> offered(Client client, String device) {
        JsonNode offered =
                client.get("/devices/" + id(device) + "/commands/offered").body();
        return offered.path("items")
                .valueStream()
                .map(item -> item.path("command").asString())
                .toList();
    }

    private Client.Answer put(Client client, String name, Map<String, String> codes, Map<String, String> suffixes) {
        return client.put(
                "/registry/dialects/" + name,
                Map.of("title", "A maker", "codes", codes, "suffixes", suffixes, "reason", "its manual"));
    }

    private String devicesOf(String dialect) {
        return "mn,point,password,dialect\n" + x + "-L," + x + "-G,123456," + dialect + "\n";
    }

    private void importDevices(String csv) {
        assertThat(city.importCsv(city.analyst(x), "devices", csv.replace("X-", x + "-"))
                        .failed())
                .isFalse();
    }

    private byte[] encrypted(int number, String value, Sm4Key key) {
        return Packets.encrypted(head("-S", number), area(value), key);
    }

    private String head(String device, int number) {
        return "QN=" + qn(number) + ";ST=31;CN=2011;PW=123456;MN=" + x + device + ";Flag=9;";
    }

    private String area(String value) {
        return "DataTime=" + Packets.time(clock.instant()) + ";a21026-Rtd=" + value + ",a21026-Flag=N";
    }

    private static String qn(int number) {
        return "202607010800%05d".formatted(number);
    }

    /** The same with the new password, and its checksum. */
    private static byte[] renamed(byte[] packet) {
        String text = new String(packet, StandardCharsets.US_ASCII);
        return Packets.framed(text.substring(6, text.length() - 6).replace("PW=123456", "PW=n3wpw8"));
    }

    /** The host may still answer an earlier packet. */
    private static String commandOf(DeviceLine line) throws Exception {
        String packet = line.next();
        while (packet.contains("CN=9014")) {
            packet = line.next();
        }
        return packet;
    }

    private void reply(DeviceLine line, String request, String command, String item) throws Exception {
        line.send(Packets.framed(request.substring(0, 20) + ";ST=91;CN=" + command + ";PW=123456;MN=" + x
                + "-D;Flag=4;CP=&&" + item + "&&"));
    }

    private String id(String device) {
        return ingest.sql("SELECT public_id::text FROM registry.device WHERE mn = ?")
                .param(x + device)
                .query(String.class)
                .single();
    }

    private List<String> figures(String device) {
        return samples(device, "telemetry.figures(s.figures)::text");
    }

    private List<String> items(String device) {
        return samples(device, "l.items::text").stream().distinct().toList();
    }

    private List<String> samples(String device, String column) {
        return ingest
                .sql("SELECT " + column + " FROM telemetry.sample s JOIN registry.device d ON d.id = s.device"
                        + " JOIN telemetry.layout l ON l.id = s.layout WHERE d.mn = ? ORDER BY s.batch, s.ordinal")
                .param(x + device)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }
}
