package io.tierwall.cli.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tierwall.cli.guide.RunningLab;
import io.tierwall.cli.guide.RunningTierwall;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The guide's procedure, clicked through; then packets tell whether it holds. Example 2 is {@link TourIT}. */
@TestInstance(Lifecycle.PER_CLASS)
final class ConsoleIT {

    /** Of accounts that only this test's manager knows. */
    private static final String WORD = "correct-horse-battery";

    private final RunningTierwall tierwall;
    private final RunningLab lab;
    private final Browser browser;

    ConsoleIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        lab = new RunningLab(tierwall);
        browser = Browser.of(tierwall);
    }

    private void group(String id, String namespace) throws Exception {
        tierwall.publish("PATCH", "/infra/domains/default/groups/" + id, """
                {"group_type": ["ANTREA"], "expression": [{"resource_type": "Condition", "member_type": "Namespace",
                 "key": "Name", "operator": "EQUALS", "value": "%s"}]}""".formatted(namespace));
    }

    @AfterEach
    void everythingIsAllowedAgain() throws Exception {
        browser.closeWindows();
        for (String policy : List.of("test-policy", "allow-from-b", "allow-to-a", "locked", "broken")) {
            tierwall.send("DELETE", "/infra/domains/default/security-policies/" + policy, "");
        }
        for (String group : List.of("test-namespaces", "test-ip-addresses", "namespace-a", "namespace-b")) {
            tierwall.send("DELETE", "/infra/domains/default/groups/" + group, "");
        }
    }

    @AfterAll
    void stop() {
        browser.close();
        tierwall.close();
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

    private void policy(String id, String action, boolean logged) throws Exception {
        group("namespace-a", "a");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/" + id, """
                {"category": "Application", "rules": [{"id": "rule", "action": "%s", "logged": %s, "direction": "IN",
                 "scope": ["/infra/domains/default/groups/namespace-a"]}]}""".formatted(action, logged));
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

    /** A policy of rules in this order. */
    private void rules(String... ids) throws Exception {
        String rules = IntStream.range(0, ids.length)
                .mapToObj(index -> """
                        {"id": "%s", "sequence_number": %d, "action": "ALLOW"}""".formatted(ids[index], 10 * (index + 1)))
                .collect(Collectors.joining(","));
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/allow-from-b", """
                {"category": "Application", "rules": [%s]}""".formatted(rules));
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

    private void account(String name, String role) throws Exception {
        tierwall.ask("POST", "/api/v1/node/users?action=create_user", """
                {"username": "%s", "full_name": "%s", "password": "%s"}""".formatted(name, name, WORD));
        for (var binding : tierwall.get("/aaa/role-bindings").path("results")) {
            if (binding.path("name").asText().equals(name)) {
                tierwall.publish(
                        "PUT", "/aaa/role-bindings/" + binding.path("id").asText(), """
                        {"name": "%s", "type": "local_user", "roles": [{"role": "%s"}]}""".formatted(name, role));
            }
        }
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
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/broken/container-cluster-span/alpha", """
                {"container_cluster_path":
                 "/infra/sites/default/enforcement-points/default/cluster-control-planes/alpha"}""");
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

    @Test
    void aDraftIsExplainedAndAPacketProvesWhatIsPublished() throws Exception {
        group("namespace-a", "a");
        tierwall.publish("PATCH", "/infra/domains/default/security-policies/test-policy", """
                {"category": "Application", "rules": [{"id": "open", "display_name": "open", "action": "ALLOW",
                 "scope": ["/infra/domains/default/groups/namespace-a"], "direction": "IN"}]}""");
        tierwall.publish(
                "PATCH", "/infra/domains/default/security-policies/test-policy/container-cluster-span/alpha", """
                {"container_cluster_path":
                 "/infra/sites/default/enforcement-points/default/cluster-control-planes/alpha"}""");
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
        assertThat(screen).containsText("this flow is allowed. Your draft changes that.", SOON);
        assertThat(screen).containsText("edited in your draft");
        assertThat(screen).containsText("Not proven");
        console.button("Prove with a packet").click();

        assertThat(screen).containsText("Delivered, ", SOON);
        assertThat(screen).containsText("by test-policy › open at alpha-node-2");
        assertThat(screen).containsText("the lab sends no packet");
    }
}
