/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qingshan.server.access.Role;
import org.qingshan.server.fixture.Browser;
import org.qingshan.server.fixture.Client;
import org.qingshan.server.fixture.ServerTest;
import org.qingshan.server.registry.RegistryCity;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do and see what, asked of every operation that web/openapi.json names ({@link OpenApiTest} holds that file to the server). */
@ServerTest
@Import(RegistryCity.class)
class EveryEndpointTest {

    private static final JsonNode API = JsonMapper.builder()
            .build()
            .readTree(Path.of("..", "web", "openapi.json").toFile());
    private static final String ROOT = "/api/v1";

    /** What no schema tells: words that pass for a value. */
    private static final Map<String, Object> USUAL = Map.of("reason", "x", "peer", "192.0.2.1", "role", "GRID");

    private final Browser browser;
    private final RegistryCity city;
    private final JdbcClient ingest;

    EveryEndpointTest(Browser browser, RegistryCity city, @Qualifier("ingest") JdbcClient ingest) {
        this.browser = browser;
        this.city = city;
        this.ingest = ingest;
    }

    /** @param path as called, behind the root, with what stands for its parameters still in braces */
    private record Operation(String method, String path, JsonNode definition) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (var path : API.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                operations.add(
                        new Operation(method.getKey(), path.getKey().substring(ROOT.length()), method.getValue()));
            }
        }
        return operations;
    }

    @Test
    void theLeaderChangesNothing() {
        Client leader = browser.everywhere(Role.LEADER);
        List<Operation> changing = operations().stream()
                .filter(operation -> !operation.method.equals("get"))
                .filter(operation -> !operation.path.startsWith("/session"))
                .toList();
        assertThat(changing).hasSizeGreaterThan(40);
        assertThat(changing).allSatisfy(operation -> {
            var answer = change(leader, operation);
            if (operation.path.endsWith("/withdraw") && answer.status() == 404) {
                assertThat(answer.code()).as("looked for before the right").isEqualTo("telemetry.mark.unknown");
            } else {
                assertThat(answer.status()).as(answer.text()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("access.not-permitted");
            }
        });
    }

    private static Client.Answer change(Client client, Operation operation) {
        String path = operation
                .path
                .replace("/imports/{kind}", "/imports/points")
                .replace("{kind}", "offline")
                .replace("{code}", "a21002")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        if (path.contains("/imports")) {
            return client.upload(path, "text/csv", "code,kind,name\n".getBytes(StandardCharsets.UTF_8));
        }
        Object body = body(operation.definition);
        return switch (operation.method) {
            case "post" -> client.post(path, body, "\"1\"");
            case "put" -> client.put(path, body, "\"1\"");
            case "delete" -> client.delete(path, "\"1\"");
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    /** Whatever the description demands, so that the form of the body is not what is refused. */
    private static Object body(JsonNode definition) {
        JsonNode schema = resolve(
                definition.at("/requestBody/content").path("application/json").path("schema"));
        Map<String, Object> body = new TreeMap<>(USUAL);
        body.keySet().removeIf(name -> !schema.path("properties").has(name));
        for (JsonNode name : schema.path("required")) {
            body.putIfAbsent(
                    name.asString(), value(resolve(schema.path("properties").path(name.asString()))));
        }
        return body;
    }

    private static Object value(JsonNode schema) {
        return switch (schema.path("type").asString("string")) {
            case "boolean" -> true;
            case "integer", "number" -> 1;
            default -> schema.path("format").asString("").equals("date-time") ? "2026-01-01T00:00:00+08:00" : "x";
        };
    }

    private static JsonNode resolve(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = API.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    @Test
    void whatLiesInAnotherDistrictIsNeitherShownNorNamed() {
        String x = city.found();
        city.fill(x);
        Client here = browser.everywhere(Role.ANALYST);
        Client officer = browser.inRegion(Role.GRID, x + "-2");
        List<Operation> reading = operations().stream()
                .filter(operation -> operation.method.equals("get"))
                .filter(operation -> !operation.path.matches("/(session|regions|live|audit|templates).*"))
                .toList();
        Map<String, String> ids = new TreeMap<>(ids(here, x));
        rule(here, ids.get("points"), x);
        ids.put("events", raise(x));
        List<String> seen = new ArrayList<>();
        assertThat(reading).allSatisfy(operation -> {
            String path = filled(operation, ids, x);
            if (here.get(path).text().contains(x + "-")) {
                seen.add(operation.path);
            }
            var answer = officer.get(path);
            assertThat(answer.status()).as(answer.text()).isIn(200, 403, 404);
            assertThat(answer.text())
                    .doesNotContain(x + "-G")
                    .doesNotContain(x + "-W")
                    .doesNotContain(x + "-D");
            if (operation.path.equals("/events/{id}")) {
                assertThat(answer.status()).isEqualTo(404);
            }
            if (operation.path.matches("/(points|enterprises|devices)/\\{[^}]+}.*") && answer.status() == 200) {
                assertThat((answer.body().isArray()
                                        ? answer.body()
                                        : answer.body().path("items"))
                                .size())
                        .as(answer.text())
                        .isZero();
            }
        });
        assertThat(seen)
                .as("what somebody who may see it is told")
                .contains(
                        "/points",
                        "/points/{id}",
                        "/points/{point}/marks",
                        "/enterprises",
                        "/devices",
                        "/search",
                        "/events",
                        "/events/{id}");
    }

    private static void rule(Client client, @Nullable String point, String x) {
        var ruling = Map.of(
                "kind", "RULED_INVALID",
                "from", "2026-01-01T00:00:00+08:00",
                "to", "2026-01-01T02:00:00+08:00",
                "reason", "of " + x + "-G");
        var answer = client.post("/points/" + point + "/rulings", ruling);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    private String raise(String x) {
        return ingest.sql("""
                        INSERT INTO alarm.event (kind, subject_kind, subject_id, factor_group, severity, region_id, enterprise_id,
                            point_id, began_at, last_at, raised_at, late, message_code)
                        SELECT 'constant', 'point', p.id, 'a21002', 2, p.region_id, p.enterprise_id, p.id, now(), now(), now(),
                            false, 'constant.value'
                        FROM registry.point p WHERE p.code = :code RETURNING public_id
                        """)
                .param("code", x + "-G")
                .query(UUID.class)
                .single()
                .toString();
    }

    private static Map<String, String> ids(Client client, String x) {
        return Map.of(
                "points", client.get("/points?q=" + x).body().at("/items/0/id").asString(),
                "enterprises",
                        client.get("/enterprises?q=" + x)
                                .body()
                                .at("/items/0/id")
                                .asString(),
                "devices",
                        client.get("/points/"
                                        + client.get("/points?q=" + x + "-G")
                                                .body()
                                                .at("/items/0/id")
                                                .asString())
                                .body()
                                .at("/devices/0/id")
                                .asString());
    }

    private static String filled(Operation operation, Map<String, String> ids, String x) {
        String path = operation.path.replace("/exports/{kind}", "/exports/points");
        for (var id : ids.entrySet()) {
            path = path.replaceAll("/" + id.getKey() + "/\\{[^}]+}", "/" + id.getKey() + "/" + id.getValue());
        }
        path = path.replace("{kind}", "points")
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.definition.path("parameters")) {
            String name = parameter.path("name").asString();
            if (parameter.path("in").asString().equals("query")
                    && (parameter.path("required").asBoolean() || name.equals("q"))) {
                query.add(name + "=" + asked(path, name, x));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String asked(String path, String name, String x) {
        return switch (name) {
            case "q" -> x;
            case "kind" -> "hour";
            case "by" -> "point";
            case "factor" -> "a21002";
            case "from", "start" -> path.equals("/rates") ? "2026-01-01" : "2026-01-01T00:00:00%2B08:00";
            case "to" -> path.equals("/rates") ? "2026-01-02" : "2026-01-02T00:00:00%2B08:00";
            default -> throw new IllegalArgumentException("Nothing to ask for " + name);
        };
    }
}
