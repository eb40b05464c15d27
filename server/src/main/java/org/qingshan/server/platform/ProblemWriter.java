/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem from where no controller advice reaches. */
@Component
public class ProblemWriter {

    private final ProblemBodies bodies;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(ProblemBodies bodies, LocaleResolver locales, JsonMapper json) {
        this.bodies = bodies;
        this.locales = locales;
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, int status, String code)
            throws IOException {
        write(request, response, status, code, Map.of());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem)
            throws IOException {
        write(request, response, problem.kind().status(), problem.code(), problem.params());
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Map<String, Object> params)
            throws IOException {
        var body = bodies.of(locales.resolveLocale(request), status, code, params);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(json.writeValueAsString(body));
    }
}
