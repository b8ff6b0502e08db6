package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a publish, as the clusters say it: progress and the way back, a failure and its reason, a packet. */
final class OutcomeIT extends ConsoleFixture {

    OutcomeIT(@TempDir Path directory) throws Exception {
        super(directory);
    }

    @Test
    void aPublishIsFollowedWhereItWasReviewedAlsoAfterAReloadAndIsRolledBackFromThere() throws Exception {
        policy("allow-from-b", "ALLOW", false);
        Console console = browser.login();
        console.open("/firewall/application");
        console.edit("rule");
        console.select("Action", "DROP");
        console.done();
        console.button("Review and publish").click();
        console.publishReviewed();
        console.page().reload();

        assertThat(console.page().getByText("is accepted")).isVisible();
        assertThat(console.section("Changes")).containsText("Allow → Drop");
        assertThat(console.section("Changes").getByRole(AriaRole.CHECKBOX)).hasCount(0);
        console.buttonWith("Roll back to ").click();
        console.button("Publish it again").click();
        assertThat(console.page().getByText("Everything is as in revision")).isVisible();
        assertThat(console.section("Changes")).containsText("Drop → Allow");
        assertThat(tierwall.get("/infra/domains/default/security-policies/allow-from-b/rules/rule")
                        .path("action")
                        .asText())
                .isEqualTo("ALLOW");
        console.done();
    }

    @Test
    void aClusterThatCannotRealizeAPolicySaysWhyBehindItsStatus() throws Exception {
        lab.kubectlApply("alpha", """
                apiVersion: crd.antrea.io/v1beta1
                kind: ClusterNetworkPolicy
                metadata: {name: broken}
                spec: {tier: application, priority: 5, appliedTo: [{namespaceSelector: {}}]}
                """);
        policy("broken", "DROP", false);
        span("broken", "alpha");
        Console console = browser.login();
        console.open("/firewall/application");

        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Failed 0/1"))
                .click();
        assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("alpha");
        assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("broken");
        console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Try again: broken on alpha"))
                .click();
        assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("It is being tried again.");
        lab.kubectl("alpha", "delete", "acnp", "broken");
        assertThat(console.page().getByRole(AriaRole.DIALOG)).containsText("Success");
    }

    @Test
    void aDraftIsExplainedAndAPacketProvesWhatIsPublished() throws Exception {
        group("namespace-a", "a");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/test-policy", """
                {"category": "Application", "rules": [{"id": "open", "display_name": "open", "action": "ALLOW",
                 "scope": ["/infra/domains/default/groups/namespace-a"], "direction": "IN"}]}""");
        span("test-policy", "alpha");
        tierwall.awaitSuccess("test-policy");
        Console console = browser.login();
        console.open("/firewall/application");
        console.edit("open");
        console.select("Action", "DROP");
        console.done();

        console.open("/explain?cluster=alpha&from=b/client&to=a/web&protocol=TCP&port=80");
        Locator screen = console.page().locator("main");
        assertThat(screen).containsText("Allowed by");
        console.button("Explain my draft").click();
        assertThat(screen).containsText("this flow is allowed. Your draft changes that.");
        assertThat(screen).containsText("edited in your draft");
        assertThat(screen).containsText("Not proven");
        console.button("Prove with a packet").click();

        assertThat(screen).containsText("Delivered, ");
        assertThat(screen).containsText("by test-policy › open at alpha-node-2");
        assertThat(screen).containsText("the lab sends no packet");
    }
}
