/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.context.annotation.Import;

/** Who holds several posts sees the places of all of them, and changes in each place what that post allows. */
@ServerTest
@Import(RegistryCity.class)
class RightsOfSeveralPostsTest {

    private final Browser browser;
    private final RegistryCity city;
    private String x = "";

    RightsOfSeveralPostsTest(Browser browser, RegistryCity city) {
        this.browser = browser;
        this.city = city;
    }

    @BeforeEach
    void aCityWithOneEnterpriseInItsFirstDistrict() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void whatTheOtherPostOnlyShowsIsNotEdited() {
        Client client = seesAllAndIs(Role.ANALYST, x + "-2");
        Map<String, Object> point = Map.of(
                "code",
                x + "-G",
                "kind",
                "waste_gas_outlet",
                "name",
                "改名",
                "enterprise",
                x + "-E",
                "region",
                x + "-1",
                "reason",
                "x");
        Map<String, Object> enterprise = Map.of("code", x + "-E", "name", "改名", "region", x + "-1", "reason", "x");
        Map<String, Object> device = Map.of("mn", x + "-D9", "point", x + "-G");
        var refused = List.of(
                change(client, path("/points?q=" + x + "-G", "/points/"), point),
                change(client, path("/enterprises?q=" + x + "-E", "/enterprises/"), enterprise),
                client.post("/registry/devices", device),
                client.post(path("/points?q=" + x + "-G", "/points/") + "/limits", limit()));
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.code()).isIn("registry.not-yours", "registry.region-not-yours");
        });
        assertThat(client.get(path("/points?q=" + x + "-G", "/points/")).text()).doesNotContain("改名");
        assertThat(client.get(path("/enterprises?q=" + x + "-E", "/enterprises/"))
                        .text())
                .doesNotContain("改名");
    }

    @Test
    void whatTheOtherPostOnlyShowsIsNotEditedByAnImportEither() {
        Client client = seesAllAndIs(Role.ANALYST, x + "-2");
        for (String[] file : new String[][] {
            {"enterprises", "code,name,region\n" + x + "-E,改名," + x + "-2\n"},
            {"points", "code,kind,name,enterprise,region\n" + x + "-G,waste_gas_outlet,改名," + x + "-E," + x + "-2\n"},
            {"devices", "mn,name,point\n" + x + "-D,改名," + x + "-G\n"},
            {"channels", "mn,wire_code,point,factor\n" + x + "-D,02," + x + "-G,a21026\n"},
            {"limits", "point,factor,averaging,upper,standard\n" + x + "-G,a21026,hour,9,GB\n"}
        }) {
            var answer =
                    client.upload("/registry/imports/" + file[0], "text/csv", file[1].getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertThat(answer.text()).as(file[0]).contains("registry.not-yours");
        }
    }

    @Test
    void aLimitSomebodyElseIsResponsibleForIsNotRemoved() {
        String limits = path("/points?q=" + x + "-G", "/points/") + "/limits";
        Client responsible = browser.inRegion(Role.ANALYST, x + "-1");
        String made = responsible.post(limits, limit()).body().path("id").asString();
        var refused = seesAllAndIs(Role.ANALYST, x + "-2").delete("/registry/limits/" + made + "?reason=x", "\"1\"");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("platform.not-permitted-here");
        assertThat(responsible.get(limits).body().size()).isEqualTo(1);
    }

    /** The values of a device with channels go where these say, so adding one takes them away from its own point. */
    @Test
    void aChannelDoesNotTurnTheValuesOfAnotherDistrictsDevice() {
        city.importCsv(city.analyst(x), "points", "code,kind,name,region\n" + x + "-S,air_station,站," + x + "-2\n");
        Client client = seesAllAndIs(Role.ANALYST, x + "-2");
        var answer = client.post(
                "/registry/channels", Map.of("mn", x + "-D", "wireCode", "02", "point", x + "-S", "factor", "a21026"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("registry.not-yours");
    }

    @Test
    void rulingsAndMarksAskForThePlaceOfTheirPost() {
        String point = path("/points?q=" + x + "-G", "/points/");
        var ruling = range("RULED_INVALID");
        assertThat(seesAllAndIs(Role.ANALYST, x + "-2")
                        .post(point + "/rulings", ruling)
                        .code())
                .isEqualTo("platform.not-permitted-here");
        Client responsible = browser.inRegion(Role.ANALYST, x + "-1");
        var made = responsible.post(point + "/rulings", range("RULED_INVALID"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var withdrawn = seesAllAndIs(Role.ANALYST, x + "-2")
                .post(point + "/rulings/" + made.body().path("id").asString() + "/withdraw", Map.of("reason", "x"));
        assertThat(withdrawn.code()).isEqualTo("platform.not-permitted-here");
    }

    @Test
    void anEnterprisesManagerWhoAlsoSupervisesMarksTheOwnOutletsOnly() {
        city.importCsv(city.analyst(x), "enterprises", "code,name,region\n" + x + "-E2,另一厂," + x + "-1\n");
        String csv = "code,kind,name,enterprise,region\nX-G2,waste_gas_outlet,另一烟囱,X-E2,X-1\n";
        city.importCsv(city.analyst(x), "points", csv.replace("X-", x + "-"));
        Client client = browser.holding(
                Post.forEnterprise("manager", x + "-E", Instant.EPOCH),
                Post.everywhere(Role.SUPERVISOR, "", Instant.EPOCH));
        var own = client.post(path("/points?q=" + x + "-G", "/points/") + "/marks", range("CALIBRATION"));
        assertThat(own.status()).as(own.text()).isEqualTo(201);
        var other = client.post(path("/points?q=" + x + "-G2", "/points/") + "/marks", range("CALIBRATION"));
        assertThat(other.status()).isEqualTo(403);
    }

    @Test
    void commandsAndRawPacketsAskForThePlaceOfTheirPost() {
        String device = "/devices/" + idOf("/devices?state=active", x + "-D");
        Client client = seesAllAndIs(Role.ADMIN, x + "-2");
        assertThat(client.get(device).status()).isEqualTo(200);
        assertThat(client.get(device + "/packets").code()).isEqualTo("platform.not-permitted-here");
        var command = Map.of("command", "read-clock", "parameters", Map.of());
        assertThat(client.post(device + "/commands", command).code()).isEqualTo("platform.not-permitted-here");
        assertThat(browser.inRegion(Role.ADMIN, x + "-1")
                        .get(device + "/packets")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void valuesAreImportedToPointsOfTheOwnPostOnly() {
        byte[] csv = ("point,kind,time,factor,value\n" + x + "-G,hour,2026-01-01 01:00,a21026,5\n")
                .getBytes(StandardCharsets.UTF_8);
        var answer = seesAllAndIs(Role.ANALYST, x + "-2")
                .upload("/telemetry/imports?label=start&dryRun=true", "text/csv", csv);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.text()).contains("telemetry.import.unknown-point");
        var own = browser.inRegion(Role.ANALYST, x + "-1")
                .upload("/telemetry/imports?label=start&dryRun=true", "text/csv", csv);
        assertThat(own.status()).as(own.text()).isEqualTo(200);
    }

    private Client seesAllAndIs(Role role, String region) {
        return browser.holding(
                Post.everywhere(Role.LEADER, "", Instant.EPOCH), Post.inRegion(role, "", region, Instant.EPOCH));
    }

    private static Client.Answer change(Client client, String path, Map<String, Object> body) {
        return client.put(path, body, client.get(path).header("etag"));
    }

    private static Map<String, Object> limit() {
        return new HashMap<>(Map.of(
                "factor", "a21026", "averaging", "hour", "upper", "9", "standard", "GB 4915-2013", "reason", "x"));
    }

    private static Map<String, Object> range(String kind) {
        return Map.of(
                "from",
                "2026-01-01T00:00:00+08:00",
                "to",
                "2026-01-01T01:00:00+08:00",
                "factors",
                List.of(),
                "kind",
                kind,
                "reason",
                "x");
    }

    private String path(String list, String prefix) {
        return prefix
                + browser.everywhere(Role.LEADER)
                        .get(list)
                        .body()
                        .at("/items/0/id")
                        .asString();
    }

    private String idOf(String list, String mn) {
        return browser.everywhere(Role.LEADER)
                .get(list)
                .body()
                .path("items")
                .valueStream()
                .filter(item -> item.path("mn").asString().equals(mn))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }
}
