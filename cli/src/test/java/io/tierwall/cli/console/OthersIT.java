package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several people at work: what one publishes while another edits, and what one has locked. */
final class OthersIT extends ConsoleFixture {

    OthersIT(@TempDir Path directory) throws Exception {
        super(directory);
    }

    @Test
    void whatOthersPublishMeanwhileIsJoinedOrAskedAbout() throws Exception {
        policy("allow-from-b", "ALLOW", false);
        Console console = browser.login();
        console.open("/firewall/application");
        console.edit("rule");
        console.select("Action", "DROP");
        console.done();

        policy("allow-from-b", "ALLOW", true);
        assertThat(console.page().getByText("1 also changed by others")).isVisible();
        console.button("Review and publish").click();
        assertThat(console.page().getByText("Both are kept.")).isVisible();

        policy("allow-from-b", "REJECT", true);
        assertThat(console.page().getByText("You changed the same.")).isVisible();
        console.button("Keep mine").click();
        console.publishReviewed();

        var rule = tierwall.get("/infra/domains/default/security-policies/allow-from-b/rules/rule");
        assertThat(rule.path("action").asText()).isEqualTo("DROP");
        assertThat(rule.path("logged").asBoolean()).isTrue();
    }

    @Test
    void whoseFieldCountsIsChosenAmongThreeStates() throws Exception {
        policy("allow-from-b", "ALLOW", false);
        Console console = browser.login();
        console.open("/firewall/application");
        console.edit("rule");
        console.select("Action", "DROP");
        console.select("Direction", "OUT");
        console.done();
        policy("allow-from-b", "REJECT", true);
        console.button("Review and publish").click();
        console.button("Compare and choose").click();

        assertThat(console.line("Action")).containsText("Both changed it");
        assertThat(console.line("Direction")).containsText("You changed it");
        assertThat(console.line("Logging")).containsText("Others changed it");
        assertThat(console.button("Use what is chosen")).isDisabled();
        console.field("Action, Published meanwhile: Reject").check();
        console.field("Logging, Yours: No").check();
        console.button("Use what is chosen").click();
        console.publishReviewed();

        var rule = tierwall.get("/infra/domains/default/security-policies/allow-from-b/rules/rule");
        assertThat(rule.path("action").asText()).isEqualTo("REJECT");
        assertThat(rule.path("direction").asText()).isEqualTo("OUT");
        assertThat(rule.path("logged").asBoolean()).isFalse();
    }

    @Test
    void aLockedPolicyIsReadOnlyForOthersAndSaysWhoLockedIt() throws Exception {
        account("worker", "security_engineer");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/locked", """
                {"category": "Application", "locked": true, "rules": [{"id": "rule", "action": "ALLOW"}]}""");

        Console console = browser.login("worker", WORD, ColorScheme.LIGHT);
        console.open("/firewall/application");

        assertThat(console.line("locked").first()).containsText("Locked by admin");
        assertThat(console.button("Add a rule to locked")).hasAttribute("aria-disabled", "true");
        assertThat(console.page().getByLabel("rule is on")).isDisabled();
    }

    @Test
    void aRuleIsNotCopiedIntoAPolicyThatSomebodyElseLocked() throws Exception {
        account("copier", "security_engineer");
        rules("one");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/locked", """
                {"category": "Application", "locked": true, "rules": []}""");
        Console console = browser.login("copier", WORD, ColorScheme.LIGHT);
        console.open("/firewall/application");
        console.beginCopy("one");

        assertThat(console.page().getByRole(AriaRole.OPTION)).hasAttribute("aria-disabled", "true");
        assertThat(console.page().getByRole(AriaRole.OPTION)).containsText("admin has locked this policy.");
        assertThat(console.button("Copy")).isDisabled();
    }
}
