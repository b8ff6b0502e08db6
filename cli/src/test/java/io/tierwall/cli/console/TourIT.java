package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour of the console, {@code docs/tour.md}: Example 2 of the guide, step by step, by the words that the tour uses.
 * Its pictures are taken on the way.
 */
final class TourIT extends ConsoleFixture {

    TourIT(@TempDir Path directory) throws Exception {
        super(directory);
    }

    @Test
    void whoeverFollowsTheTourFiltersNamespaceAAndSeesWhy() throws Exception {
        Console console = browser.login();
        lookAround(console);
        addGroups(console);
        addPolicyAndRules(console);
        reviewAndPublish(console);
        lab.awaitPackets(packet -> !packet.enters("a") || packet.leaves("b"));
        explain(console);
        breakIt(console);
    }

    private static void lookAround(Console console) {
        console.open("/fleet");
        assertThat(console.line("alpha")).containsText("Healthy");
        assertThat(console.line("beta")).containsText("Healthy");
        Pictures.take(console.page(), "tour-fleet");
    }

    private static void addGroups(Console console) {
        console.addGroupOfNamespace("namespace-a", "a");
        console.addGroupOfNamespace("namespace-b", "b");
        assertThat(console.page().getByText("2 unpublished changes", new GetByTextOptions().setExact(true)))
                .isVisible();
        Pictures.take(console.page(), "tour-groups");
    }

    private static void addPolicyAndRules(Console console) {
        console.open("/firewall/application");
        console.addPolicy("allow-from-b", "alpha", "beta");
        console.addRule("allow-from-b", "drop-everything-else");
        console.choose("Applied To", "namespace-a");
        console.select("Direction", "IN");
        console.select("Action", "DROP");
        console.done();
        console.addRule("allow-from-b", "allow-b");
        console.choose("Applied To", "namespace-a");
        console.choose("Sources", "namespace-b");
        console.done();
        Pictures.take(console.page(), "tour-firewall");
    }

    private static void reviewAndPublish(Console console) {
        Page page = console.page();
        page.keyboard().press("p");
        assertThat(page.getByText("Nothing opens on the way").first()).isVisible();
        assertThat(page.getByText("It brings no finding")).isVisible();
        Pictures.take(page, "tour-review");
        console.publishReviewed();
        assertThat(page.getByText("realized after")).hasCount(2);
        Pictures.take(page, "tour-progress");
        console.done();
    }

    private static void explain(Console console) {
        console.open("/explain?cluster=alpha&from=c/client&to=a/web&protocol=TCP&port=80");
        assertThat(console.page().getByText("Dropped at the destination by").first())
                .isVisible();
        Pictures.take(console.page(), "tour-explain");
    }

    private void breakIt(Console console) throws Exception {
        console.open("/drift");
        Config alpha = Config.fromKubeconfig(tierwall.data().kubeconfig("alpha").toFile());
        try (KubernetesClient kubectl =
                new KubernetesClientBuilder().withConfig(alpha).build()) {
            kubectl.genericKubernetesResources("crd.antrea.io/v1beta1", "ClusterNetworkPolicy")
                    .withName("allow-from-b")
                    .delete();
        }
        assertThat(console.line("allow-from-b")).containsText("alpha");
        assertThat(console.line("allow-from-b")).containsText("Healed");
        Pictures.take(console.page(), "tour-drift");
    }
}
