package com.mantisnxt.sync.bench.stage;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Real Chromium processes. All are driven from the one thread that made this. */
public final class Browsers implements AutoCloseable {

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final List<Browser> browsers = new ArrayList<>();

    /** A page in a browser process of its own. */
    public Page newPage(int width, int height) {
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
        browsers.add(browser);
        return browser.newPage(
                // the driver waits for conditions by evaluating text, which our pages do not allow
                new Browser.NewPageOptions().setViewportSize(width, height).setBypassCSP(true));
    }

    /** Starts to note when rows are painted, on the board or on a page shaped like it. */
    public static void watchPixels(Page page, String selector) {
        page.evaluate(resource("pixels.js"), selector);
    }

    /** All that was painted since it is watched. */
    @SuppressWarnings("unchecked")
    public static List<Pixel> pixels(Page page) {
        List<List<Object>> noted = (List<List<Object>>) page.evaluate("() => window.__pixels");
        return noted.stream().map(Pixel::of).toList();
    }

    public static String resource(String name) {
        try (InputStream stream = Browsers.class.getResourceAsStream("/bench/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No Chromium was found: install it, or name it in the environment variable CHROMIUM"));
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
        playwright.close();
    }

    /**
     * A row as it came to the screen.
     *
     * @param at epoch milliseconds
     */
    public record Pixel(String syncId, int number, String state, double at) {

        static Pixel of(List<Object> noted) {
            return new Pixel(
                    String.valueOf(noted.get(0)),
                    ((Number) noted.get(1)).intValue(),
                    String.valueOf(noted.get(2)),
                    ((Number) noted.get(3)).doubleValue());
        }
    }
}
