/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at a browser: one role, one window, one theme. Remembers what left the host and what went wrong. */
final class Visitor implements AutoCloseable {

    private final BrowserContext context;
    private final Page page;
    private final List<String> foreignRequests = new CopyOnWriteArrayList<>();
    private final List<String> scriptErrors = new CopyOnWriteArrayList<>();

    Visitor(Browser browser, Screen screen, ColorScheme theme) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setColorScheme(theme)
                .setLocale("zh-CN"));
        context.onRequest(request -> {
            if (isForeign(request.url())) {
                foreignRequests.add(request.url());
            }
        });
        page = context.newPage();
        page.onPageError(scriptErrors::add);
    }

    /** The window sizes that every page is looked at in. */
    enum Screen {
        DESK(1920, 1080),
        LAPTOP(1366, 768),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    private static boolean isForeign(String url) {
        if (url.startsWith("data:") || url.startsWith("blob:")) {
            return false;
        }
        return !"localhost".equals(URI.create(url).getHost());
    }

    Page page() {
        return page;
    }

    List<String> foreignRequests() {
        return List.copyOf(foreignRequests);
    }

    List<String> scriptErrors() {
        return List.copyOf(scriptErrors);
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
