/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.qingshan.server.platform.ProblemBodies;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem from where no controller advice reaches. */
@Component
class ProblemWriter {

    private final ProblemBodies bodies;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(ProblemBodies bodies, LocaleResolver locales, JsonMapper json) {
        this.bodies = bodies;
        this.locales = locales;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, int status, String code) throws IOException {
        var body = bodies.of(locales.resolveLocale(request), status, code, Map.of());
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(body));
    }
}
