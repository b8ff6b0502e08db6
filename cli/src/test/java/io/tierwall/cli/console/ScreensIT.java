package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tierwall.cli.guide.RunningTierwall;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each screen, light and dark: no problem that axe finds, nothing that the browser complains of, and a picture of it.
 * The pictures are below {@code target/screenshots}, or where the system property {@code tierwall.screenshots} says.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ScreensIT {

    private static final Path AXE = Path.of("../console/node_modules/axe-core/axe.min.js");
    private static final Path PICTURES = Path.of(System.getProperty("tierwall.screenshots", "target/screenshots"));
    /** What WCAG 2.2 asks for on level AA. */
    private static final String PROBLEMS = """
            async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
                .map(problem => problem.id + ': ' + problem.nodes.map(node => node.html.slice(0, 160)).join(' | '))""";

    private final RunningTierwall tierwall;
    private final Browser browser;

    ScreensIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        browser = Browser.of(tierwall);
        Samples.publish(tierwall);
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
        "settings, /settings"
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
            assertThat(page.locator("[aria-busy=true]")).hasCount(0);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + colors.name().toLowerCase(Locale.ROOT) + ".png")));
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

    /** What there is to see. */
    private static final class Samples {

        private static final Map<String, String> GROUPS = Map.of("namespace-a", "a", "namespace-b", "b");

        static void publish(RunningTierwall tierwall) throws Exception {
            for (var group : GROUPS.entrySet()) {
                tierwall.publish(
                        "PATCH", "/infra/domains/default/groups/" + group.getKey(), """
                        {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition",
                         "member_type": "Namespace", "key": "Name", "operator": "EQUALS", "value": "%s"}]}""".formatted(group.getValue()));
            }
            tierwall.publish("PATCH", "/infra/domains/default/security-policies/allow-from-b", """
                    {"category": "Application", "rules": [
                     {"id": "allow-b", "display_name": "allow-b", "sequence_number": 10, "action": "ALLOW",
                      "source_groups": ["/infra/domains/default/groups/namespace-b"],
                      "scope": ["/infra/domains/default/groups/namespace-a"], "direction": "IN"},
                     {"id": "drop-everything-else", "display_name": "drop-everything-else", "sequence_number": 20,
                      "action": "DROP", "logged": true, "scope": ["/infra/domains/default/groups/namespace-a"],
                      "direction": "IN"}]}""");
            for (String cluster : List.of("alpha", "beta")) {
                tierwall.publish(
                        "PATCH",
                        "/infra/domains/default/security-policies/allow-from-b/container-cluster-span/" + cluster,
                        """
                        {"container_cluster_path":
                         "/infra/sites/default/enforcement-points/default/cluster-control-planes/%s"}""".formatted(cluster));
            }
            tierwall.awaitSuccess("allow-from-b");
        }
    }
}
