package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.tierwall.cli.guide.Await;
import io.tierwall.cli.guide.Packet;
import io.tierwall.cli.guide.RunningLab;
import io.tierwall.cli.guide.RunningTierwall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The guide's procedure, clicked through; then packets tell whether it holds. */
@TestInstance(Lifecycle.PER_CLASS)
final class ConsoleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);

    private final RunningTierwall tierwall;
    private final RunningLab lab;
    private final Browser browser;

    ConsoleIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        lab = new RunningLab(tierwall);
        browser = Browser.of(tierwall);
        group("namespace-a", "a");
        group("namespace-b", "b");
    }

    private void group(String id, String namespace) throws Exception {
        tierwall.publish("PATCH", "/infra/domains/default/groups/" + id, """
                {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition", "member_type": "Namespace",
                 "key": "Name", "operator": "EQUALS", "value": "%s"}]}""".formatted(namespace));
    }

    @AfterEach
    void everythingIsAllowedAgain() throws Exception {
        for (String policy : List.of("allow-from-b", "allow-to-a", "locked", "broken")) {
            tierwall.send("DELETE", "/infra/domains/default/security-policies/" + policy, "");
        }
    }

    @AfterAll
    void stop() {
        browser.close();
        tierwall.close();
    }

    private void expect(Predicate<Packet> connects) throws Exception {
        for (String cluster : List.of("alpha", "beta")) {
            Await.until(
                    PATIENCE,
                    () -> lab.packets(cluster),
                    packets -> packets.stream()
                            .allMatch(
                                    packet -> packet.result().equals(connects.test(packet) ? "connected" : "dropped")));
        }
    }

    @Test
    void example2FiltersWhatArrivesInNamespaceA() throws Exception {
        Console console = browser.login();
        console.addPolicy("allow-from-b", "alpha", "beta");
        console.addRule("allow-from-b", "drop-everything-else");
        console.choose("Applied To", "namespace-a");
        console.select("Action", "DROP");
        console.select("Direction", "IN");
        console.done();
        console.addRule("allow-from-b", "allow-b");
        console.choose("Applied To", "namespace-a");
        console.choose("Sources", "namespace-b");
        assertThat(console.page().getByLabel("Direction")).isDisabled();
        console.done();
        console.publish();

        assertThat(console.line("allow-from-b").first()).containsText("Success 2/2", SOON);
        expect(packet -> !packet.enters("a") || packet.leaves("b"));
    }
}
