/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.springframework.context.annotation.Import;

@ServerTest
@Import(RegistryCity.class)
class RegistryEndpointsTest {

    private final Browser browser;
    private final RegistryCity city;
    private String x = "";

    RegistryEndpointsTest(Browser browser, RegistryCity city) {
        this.browser = browser;
        this.city = city;
    }

    @BeforeEach
    void aCityWithOneEnterpriseInItsFirstDistrict() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void anOfficerSeesTheOwnDistrictOnly() {
        Client here = browser.inRegion(Role.GRID, x + "-1");
        Client elsewhere = browser.inRegion(Role.GRID, x + "-2");
        assertThat(codes(here, "/points?q=" + x)).containsExactly(x + "-G", x + "-W");
        assertThat(codes(here, "/enterprises?q=" + x)).containsExactly(x + "-E");
        assertThat(codes(elsewhere, "/points?q=" + x)).isEmpty();
        assertThat(codes(elsewhere, "/enterprises?q=" + x)).isEmpty();
        assertThat(elsewhere.get("/search?q=" + x).body().size()).isZero();
        for (String path :
                List.of("/points/" + point(), "/points/" + point() + "/limits", "/enterprises/" + enterprise())) {
            assertThat(elsewhere.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(elsewhere.get("/points/" + point() + "/history").body().size())
                .isZero();
    }

    @Test
    void anEnterpriseIsSeenWhereAnyOfItsOutletsIs() {
        String csv = """
                code,kind,name,enterprise,region
                X-G2,waste_gas_outlet,分厂烟囱,X-E,X-2
                """;
        city.importCsv(city.analyst(x), "points", csv.replace("X-", x + "-"));
        Client west = browser.inRegion(Role.GRID, x + "-2");
        assertThat(codes(west, "/enterprises?q=" + x)).containsExactly(x + "-E");
        assertThat(codes(west, "/points?q=" + x)).containsExactly(x + "-G2");
    }

    @Test
    void anEnterpriseManagerSeesTheOwnOutletsOnly() {
        Client manager = browser.forEnterprise(x + "-E");
        assertThat(codes(manager, "/points")).containsExactly(x + "-G", x + "-W");
        assertThat(codes(manager, "/enterprises")).containsExactly(x + "-E");
        var detail = manager.get("/points/" + point());
        assertThat(detail.body().at("/devices/0/mn").asString()).isEqualTo(x + "-D");
        assertThat(detail.text()).doesNotContain("123456");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADER", "SUPERVISOR", "DEPARTMENT", "GRID"})
    void whoHasNoRightToEditCannotWriteAnything(Role role) {
        assertAllWritesAreRefused(browser.everywhere(role));
    }

    @Test
    void anEnterpriseManagerCannotWriteAnything() {
        assertAllWritesAreRefused(browser.forEnterprise(x + "-E"));
    }

    private void assertAllWritesAreRefused(Client client) {
        byte[] csv = "code,name,region\n".getBytes(StandardCharsets.UTF_8);
        assertThat(List.of(
                        client.post("/enterprises", Map.of()),
                        client.put("/enterprises/" + enterprise(), Map.of("reason", "x"), "\"1\""),
                        client.post("/points", Map.of()),
                        client.put("/points/" + point(), Map.of("reason", "x"), "\"1\""),
                        client.post("/points/" + point() + "/limits", Map.of()),
                        client.post("/registry/devices", Map.of()),
                        client.post("/registry/channels", Map.of()),
                        client.upload("/registry/imports/enterprises", "text/csv", csv)))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(403);
                    assertThat(answer.code()).isEqualTo("access.not-permitted");
                });
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeenAndAReason() {
        Client analyst = browser.everywhere(Role.ANALYST);
        String path = "/enterprises/" + enterprise();
        String seen = analyst.get(path).header("etag");
        var change = Map.of("code", x + "-E", "name", "青山新材", "region", x + "-1", "reason", "改名");
        assertThat(analyst.put(path, change).code()).isEqualTo("registry.which-version");
        assertThat(analyst.put(path, change, seen).status()).isEqualTo(204);
        assertThat(analyst.put(path, change, seen).code()).isEqualTo("registry.changed-meanwhile");
        var history = analyst.get(path + "/history").body();
        assertThat(history.at("/0/reason").asString()).isEqualTo("改名");
        assertThat(history.at("/0/state/name").asString()).isEqualTo("青山新材");
    }

    @Test
    void aWrongFormTellsTheFieldTheCauseAndTheCureInTheLanguageOfTheReader() {
        Client analyst = browser.everywhere(Role.ANALYST).inEnglish();
        var answer = analyst.post(
                "/enterprises",
                Map.of("code", x + "-E2", "name", "厂", "region", x + "-1", "creditCode", "91350100M000100Y44"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("registry.credit-code-check");
        assertThat(answer.body().at("/params/column").asString()).isEqualTo("credit_code");
        assertThat(answer.body().path("cure").asString()).contains("ask for 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e31"})
    void aNumberThatNobodyCouldWriteOutIsNone(String number) {
        var body = Map.of("code", x + "-E9", "name", "厂", "region", x + "-1", "lon", new BigDecimal(number), "lat", 30);
        var refused = browser.everywhere(Role.ANALYST).post("/enterprises", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("registry.not-a-number");
        assertThat(city.importCsv(
                                city.analyst(x),
                                "enterprises",
                                "code,name,region,lon,lat\n" + x + "-E9,厂," + x + "-1," + number + ",30\n")
                        .failed())
                .isTrue();
    }

    @Test
    void limitsAreShownForARangeAndEndWhereTheNextBegins() {
        Client analyst = browser.everywhere(Role.ANALYST);
        analyst.post("/points/" + point() + "/limits", limit("200", "", "2026-01-01"));
        var made = analyst.post("/points/" + point() + "/limits", limit("100", "2026-01-01", ""));
        assertThat(made.status()).isEqualTo(201);
        var all = analyst.get("/points/" + point() + "/limits").body();
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.at("/1/validFrom").asString()).isEqualTo("2026-01-01T00:00:00+08:00");
        assertThat(analyst.get("/points/" + point() + "/limits?from=2026-02-01T00:00:00Z")
                        .body()
                        .size())
                .isEqualTo(1);
        String version = all.at("/1/version").asString();
        var removed = analyst.delete(
                "/registry/limits/" + made.body().path("id").asString() + "?reason=x", "\"" + version + "\"");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(analyst.get("/points/" + point() + "/limits").body().size()).isEqualTo(1);
    }

    private static Map<String, Object> limit(String upper, String from, String to) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "factor",
                "a21026",
                "averaging",
                "hour",
                "basis",
                "converted",
                "upper",
                upper,
                "standard",
                "GB 4915-2013"));
        body.put("validFrom", from);
        body.put("validTo", to);
        return body;
    }

    @Test
    void theSearchKnowsNamesInitialsCodesAndDevices() {
        Client officer = browser.inRegion(Role.GRID, x + "-1");
        assertThat(titles(officer, "焦炉烟")).containsExactly("焦炉烟囱");
        assertThat(titles(officer, "jlyc")).containsExactly("焦炉烟囱");
        assertThat(titles(officer, "QSJH")).containsExactly("青山焦化厂");
        assertThat(titles(officer, x + "-D")).containsExactly(x + "-D");
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        var csv = new StringBuilder("code,kind,name,region\n");
        for (int n = 100; n < 350; n++) {
            csv.append(x)
                    .append("-S")
                    .append(n)
                    .append(",air_station,站,")
                    .append(x)
                    .append("-2\n");
        }
        city.importCsv(city.analyst(x), "points", csv.toString());
        Client officer = browser.inRegion(Role.GRID, x + "-2");
        var first = officer.get("/points").body();
        var second =
                officer.get("/points?cursor=" + first.path("next").asString()).body();
        assertThat(first.path("items").size()).isEqualTo(200);
        assertThat(second.at("/items/0/code").asString()).isEqualTo(x + "-S300");
        assertThat(second.path("items").size()).isEqualTo(50);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void anImportOverHttpReportsEachLineAndAnExportImportsWithoutAChange() {
        Client analyst = browser.inRegion(Role.ANALYST, x);
        byte[] bad = ("code,name,region\n" + x + "-E5,厂,nowhere\n").getBytes(StandardCharsets.UTF_8);
        var refused = analyst.upload("/registry/imports/enterprises", "text/csv", bad);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/lines/0/line").asInt()).isEqualTo(2);
        assertThat(refused.body().at("/lines/0/problems/0/title").asString()).isEqualTo("没有区划“nowhere”");
        for (String kind : List.of("enterprises", "points", "devices")) {
            byte[] exported = analyst.get("/registry/exports/" + kind + "?format=csv")
                    .text()
                    .getBytes(StandardCharsets.UTF_8);
            var again = analyst.upload("/registry/imports/" + kind, "text/csv", exported);
            assertThat(again.body().path("unchanged"))
                    .as(again.text())
                    .isEqualTo(again.body().path("rows"));
        }
        assertThat(analyst.get("/factors").body().size()).isGreaterThan(200);
        assertThat(analyst.get("/registry/templates/devices?format=csv").text()).contains("设备编号*");
    }

    private static List<String> codes(Client client, String path) {
        return client.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("code").asString())
                .toList();
    }

    private static List<String> titles(Client client, String words) {
        String query = java.net.URLEncoder.encode(words, StandardCharsets.UTF_8);
        return client.get("/search?q=" + query)
                .body()
                .valueStream()
                .map(hit -> hit.path("title").asString())
                .toList();
    }

    private String point() {
        return idOf("/points?q=" + x + "-G");
    }

    private String enterprise() {
        return idOf("/enterprises?q=" + x + "-E");
    }

    private String idOf(String path) {
        return browser.everywhere(Role.LEADER)
                .get(path)
                .body()
                .at("/items/0/id")
                .asString();
    }
}
