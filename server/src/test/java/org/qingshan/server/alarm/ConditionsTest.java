/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingshan.pipeline.condition.ConditionKind;
import org.qingshan.pipeline.rules.Parameters;
import org.qingshan.pipeline.rules.PointKind;
import org.qingshan.pipeline.rules.PointRule;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.RegistryCity;
import org.qingshan.server.telemetry.RulesInForce;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@ServerTest
@Import(RegistryCity.class)
class ConditionsTest {

    private static final PointRule ANYWHERE = PointRule.of(1, PointKind.AIR_STATION, 1);

    private final Browser browser;
    private final RulesInForce rules;
    private final RegistryCity city;
    private final Clock clock;

    ConditionsTest(Browser browser, RulesInForce rules, RegistryCity city, Clock clock) {
        this.browser = browser;
        this.rules = rules;
        this.city = city;
        this.clock = clock;
    }

    @Test
    void everyKindOfTheEngineIsAConditionAndEveryShippedValueAParameter() {
        Client leader = browser.everywhere(Role.LEADER);
        var kinds = leader.get("/conditions")
                .body()
                .valueStream()
                .map(condition -> condition.path("kind").asString())
                .toList();
        assertThat(kinds)
                .containsAll(Arrays.stream(ConditionKind.values())
                        .map(ConditionKind::word)
                        .toList())
                .contains("back-fill-unanswered", "disk");
        assertThat(leader.get("/conditions/parameters").body().size())
                .isGreaterThanOrEqualTo(Parameters.standard().list().size());
    }

    @Test
    void whatNoStandardSaysIsShownAsNotConfirmed() {
        JsonNode first = parameter(browser.everywhere(Role.LEADER), "night-only", "times");
        assertThat(first.path("certainty").asString()).isEqualTo("own");
        assertThat(first.path("verified").asBoolean()).isFalse();
    }

    @Test
    void aNewValueHoldsFromItsTimeOnAndNamesWhoAndWhy() {
        Client analyst = browser.everywhere(Role.ANALYST);
        JsonNode before = parameter(analyst, "mirror", "length");
        long snapshot = rules.current().id();
        String path = "/conditions/parameters/" + before.path("id").asString();
        var change = Map.of("version", before.path("version").asInt(), "value", 18, "reason", "误报过多");
        assertThat(analyst.put(path, change).status()).isEqualTo(204);
        assertThat(analyst.put(path, change).code()).isEqualTo("alarm.changed-meanwhile");
        assertThat(rules.current().id()).isGreaterThan(snapshot);
        assertThat(rules.current().parametersAt(clock.instant()).getLong("mirror", "length", ANYWHERE, "a34004"))
                .isEqualTo(18);
        assertThat(parameter(analyst, "mirror", "length").path("validTo").isNull())
                .isFalse();
    }

    @Test
    void aValueIsSetRightFromItsOwnFirstInstantAndKeepsItsEnd() {
        Client analyst = browser.everywhere(Role.ANALYST);
        JsonNode first = parameter(analyst, "small-spread", "days");
        String noon = "2031-03-04T12:00:00+08:00";
        String before = "2031-03-01T12:00:00+08:00";
        assertThat(set(analyst, first, "12", noon).status()).isEqualTo(204);
        JsonNode wrong = parameterFrom(analyst, "small-spread", "days", noon);
        assertThat(set(analyst, wrong, "14", noon).status()).isEqualTo(204);
        JsonNode right = parameterFrom(analyst, "small-spread", "days", noon);
        assertThat(right.path("id").asString()).isEqualTo(wrong.path("id").asString());
        assertThat(right.path("value").decimalValue()).isEqualByComparingTo("14");
        JsonNode ended = parameter(analyst, "small-spread", "days");
        assertThat(set(analyst, ended, "13", before).status()).isEqualTo(204);
        assertThat(OffsetDateTime.parse(parameterFrom(analyst, "small-spread", "days", before)
                        .path("validTo")
                        .asString()))
                .isEqualTo(noon);
        assertThat(set(analyst, parameter(analyst, "small-spread", "days"), "13", noon)
                        .code())
                .isEqualTo("alarm.not-in-force");
        var audit = browser.everywhere(Role.ADMIN)
                .get("/audit?action=alarm.parameter.change")
                .text();
        assertThat(audit).contains("\"before\"").contains("12").contains("14");
    }

