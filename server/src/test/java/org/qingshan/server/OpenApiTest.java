/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.qingshan.server.fixture.ServerTest;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** web/openapi.json describes the interface as it is; {@code -Dpages.update=true} brings it up to date. */
@ServerTest
@TestPropertySource(properties = "springdoc.api-docs.enabled=true")
class OpenApiTest {

    private static final Path FILE = Path.of("..", "web", "openapi.json");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final OpenApiWebMvcResource resource;

    OpenApiTest(OpenApiWebMvcResource resource) {
        this.resource = resource;
    }

    @Test
    void theDescriptionOfTheInterfaceIsUpToDate() throws Exception {
        String description = description();
        if (Boolean.getBoolean("pages.update")) {
            Files.writeString(FILE, description);
        }
        assertThat(committed().equals(description))
                .as("web/openapi.json says what the server offers; if not, run this test with"
                        + " -Dsurefire.arguments=-Dpages.update=true")
                .isTrue();
    }

    @Test
    void theDescriptionNamesWhatClientsCall() throws Exception {
        JsonNode paths = JSON.readTree(description()).path("paths");
        assertThat(paths.propertyNames()).contains("/api/v1/session", "/api/v1/regions", "/api/v1/people");
    }

    private String description() throws Exception {
        var request = new MockHttpServletRequest("GET", "/v3/api-docs");
        byte[] json = resource.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
        var tree = (ObjectNode) JSON.readTree(json);
        tree.remove("servers");
        Object sorted = JSON.treeToValue(tree, java.util.TreeMap.class);
        return JSON.writeValueAsString(sorted) + "\n";
    }

    private static String committed() throws IOException {
        return Files.exists(FILE) ? Files.readString(FILE) : "";
    }
}
