package io.tierwall.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tierwall.cli.guide.RunningTierwall;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each screen, light and dark: no problem that axe finds, nothing that the browser complains of, and a picture of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ScreensIT {

    private static final Path AXE = Path.of("../console/node_modules/axe-core/axe.min.js");
    private static final String RULES = "/infra/domains/default/security-policies/allow-from-b/rules/";

    /** What WCAG 2.2 asks for on level AA. */
    private static final String PROBLEMS = """
            async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
                .map(problem => problem.id + ': ' + problem.nodes.map(node => node.html.slice(0, 160)).join(' | '))""";

    private final RunningTierwall tierwall;
    private final Browser browser;

    ScreensIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        browser = Browser.of(tierwall);
        Samples.show(tierwall);
    }

    @AfterAll
    void stop() {
        browser.close();
        tierwall.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fleet, /fleet",
        "cluster, /fleet/alpha",
        "firewall, /firewall/application",
        "changes, /changes",
        "realization, /realized",
        "explain, /explain?cluster=alpha&from=b/client&to=a/web&protocol=TCP&port=80",
        "groups, /groups",
        "group, /groups/namespace-a",
        "services, /services",
        "drift, /drift",
        "revisions, /revisions",
        "audit, /audit",
        "settings, /settings",
        "users, /settings?tab=users",
        "backups, /settings?tab=backups",
        "inventory, /fleet?view=inventory",
        "statistics, /firewall/application?statistics=" + RULES + "drop-everything-else"
    })
    void aScreenHasNoProblemThatCanBeFoundByReadingIt(String name, String path) throws Exception {
        for (ColorScheme colors : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Console console = browser.login("admin", browser.password(), colors);
            Page page = console.page();
            List<String> complaints = console.complaints();
            page.addInitScript(AXE);
            if (path.equals("/changes")) {
                edit(console);
            }
            console.open(path);
            Pictures.take(page, name + "-" + colors.name().toLowerCase(Locale.ROOT));
            assertThat(page.evaluate(PROBLEMS)).as(name + " " + colors).isEqualTo(List.of());
            assertThat(complaints).as(name + " " + colors).isEmpty();
            browser.closeWindows();
        }
    }

    /** Something to review. */
    private static void edit(Console console) {
        console.open("/firewall/application");
        console.edit("drop-everything-else");
        console.select("Action", "REJECT");
        console.done();
        console.edit("allow-b");
        console.select("Action", "DROP");
        console.done();
    }
}
