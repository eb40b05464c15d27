/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import tools.jackson.databind.JsonNode;

/** Names may be corrected; what enters into results may not. */
@ServerTest
class FactorsOverHttpTest {

    private static final Map<String, String> NAMES =
            Map.of("name", "泵站集水井液位", "nameEn", "well level", "reason", "as people call it");

    private final Browser browser;

    FactorsOverHttpTest(Browser browser) {
        this.browser = browser;
    }

    @Test
    void whoMayEditTheRegistryCorrectsANameOfTheVersionSeen() {
        Client analyst = browser.everywhere(Role.ANALYST);
        String version = "\"" + factor(analyst, "e41601").path("version").asString() + "\"";
        assertThat(analyst.put("/factors/e41601", NAMES).code()).isEqualTo("registry.which-version");
        assertThat(analyst.put("/factors/e41601", NAMES, version).status()).isEqualTo(204);
        assertThat(factor(analyst, "e41601").path("nameEn").asString()).isEqualTo("well level");
        assertThat(analyst.put("/factors/e41601", NAMES, version).code()).isEqualTo("registry.changed-meanwhile");
        assertThat(analyst.put("/factors/x99999", NAMES, version).status()).isEqualTo(404);
    }

    @Test
    void othersReadOnly() {
        Client leader = browser.everywhere(Role.LEADER);
        assertThat(factor(leader, "e40101").path("name").asString()).isEqualTo("污水提升泵电流");
        assertThat(leader.put("/factors/e40101", NAMES, "\"1\"").code()).isEqualTo("access.not-permitted");
    }

    @Test
    void everyFactorHasANameInBothLanguages() {
        assertThat(browser.everywhere(Role.LEADER).get("/factors").body().valueStream())
                .hasSizeGreaterThan(350)
                .allSatisfy(factor -> {
                    assertThat(factor.path("name").asString()).isNotBlank();
                    assertThat(factor.path("nameEn").asString()).isNotBlank();
                });
    }

    private static JsonNode factor(Client client, String code) {
        return client.get("/factors")
                .body()
                .valueStream()
                .filter(factor -> factor.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
