/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every page, empty and full, in both themes and languages (dark is in English): no word missing, no critical or serious finding of axe, and no sideways scrolling. */
@ExtendWith(OnStage.class)
class AccessibilityIT {

    private final Stage stage;

    AccessibilityIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void full_pages_have_no_grave_finding(ColorScheme theme) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        assertThat(stage.tour(theme, name, allPages())).isEmpty();
    }

    @Test
    void empty_pages_have_no_grave_finding() {
        assertThat(stage.findingsWhenEmpty()).isEmpty();
    }

    /** A figure that is followed to where it comes from. */
    private static String origin(City city) {
        String outlet = city.idOf("/points", "code", "GS-G02");
        JsonNode figure = city.get("/points/" + outlet + "/latest?kind=hour")
                .path("items")
                .path(0)
                .path("figures")
                .path(0);
        String key = String.join(
                "~",
                outlet,
                figure.path("factor").asString(),
                "measured",
                "hour",
                figure.path("start").asString());
        return "/o/outlet/" + outlet + "?figure=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    private Map<String, String> allPages() {
        City city = City.of(stage.city());
        Map<String, String> pages = new LinkedHashMap<>(Tour.ROOMS);
        pages.put("outlet-gas", "/o/outlet/" + city.idOf("/points", "code", "GS-G02"));
        pages.put("station", "/o/station/" + city.idOf("/points", "code", "GS-A01"));
        pages.put("section", "/o/section/" + city.idOf("/points", "code", "GS-R01"));
        pages.put("closing", "/o/outlet/" + city.idOf("/points", "code", "GS-G03") + "?sheet=closing");
        pages.put("enterprise", "/o/enterprise/" + city.idOf("/enterprises", "code", "E01"));
        pages.put("event", "/events/" + city.idOf("/events?state=all", "kind", "hour-exceedance"));
        pages.put("origin", origin(city));
        pages.put(
                "device",
                "/devices/"
                        + city.get("/devices").path("items").path(0).path("id").asString());
        return pages;
    }
}
