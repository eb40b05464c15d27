/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.platform;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes problem bodies; also for filters, which no advice reaches. */
@Component
public class ProblemBodies {

    private final Messages messages;

    ProblemBodies(Messages messages) {
        this.messages = messages;
    }

    public ProblemBody of(Locale locale, int status, String code, Map<String, Object> params) {
        String key = "problem." + code;
        String title = messages.render(locale, key + ".title", params);
        String detail = messages.find(locale, key + ".detail").isPresent()
                ? messages.render(locale, key + ".detail", params)
                : title;
        String cure = messages.find(locale, key + ".cure").isPresent()
                ? messages.render(locale, key + ".cure", params)
                : null;
        return new ProblemBody("urn:qingshan:problem:" + code, title, status, detail, code, cure, params);
    }
}
