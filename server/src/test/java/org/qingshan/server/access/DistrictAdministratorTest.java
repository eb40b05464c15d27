/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Accounts.Post;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.RegistryCity;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** An administrator of a district administers that district: no post given reaches further, and no account that does is touched. */
@ServerTest
@Import(RegistryCity.class)
class DistrictAdministratorTest {

    private final Browser browser;
    private final RegistryCity city;
    private String x = "";

    DistrictAdministratorTest(Browser browser, RegistryCity city) {
        this.browser = browser;
        this.city = city;
    }

    @BeforeEach
    void aCityWithOneEnterpriseInItsFirstDistrict() {
        x = city.found();
        city.fill(x);
    }

    @Test
    void nobodyGivesAPostThatReachesFurtherThanTheOwn() {
        Client admin = browser.inRegion(Role.ADMIN, x + "-1");
        String self = admin.get("/session").body().at("/person/id").asString();
        String colleague = create(admin, x + "-colleague");
        for (String person : List.of(self, colleague)) {
            for (var post : List.of(
                    Map.of("role", "ADMIN", "whole", true),
                    Map.of("role", "ANALYST", "whole", false, "region", x),
                    Map.of("role", "ANALYST", "whole", false, "region", x + "-2"),
                    Map.of("role", "ANALYST", "whole", false, "region", "not-there-yet"),
                    Map.of("role", "DEPARTMENT", "whole", false, "region", x + "-1", "department", "housing"),
                    Map.of("role", "ENTERPRISE", "whole", false, "enterprise", "nowhere"))) {
                var answer = admin.post("/people/" + person + "/posts", post);
                assertThat(answer.status()).as(post.toString()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("platform.not-permitted-here");
            }
        }
        assertThat(admin.get("/session").body().path("roles").toString()).isEqualTo("[\"ADMIN\"]");
    }

    @Test
    void withinTheDistrictPostsAreGivenAndEnded() {
        Client admin = browser.inRegion(Role.ADMIN, x + "-1");
        String colleague = create(admin, x + "-colleague");
        var region = Map.of("role", "GRID", "whole", false, "region", x + "-1");
        var enterprise = Map.of("role", "ENTERPRISE", "whole", false, "enterprise", x + "-E");
        assertThat(admin.post("/people/" + colleague + "/posts", region).status())
                .isEqualTo(201);
        var posted = admin.post("/people/" + colleague + "/posts", enterprise);
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(admin.post("/people/" + colleague + "/password", Map.of()).status())
                .isEqualTo(200);
        String post = posted.body().at("/posts/0/id").asString();
        assertThat(admin.post("/people/" + colleague + "/posts/" + post + "/end", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(admin.put("/people/" + colleague, Map.of("name", "新名", "active", false))
                        .status())
                .isEqualTo(200);
        assertThat(browser.inRegion(Role.ADMIN, x + "-2")
                        .post("/people/" + colleague + "/posts", enterprise)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void nobodyTakesOverTheAccountOfSomebodyWhoReachesFurther() {
        Client admin = browser.inRegion(Role.ADMIN, x + "-1");
        for (Post post : List.of(
                Post.everywhere(Role.LEADER, "", Instant.EPOCH),
                Post.inRegion(Role.ANALYST, "", x + "-2", Instant.EPOCH),
                Post.inRegion(Role.ANALYST, "", x, Instant.now().plusSeconds(86_400)))) {
            String login = browser.newPerson(post);
            JsonNode person = find(admin, login);
            String path = "/people/" + person.path("id").asString();
            String held = person.at("/posts/0/id").asString();
            assertThat(List.of(
                            admin.post(path + "/password", Map.of()),
                            admin.put(path, Map.of("name", "x", "active", false)),
                            admin.post(path + "/posts/" + held + "/end", Map.of()),
                            admin.post(path + "/posts", Map.of("role", "GRID", "whole", false, "region", x + "-1"))))
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(403));
            assertThat(browser.nobody().signIn(login, Browser.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void theTrailShowsADistrictsAdministratorTheOwnActsOnly() {
        Client admin = browser.inRegion(Role.ADMIN, x + "-1");
        String name = admin.get("/session").body().at("/person/name").asString();
        create(browser.everywhere(Role.ADMIN), x + "-by-another");
        create(admin, x + "-by-me");
        assertThat(admin.get("/audit").body().path("items").valueStream())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.toString()).contains(name));
    }

    private static String create(Client admin, String login) {
        var answer = admin.post("/people", Map.of("login", login, "name", login));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private static JsonNode find(Client admin, String login) {
        return admin.get("/people")
                .body()
                .path("items")
                .valueStream()
                .filter(person -> person.path("login").asString().equals(login))
                .findFirst()
                .orElseThrow();
    }
}
