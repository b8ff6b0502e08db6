package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/**
 * Pictures of what a browser shows. They are below {@code target/screenshots}, or where the system property
 * {@code tierwall.screenshots} says.
 */
final class Pictures {

    private static final Path DIRECTORY = Path.of(System.getProperty("tierwall.screenshots", "target/screenshots"));

    private Pictures() {}

    /** Takes one as soon as nothing is on its way any more. */
    static void take(Page page, String name) {
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(DIRECTORY.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
