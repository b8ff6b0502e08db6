package io.tierwall.cli.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.tierwall.cli.Credentials;
import io.tierwall.cli.guide.RunningTierwall;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of the machine. It trusts the manager's own certificate, and stays on this machine. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** How long something may take on a machine that is busy with other things as well. */
    private static final double PATIENCE_MILLIS = 120_000;

    private final RunningTierwall tierwall;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(RunningTierwall tierwall, Playwright playwright, Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        this.tierwall = tierwall;
        this.playwright = playwright;
        this.chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    }

    static Browser of(RunningTierwall tierwall) {
        Path executable = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is needed: apt-get install chromium"));
        Map<String, String> nothingToFetch = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return new Browser(
                tierwall, Playwright.create(new Playwright.CreateOptions().setEnv(nothingToFetch)), executable);
    }

    /** A window of somebody who has just logged in. */
    Console login(String user, String password, ColorScheme colors) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setColorScheme(colors)
                .setViewportSize(1600, 1000));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        page.navigate(tierwall.address() + "/console/");
        Console console = new Console(page, tierwall.address().toString());
        console.login(user, password);
        return console;
    }

    /** The same, of the administrator. */
    Console login() throws IOException {
        return login("admin", password(), ColorScheme.LIGHT);
    }

    /** Closes all windows: one that stays open follows what the next test does, and is in its way. */
    void closeWindows() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    }

    String password() throws IOException {
        return Credentials.password(tierwall.data());
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