    @ParameterizedTest
    @CsvSource({
        "copy, length, 0",
        "copy, length, 2.5",
        "copy, length, 1e999999999",
        "copy, length, 25",
        "mirror, length, -1",
        "constant, applies, 2",
        "missing, raise-after, 0",
        "jump, times, 1e-999999999"
    })
    void whatTheEngineCannotWorkWithIsRefused(String kind, String key, String value) {
        Client analyst = browser.everywhere(Role.ANALYST);
        var refused = set(analyst, parameter(analyst, kind, key), value, "2031-05-01T00:00:00+08:00");
        assertThat(refused.status() + " " + refused.code()).isEqualTo("422 alarm.out-of-bounds");
    }

    @Test
    void whatIsMissingOrUnknownIsSaid() {
        Client analyst = browser.everywhere(Role.ANALYST);
        String id = parameter(analyst, "jump", "times").path("id").asString();
        assertThat(analyst.put("/conditions/parameters/" + id, Map.of("version", 1, "reason", "x"))
                        .code())
                .isEqualTo("alarm.out-of-bounds");
        assertThat(analyst.put("/conditions/parameters/" + id, Map.of("version", 1, "value", 3))
                        .code())
                .isEqualTo("alarm.wrong-value");
        assertThat(analyst.put(
                                "/conditions/parameters/00000000-0000-7000-8000-000000000000",
                                Map.of("version", 1, "value", 3, "reason", "x"))
                        .code())
                .isEqualTo("alarm.unknown-parameter");
        var change = Map.of("version", 1, "severity", 5, "autoClose", true, "enabled", true, "reason", "x");
        assertThat(analyst.put("/conditions/jump", change).code()).isEqualTo("alarm.out-of-bounds");
        var other = Map.of("version", 1, "severity", 4, "autoClose", true, "enabled", true, "reason", "x");
        assertThat(analyst.put("/conditions/no-such", other).code()).isEqualTo("alarm.unknown-condition");
        assertThat(analyst.get("/conditions?days=2147483647").status()).isEqualTo(200);
    }

    private static Client.Answer set(Client client, JsonNode parameter, String value, String from) {
        Map<String, Object> change = Map.of(
                "version",
                parameter.path("version").asInt(),
                "value",
                new BigDecimal(value),
                "validFrom",
                from,
                "reason",
                "测试");
        return client.put("/conditions/parameters/" + parameter.path("id").asString(), change);
    }

    @Test
    void whatHoldsForTheWholeCityIsNotChangedForAPartOfIt() {
        Client analyst = browser.inRegion(Role.ANALYST, city.found() + "-1");
        JsonNode parameter = parameter(analyst, "jump", "times");
        var change = Map.of("version", parameter.path("version").asInt(), "value", 9, "reason", "x");
        var refused =
                analyst.put("/conditions/parameters/" + parameter.path("id").asString(), change);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("access.only-everywhere");
        var condition = Map.of("version", 1, "severity", 4, "autoClose", true, "enabled", false, "reason", "x");
        assertThat(analyst.put("/conditions/jump", condition).code()).isEqualTo("access.only-everywhere");
    }

    @Test
    void whoHasNoRightToEditChangesNoCondition() {
        Client leader = browser.everywhere(Role.LEADER);
        JsonNode parameter = parameter(leader, "jump", "times");
        var change = Map.of("version", 1, "value", 9, "reason", "x");
        assertThat(leader.put("/conditions/parameters/" + parameter.path("id").asString(), change)
                        .status())
                .isEqualTo(403);
        var condition = Map.of("version", 1, "severity", 4, "autoClose", true, "enabled", false, "reason", "x");
        assertThat(leader.put("/conditions/jump", condition).status()).isEqualTo(403);
    }

    private static JsonNode parameterFrom(Client client, String kind, String key, String from) {
        return client.get("/conditions/parameters?kind=" + kind)
                .body()
                .valueStream()
                .filter(row -> row.path("key").asString().equals(key)
                        && row.path("validFrom").isString()
                        && OffsetDateTime.parse(row.path("validFrom").asString())
                                .isEqual(OffsetDateTime.parse(from)))
                .findFirst()
                .orElseThrow();
    }

    /** The row that holds for all points and was there first. */
    private static JsonNode parameter(Client client, String kind, String key) {
        return client.get("/conditions/parameters?kind=" + kind)
                .body()
                .valueStream()
                .filter(row -> row.path("key").asString().equals(key)
                        && row.path("medium").isNull())
                .findFirst()
                .orElseThrow();
    }
}
