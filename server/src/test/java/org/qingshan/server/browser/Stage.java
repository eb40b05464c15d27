/* SPDX-License-Identifier: Apache-2.0 */
package org.qingshan.server.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One running city and one browser, shared by all browser tests of a run. */
final class Stage implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage");

    private final RunningCity city;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> findingsWhenEmpty;

    Stage() {
        city = new RunningCity(emptyFolder());
        // The browser of the machine is used; nothing is downloaded.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(browserOnPath())
                        .setArgs(ARGUMENTS));
        findingsWhenEmpty = tour(ColorScheme.LIGHT, "empty", Tour.ROOMS);
        city.populate();
        City.of(city).waitUntilLively();
    }

    /** What was wrong with the pages before the first object was registered. */
    List<String> findingsWhenEmpty() {
        return findingsWhenEmpty;
    }

    /** Looks at pages as the administrator, who may enter every room, and takes their pictures; by night in English. */
    List<String> tour(ColorScheme theme, String name, Map<String, String> pages) {
        try (Visitor admin = visitor(Visitor.Screen.DESK, theme)) {
            if (theme == ColorScheme.DARK) {
                admin.readEnglish();
            }
            admin.enter(city.url("/api/v1/session"), "admin");
            return new Tour(admin, PICTURES, name).walk(city.url(""), pages);
        }
    }

    RunningCity city() {
        return city;
    }

    Visitor visitor(Visitor.Screen screen, ColorScheme theme) {
        return new Visitor(browser, screen, theme);
    }

    /** A visitor at a desk, signed in through the form. */
    Visitor signedIn(String login) {
        Visitor visitor = visitor(Visitor.Screen.DESK, ColorScheme.LIGHT);
        visitor.signIn(city.url("/"), login);
        return visitor;
    }

    private static Path browserOnPath() {
        Stream<Path> folders =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
        Optional<Path> found = folders.flatMap(one -> BROWSERS.stream().map(one::resolve))
                .filter(Files::isExecutable)
                .findFirst();
        return found.orElseThrow(
                () -> new AssertionError("The browser tests need one of " + BROWSERS + " on the path"));
    }

    private static Path emptyFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "city"));
            return Files.createTempDirectory(parent, "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        city.close();
    }
}
