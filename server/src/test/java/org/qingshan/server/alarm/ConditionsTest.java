/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
