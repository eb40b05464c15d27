/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.alarm.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qingshan.server.alarm.store.EventReads;
import org.qingshan.server.platform.Messages;
import org.springframework.stereotype.Component;

/** Puts stored codes and parameters into the reader's language. */
@Component
class EventWords {

    private final Messages messages;

    EventWords(Messages messages) {
        this.messages = messages;
    }

    /** Who and what, as in a headline. */
    String title(EventReads.Row event, Locale locale) {
        Map<String, String> params = params(event, locale);
        String key = "message.alarm.title." + event.kind();
        String ofRegion = key + ".region";
        return event.subjectKind().equals("region")
                        && messages.find(locale, ofRegion).isPresent()
                ? messages.render(locale, ofRegion, params)
                : messages.render(locale, key, params);
    }

    /** The evidence, as it could be read aloud. */
    String sentence(EventReads.Row event, Locale locale) {
        String key = "message.alarm.fact." + event.messageCode();
        return messages.find(locale, key).isPresent()
                ? messages.render(locale, key, params(event, locale))
                : title(event, locale);
    }

    String condition(String kind, Locale locale) {
        return messages.render(locale, "message.alarm.condition." + kind, Map.of());
    }

    String act(String act, Locale locale) {
        return messages.render(locale, "message.alarm.act." + act, Map.of());
    }

    private Map<String, String> params(EventReads.Row event, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        Map<String, String> params = new HashMap<>(event.messageParams());
        EventReads.PointRef point = event.point();
        EventReads.Ref region = event.region();
        params.put("point", point == null ? "" : either(english, point.nameEn(), point.name()));
        params.put("region", region == null ? "" : either(english, region.nameEn(), region.name()));
        params.put("count", String.valueOf(event.occurrences()));
        params.put("limit", limit(params.getOrDefault("lower", ""), params.getOrDefault("upper", "")));
        String name = event.factorName();
        params.put("factorName", name == null ? "" : either(english, event.factorNameEn(), name));
        return params;
    }

    private static String limit(String lower, String upper) {
        if (lower.isEmpty()) {
            return "≤ " + upper;
        }
        return upper.isEmpty() ? "≥ " + lower : lower + "–" + upper;
    }

    private static String either(boolean english, @Nullable String englishName, String name) {
        return english && englishName != null && !englishName.isBlank() ? englishName : name;
    }
}
