/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingshan.server.browser.Visitor.Screen;

/** Opens pages one after the other, takes their pictures at the desk and on the phone, and notes what is wrong. */
final class Tour {

    /** The pages that need no object, by the names of their pictures. */
    static final Map<String, String> ROOMS = rooms();

    private static final Set<String> GRAVE = Set.of("critical", "serious");

    private final Visitor visitor;
    private final Path pictures;
    private final String name;
    private final List<String> findings = new ArrayList<>();

    Tour(Visitor visitor, Path pictures, String name) {
        this.visitor = visitor;
        this.pictures = pictures;
        this.name = name;
    }

    private static Map<String, String> rooms() {
        Map<String, String> rooms = new LinkedHashMap<>();
        rooms.put("sign-in", "/sign-in");
        rooms.put("today", "/today");
        rooms.put("objects", "/o");
        rooms.put("enterprises", "/o?kind=enterprise");
        rooms.put("events", "/events");
        rooms.put("devices", "/devices");
        rooms.put("rates", "/rates");
        rooms.put("values", "/imports");
        rooms.put("registry", "/admin/registry");
        rooms.put("factors", "/admin/registry?tab=factors");
        rooms.put("registered-devices", "/admin/registry?tab=devices");
        rooms.put("limits", "/admin/registry?tab=limits");
        rooms.put("reference-o2", "/admin/registry?tab=reference-o2");
        rooms.put("conditions", "/rules");
        rooms.put("import", "/admin/registry?tab=import");
        rooms.put("people", "/admin/people");
        rooms.put("audit", "/admin/audit");
        return rooms;
    }

    List<String> walk(String root, Map<String, String> pages) {
        pages.forEach((page, path) -> look(page, root + path));
        visitor.scriptErrors().forEach(error -> findings.add("script error: " + error));
        visitor.foreignRequests().forEach(url -> findings.add("request to another host: " + url));
        return List.copyOf(findings);
    }

    private void look(String page, String url) {
        visitor.resize(Screen.DESK);
        visitor.open(url);
        for (Rule rule : new AxeBuilder(visitor.page()).analyze().getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                findings.add(page + ": " + rule.getId() + " at "
                        + rule.getNodes().stream()
                                .map(node -> String.valueOf(node.getTarget()))
                                .toList());
            }
        }
        visitor.screenshot(picture(page, Screen.DESK));
        visitor.resize(Screen.PHONE);
        visitor.screenshot(picture(page, Screen.PHONE));
        for (Screen screen : Screen.values()) {
            visitor.resize(screen);
            if (visitor.overflow() > 0) {
                findings.add("%s: wider than %s by %d px".formatted(page, screen, visitor.overflow()));
            }
        }
    }

    private Path picture(String page, Screen screen) {
        return pictures.resolve("%s-%s-%dx%d.png".formatted(page, name, screen.width(), screen.height()));
    }
}
