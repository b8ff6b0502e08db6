package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ControllerTest extends ControllerFixture {

    @Test
    void sixTiersAreThereFromTheStart() {
        assertThat(store.list(ResourceTypes.TIERS).items())
                .extracting(tier -> tier.at("/metadata/name").asText() + " "
                        + tier.at("/spec/priority").asInt())
                .containsExactly(
                        "application 250",
                        "baseline 253",
                        "emergency 50",
                        "networkops 150",
                        "platform 200",
                        "securityops 100");
    }

    @Test
    void aPolicyIsRealizingUntilOneNodeAfterTheOtherHasReported() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        assertThat(status("p")).isEqualTo("none 0/0 of 0");

        settle();
        assertThat(status("p")).isEqualTo("Realizing 0/2 of 1");
        settleAfter(NODE_DELAY);
        assertThat(status("p")).isEqualTo("Realizing 1/2 of 1");
        settleAfter(NODE_DELAY);

        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
        assertThat(condition(policy("p"), "Realizable").path("status").asText()).isEqualTo("True");
        assertThat(policy("p").at("/metadata/generation").asInt()).isEqualTo(1);
    }

    @Test
    void theRulesAreInForceBeforeAnythingIsSaid() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();

        assertThat(network.enforced("node-1").getLast().ingress())
                .extracting(ResolvedRule::source)
                .extracting(ResolvedRule.RuleSource::ruleName)
                .containsExactly("drop");
    }

    @Test
    void aNewGenerationHasToBeReportedByAllNodesAgain() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));

        respecify(ResourceTypes.CLUSTER_NETWORK_POLICIES, "p", DROP_ALL.replace("Drop", "Reject"));
        settle();
        assertThat(status("p")).isEqualTo("Realizing 0/2 of 2");
        settleAfter(Duration.ofSeconds(1));

        assertThat(status("p")).isEqualTo("Realized 2/2 of 2");
    }

    @Test
    void aPolicyForNobodyIsRealizedNowhere() throws InterruptedException {
        policy("p", DROP_ALL);
        settle();

        assertThat(status("p")).isEqualTo("Realized 0/0 of 1");
    }

    @Test
    void aGroupThatAppearsLaterHealsThePolicyAtTheSameGeneration() throws InterruptedException {
        policy("p", DROP_ALL);
        settle();
        group("g", "podSelector: {matchLabels: {app: two}}");
        settle();
        assertThat(status("p")).isEqualTo("Realizing 0/1 of 1");
        settleAfter(NODE_DELAY);

        assertThat(status("p")).isEqualTo("Realized 1/1 of 1");
    }

    @Test
    void onlyANewNodeHasToReportWhenTheSpanGrows() throws InterruptedException {
        group("g", "podSelector: {matchLabels: {app: two}}");
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));
        respecify(ResourceTypes.CLUSTER_GROUPS, "g", "podSelector: {}");
        settle();

        assertThat(status("p")).isEqualTo("Realizing 1/2 of 1");
    }

    @Test
    void aStatusIsWrittenOnlyWhenItSaysSomethingElse() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));
        String version = policy("p").at("/metadata/resourceVersion").asText();

        pod("three", "node-1", "198.18.0.3");
        settle();
        settleAfter(Duration.ofMinutes(1));

        assertThat(policy("p").at("/metadata/resourceVersion").asText()).isEqualTo(version);
    }

    @Test
    void aForeignEditOfAStatusIsOverwritten() throws InterruptedException {
        policy("p", DROP_ALL);
        settle();
        store.update(ResourceTypes.CLUSTER_NETWORK_POLICIES, new ObjectKey("", "p"), policy -> {
            policy.withObject("/status").put("phase", "Failed");
            return policy;
        });
        settle();

        assertThat(status("p")).isEqualTo("Realized 0/0 of 1");
    }

    @Test
    void aPolicyThatCannotBeResolvedFailsAloneWithTheReason() throws InterruptedException {
        group("g", "podSelector: {}");
        policy(
                "bad",
                "{tier: application, priority: 5, appliedTo: [{podSelector:"
                        + " {matchExpressions: [{key: app, operator: Near, values: [x]}]}}]}");
        policy("igmp", DROP_ALL.replace("enableLogging: false", "protocols: [{igmp: {}}]"));
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));

        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
        assertThat(status("bad")).isEqualTo("Failed 0/0 of 1");
        JsonNode condition = condition(policy("bad"), "Realizable");
        assertThat(condition.path("status").asText()).isEqualTo("False");
        assertThat(condition.path("message").asText()).contains("Near");
        assertThat(condition(policy("igmp"), "Realizable").path("message").asText())
                .isEqualTo("the lab does not enforce igmp");
    }

    @Test
    void changesThatArriveTogetherAreEnforcedTogether() throws InterruptedException {
        group("g", "podSelector: {}");
        for (int i = 0; i < 20; i++) {
            policy("p" + i, DROP_ALL);
        }
        int before = network.enforced("node-1").size();
        settle();
        settleAfter(Duration.ofSeconds(1));

        assertThat(network.enforced("node-1")).hasSize(before + 1);
    }

    @Test
    void aGroupSaysWhetherItsMembersAreComputed() throws InterruptedException {
        group("g", "podSelector: {}");
        group("parent", "childGroups: [g, missing]");
        group("bad", "ipBlocks: [{cidr: ten}]");
        group("over", "childGroups: [parent]");
        group("nodes", "nodeSelector: {}");
        group("entities", "externalEntitySelector: {}");
        settle();

        assertThat(computed("g")).isEqualTo("True ");
        assertThat(computed("parent")).isEqualTo("False ChildGroupNotFound");
        assertThat(computed("bad")).isEqualTo("False NotComputable");
        assertThat(computed("nodes")).isEqualTo("True ");
        assertThat(computed("entities")).isEqualTo("False NotReadable");
        assertThat(computed("over")).isEqualTo("False ChildGroupsNestingExceeded");

        group("missing", "podSelector: {}");
        settle();
        assertThat(computed("parent")).isEqualTo("True ");
    }

    private String computed(String group) {
        JsonNode condition = condition(object(ResourceTypes.CLUSTER_GROUPS, group), "GroupMembersComputed");
        return condition.path("status").asText() + " "
                + condition.path("reason").asText("");
    }

    @Test
    void theTimeOfAConditionIsThatOfItsLastTransition() throws InterruptedException {
        group("parent", "childGroups: [missing]");
        settle();
        settleAfter(Duration.ofSeconds(30));
        respecify(ResourceTypes.CLUSTER_GROUPS, "parent", "childGroups: [other]");
        settle();
        JsonNode condition = condition(object(ResourceTypes.CLUSTER_GROUPS, "parent"), "GroupMembersComputed");

        assertThat(condition.path("message").asText()).contains("other");
        assertThat(condition.path("lastTransitionTime").asText()).isEqualTo("2026-05-01T10:00:00Z");
    }

    @Test
    void podsOnTheHostsNetworkAndTerminatedOnesAreNobodysMembers() throws InterruptedException {
        ObjectNode host = Yaml.named("a", "host", "{nodeName: node-3, hostNetwork: true}");
        store.create(ResourceTypes.PODS, host);
        ObjectNode over = Yaml.named("a", "over", "{nodeName: node-3}");
        over.set("status", Yaml.object("{phase: Succeeded}"));
        store.create(ResourceTypes.PODS, over);
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();

        assertThat(status("p")).isEqualTo("Realizing 0/2 of 1");
    }
}
