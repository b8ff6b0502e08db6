package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's procedure, clicked through; then packets tell whether it holds. Example 2 is {@link TourIT}. */
final class ExamplesIT extends ConsoleFixture {

    ExamplesIT(@TempDir Path directory) throws Exception {
        super(directory);
    }

    @Test
    void example1FiltersWhatSomeNamespacesSendToAddressesOutside() throws Exception {
        Console console = browser.login();
        console.addGroupOfLabel("test-namespaces", "SomeK8sLabel", "SomeK8sLabelValue");
        console.addGroupOfAddresses("test-ip-addresses", "192.168.100.0/24 192.168.200.0/24");
        console.open("/firewall/application");
        console.addPolicy("test-policy", "alpha", "beta");
        console.addRule("test-policy", "to-addresses");
        console.choose("Applied To", "test-namespaces");
        console.choose("Destinations", "test-ip-addresses");
        console.select("Action", "REJECT");
        console.done();
        console.publish();

        for (String cluster : List.of("alpha", "beta")) {
            assertThat(lab.packet(cluster, "c/client", "192.168.200.7")).isEqualTo("rejected");
            assertThat(lab.packet(cluster, "b/client", "192.168.200.7")).isEqualTo("connected");
            assertThat(lab.packet(cluster, "c/client", "192.168.1.9")).isEqualTo("connected");
        }
    }

    @Test
    void example3FiltersWhatLeavesNamespaceB() throws Exception {
        group("namespace-a", "A");
        group("namespace-b", "B");
        Console console = browser.login();
        publishPolicyThatAllowsOnly(console, "allow-to-a", "OUT", "namespace-b", "Destinations", "namespace-a");

        lab.awaitPackets(packet -> !packet.leaves("b") || packet.enters("a"));
    }

    /** In one direction, at the pods of one group, only what comes from or goes to another passes. */
    private static void publishPolicyThatAllowsOnly(
            Console console, String policy, String direction, String group, String column, String peers) {
        console.addPolicy(policy, "alpha", "beta");
        console.addRule(policy, "drop-everything-else");
        console.choose("Applied To", group);
        console.select("Action", "DROP");
        console.select("Direction", direction);
        console.done();
        console.addRule(policy, "allow-one");
        console.choose("Applied To", group);
        console.choose(column, peers);
        assertThat(console.page().getByLabel("Direction")).isDisabled();
        console.done();
        console.publish();
        assertThat(console.line(policy).first()).containsText("Success 2/2");
    }
}
