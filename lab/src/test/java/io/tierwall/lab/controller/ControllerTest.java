package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.Watch;
import io.tierwall.lab.objects.WatchEvent;
import io.tierwall.lab.testing.FickleNetwork;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ControllerTest {

    private static final Duration NODE_DELAY = Duration.ofMillis(50);
    private static final String DROP_ALL = "{tier: application, priority: 5, appliedTo: [{group: g}],"
            + " ingress: [{name: drop, action: Drop, enableLogging: false}]}";

    private final MovableClock clock = new MovableClock();
    private final ObjectStore store = new ObjectStore(clock, UUID::randomUUID);
    private final FickleNetwork network = new FickleNetwork();
    private final EnforcedVersion enforced = new EnforcedVersion();
    private final Controller controller = new Controller(store, network, enforced, clock, NODE_DELAY);
    private Watch watch = store.watch(store.version());

    @BeforeEach
    void twoPodsOnTwoNodes() throws InterruptedException {
        DefaultTiers.ensure(store);
        store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a, labels: {team: one}}"));
        pod("one", "node-1", "198.18.0.2");
        pod("two", "node-2", "198.18.4.2");
        settle();
    }

    private void pod(String name, String node, String address) {
        ObjectNode pod = Yaml.named("a", name, "nodeName: " + node);
        pod.withObject("/metadata/labels").put("app", name);
        pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: " + address + "}]}"));
        store.create(ResourceTypes.PODS, pod);
    }

    /** Hands over all events until there are none, without letting time pass. */
    private void settle() throws InterruptedException {
        List<WatchEvent> events = events();
        do {
            controller.reconcile(events);
            events = events();
        } while (!events.isEmpty());
    }

    private List<WatchEvent> events() throws InterruptedException {
        List<WatchEvent> events = new ArrayList<>();
        for (Optional<WatchEvent> next = watch.next(Duration.ZERO);
                next.isPresent();
                next = watch.next(Duration.ZERO)) {
            events.add(next.get());
        }
        return events;
    }

    private void settleAfter(Duration time) throws InterruptedException {
        clock.advance(time);
        settle();
    }

    private void policy(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named(name, spec));
    }

    private void group(String name, String spec) {
        store.create(ResourceTypes.CLUSTER_GROUPS, Yaml.named(name, spec));
    }

    private void respecify(ResourceType type, String name, String spec) {
        store.update(type, new ObjectKey("", name), object -> {
            object.set("spec", Yaml.object(spec));
            return object;
        });
    }

    private ObjectNode object(ResourceType type, String name) {
        return store.find(type, new ObjectKey("", name)).orElseThrow();
    }

    private JsonNode policy(String name) {
        return object(ResourceTypes.CLUSTER_NETWORK_POLICIES, name);
    }

    /** Such as {@code Realizing 1/2 of 1}. */
    private String status(String name) {
        JsonNode status = policy(name).path("status");
        return status.path("phase").asText("none") + " "
                + status.path("currentNodesRealized").asInt()
                + "/" + status.path("desiredNodesRealized").asInt()
                + " of " + status.path("observedGeneration").asInt();
    }

    private static JsonNode condition(JsonNode object, String type) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals(type))
                .findFirst()
                .orElseGet(() -> Yaml.object("{}"));
    }

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
    void whenTheNetworkRefusesTheStatusSaysSoAndItIsTriedAgain() throws InterruptedException {
        group("g", "podSelector: {}");
        network.refuse("no memory");
        policy("p", DROP_ALL);
        settle();

        assertThat(status("p")).isEqualTo("Failed 0/2 of 1");
        JsonNode failure = condition(policy("p"), "RealizationFailure");
        assertThat(failure.path("reason").asText()).isEqualTo("NetworkPolicyRealizationFailedOnNode");
        assertThat(failure.path("message").asText()).contains("\"node-1\":\"no memory\"");

        network.relent();
        settleAfter(Duration.ofMillis(900));
        assertThat(status("p")).startsWith("Failed");
        settleAfter(Duration.ofMillis(200));
        assertThat(status("p")).isEqualTo("Realizing 0/2 of 1");
        settleAfter(Duration.ofSeconds(1));
        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
        assertThat(condition(policy("p"), "RealizationFailure")).isEmpty();
    }

    @Test
    void policiesThatDidNotChangeStayRealizedWhileOthersAreRefused() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("old", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));
        network.refuse("no memory");
        policy("new", DROP_ALL);
        settle();

        assertThat(status("old")).isEqualTo("Realized 2/2 of 1");
        assertThat(status("new")).isEqualTo("Failed 0/2 of 1");
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
    void theVersionUpToWhichRulesFollowIsKnown() throws InterruptedException {
        group("g", "podSelector: {}");
        long version = store.version();
        assertThat(enforced.follows("node-1", version)).isFalse();
        settle();

        assertThat(enforced.follows("node-1", version)).isTrue();
    }

    @Test
    void aNodeThatRefusesItsRulesOrIsSilentIsBehindAndNoOther() throws InterruptedException {
        store.create(ResourceTypes.NODES, Yaml.named("node-3", "{}"));
        agent("node-3", "silent");
        settle();
        network.refuse("node-1", "no room");
        group("g", "podSelector: {}");
        policy("p", "{priority: 5, appliedTo: [{group: g}], ingress: [{name: r, action: Drop}]}");
        long version = store.version();
        settle();
        assertThat(enforced.follows("node-1", version)).isFalse();
        assertThat(enforced.follows("node-2", version)).isTrue();
        assertThat(enforced.follows("node-3", version)).isFalse();
        network.relent();
        agent("node-3", "ready");
        settleAfter(Duration.ofSeconds(1));

        assertThat(enforced.follows("node-1", version)).isTrue();
        assertThat(enforced.follows("node-3", version)).isTrue();
    }

    @Test
    void aPolicyStaysRealizingWhileANodeIsSilent() throws InterruptedException {
        store.create(ResourceTypes.NODES, Yaml.named("node-1", "{}"));
        store.create(ResourceTypes.NODES, Yaml.named("node-2", "{}"));
        agent("node-2", "silent");
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofMinutes(5));
        assertThat(status("p")).isEqualTo("Realizing 1/2 of 1");

        agent("node-2", "well");
        settle();
        settleAfter(NODE_DELAY);
        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
    }

    private void agent(String node, String state) {
        store.update(ResourceTypes.NODES, new ObjectKey("", node), object -> {
            object.withObject("/metadata/annotations").put("lab.tierwall.io/agent", state);
            return object;
        });
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
