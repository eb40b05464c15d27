/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person at a browser: one role, one window, one theme. Remembers what left the host and what went wrong. */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE_MS = 30_000;

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
        // The theme is a person's choice, kept by the browser; the first visit has chosen already.
        context.addInitScript("localStorage.getItem('qingshan.theme') ?? localStorage.setItem('qingshan.theme', '%s')"
                .formatted(theme == ColorScheme.DARK ? "dark" : "light"));
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(scriptErrors::add);
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("missing word")) {
                scriptErrors.add(message.text());
            }
        });
    }

    /** Signs in through the form, as a person does. */
    void signIn(String url, String login) {
        page.navigate(url);
        page.getByLabel("账号").fill(login);
        page.getByLabel("密码").fill(RunningCity.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        page.waitForURL(reached -> !reached.contains("/sign-in"));
        settle();
    }

    /** Signs in without the form: the session's cookie is all that a page needs. */
    void enter(String session, String login) {
        APIResponse answer = context.request()
                .post(
                        session,
                        RequestOptions.create().setData(Map.of("name", login, "password", RunningCity.PASSWORD)));
        if (!answer.ok()) {
            throw new AssertionError("Signing in as " + login + ": " + answer.status() + " " + answer.text());
        }
    }

    void open(String url) {
        page.navigate(url);
        settle();
    }

    /** Waits until the page has a heading and nothing on it is still being read. */
    void settle() {
        page.waitForFunction("() => document.querySelector('h1') && !document.querySelector('.skeleton')");
    }

    /** Before the first page: the visitor reads English. */
    void readEnglish() {
        context.addInitScript("localStorage.setItem('qingshan.language', 'en')");
    }

    void resize(Screen screen) {
        page.setViewportSize(screen.width(), screen.height());
    }

    /** Pixels by which the page is wider than its window, once charts had time to follow it; beyond 0 a person must scroll sideways. */
    int overflow() {
        try {
            page.waitForFunction(
                    "() => document.documentElement.scrollWidth <= window.innerWidth",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(3_000));
            return 0;
        } catch (TimeoutError stillWider) {
            return (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        }
    }

    /** The window sizes that every page is looked at in. */
    enum Screen {
        WALL(3840, 1080),
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
        if (url.startsWith("data:") || url.startsWith("blob:") || url.startsWith("about:")) {
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
