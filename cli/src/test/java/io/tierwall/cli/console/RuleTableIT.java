package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of rules, by keyboard and mouse, and with ten thousand rules. */
final class RuleTableIT extends ConsoleFixture {

    RuleTableIT(@TempDir Path directory) throws Exception {
        super(directory);
    }

    @Test
    void aRuleMovesByTheKeyboardAndSaysWhereTo() throws Exception {
        rules("one", "two");
        Console console = browser.login();
        console.open("/firewall/application");
        console.line("one").focus();
        console.page().keyboard().press("j");
        console.page().keyboard().press("Alt+ArrowUp");

        assertThat(console.page().getByText("two is now at place 1 of 2.")).hasCount(1);
        assertThat(console.place("two")).hasText("1");
        console.page().keyboard().press("u");
        assertThat(console.place("two")).hasText("2");
    }

    @Test
    void aRuleIsDraggedAndIsPublishedAtItsPlace() throws Exception {
        rules("one", "two", "three");
        Console console = browser.login();
        console.open("/firewall/application");
        console.drag("three", "one");

        assertThat(console.page().getByText("three is now at place 1 of 3.")).hasCount(1);
        assertThat(console.place("three")).hasText("1");
        assertThat(console.place("one")).hasText("2");
        assertThat(console.place("two")).hasText("3");
        console.button("Review and publish").click();
        console.publishReviewed();
        assertThat(rulesInOrder("allow-from-b")).containsExactly("three", "one", "two");
    }

    @Test
    void aRuleThatIsDroppedOnAnotherPolicyStaysWhereItIs() throws Exception {
        rules("one", "two");
        policy("broken", "DROP", false);
        Console console = browser.login();
        console.open("/firewall/application");
        console.drag("rule", "one");

        assertThat(console.place("one")).hasText("1");
        assertThat(console.place("two")).hasText("2");
        assertThat(console.button("Review and publish")).hasCount(0);
    }

    @Test
    void aRuleMovesToAPolicyOfAnotherCategoryAndIsShownThere() throws Exception {
        rules("one", "two");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/broken", """
                {"category": "Emergency", "rules": [{"id": "first", "action": "DROP"}]}""");
        Console console = browser.login();
        console.open("/firewall/application");
        console.beginCopy("one");
        console.field("Search policy").fill("brok");
        console.field("Search policy").press("ArrowDown");
        console.page().keyboard().press("Enter");
        console.field("First in the policy").check();
        console.field("It goes: the rule moves").check();
        console.button("Move").click();
        console.button("Show it there").click();

        assertThat(console.place("one")).hasText("1");
        assertThat(console.place("first")).hasText("2");
        assertThat(console.page().locator(":focus")).containsText("one");
        console.button("Review and publish").click();
        console.publishReviewed();
        assertThat(rulesInOrder("broken")).containsExactly("one", "first");
        assertThat(rulesInOrder("allow-from-b")).containsExactly("two");
    }

    private List<String> rulesInOrder(String policy) throws Exception {
        return StreamSupport.stream(
                        tierwall.get("/infra/domains/default/security-policies/" + policy)
                                .path("rules")
                                .spliterator(),
                        false)
                .sorted(Comparator.comparingInt(
                        (JsonNode rule) -> rule.path("sequence_number").asInt()))
                .map(rule -> rule.path("id").asText())
                .toList();
    }

    @Test
    void tenThousandRulesAreScrolledToTheLast() throws Exception {
        tierwall.publish("PATCH", "/infra", manyPolicies(false));
        Console console = browser.login();
        console.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Environment"))
                .click();
        assertThat(console.page().getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Environment")))
                .containsText("1000 policies · 10000 rules");

        console.page().keyboard().press("j");
        console.page().getByRole(AriaRole.GRID).evaluate("grid => grid.scrollTo(0, grid.scrollHeight)");

        assertThat(console.line("rule-9999")).isVisible();
        assertThat(console.page().getByRole(AriaRole.ROW).nth(100)).hasCount(0);
        tierwall.publish("PATCH", "/infra", manyPolicies(true));
    }

    private static String manyPolicies(boolean gone) {
        String policies = IntStream.range(0, 1_000)
                .mapToObj(policy -> """
                        {"resource_type": "ChildSecurityPolicy", "marked_for_delete": %s, "SecurityPolicy":
                         {"resource_type": "SecurityPolicy", "id": "many-%d", "category": "Environment",
                          "sequence_number": %d, "rules": [%s]}}""".formatted(gone, policy, policy, gone ? "" : tenRules(policy)))
                .collect(Collectors.joining(","));
        return """
                {"resource_type": "Infra", "children": [{"resource_type": "ChildDomain", "Domain":
                 {"resource_type": "Domain", "id": "default", "children": [%s]}}]}""".formatted(policies);
    }

    private static String tenRules(int policy) {
        return IntStream.range(0, 10)
                .mapToObj(rule -> """
                        {"resource_type": "Rule", "id": "rule-%d", "display_name": "rule-%d", "sequence_number": %d,
                         "action": "ALLOW"}""".formatted(policy * 10 + rule, policy * 10 + rule, rule))
                .collect(Collectors.joining(","));
    }
}
