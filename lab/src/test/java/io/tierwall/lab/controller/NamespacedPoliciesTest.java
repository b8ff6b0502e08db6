package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.FickleNetwork;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the controller makes of objects of single namespaces, and of nodes that do not all do the same. */
final class NamespacedPoliciesTest {

    private static final String DROP =
            "{tier: application, priority: 5, appliedTo: [{group: g}]," + " ingress: [{name: drop, action: Drop}]}";

    private final MovableClock clock = new MovableClock();
    private final ObjectStore store = new ObjectStore(clock, UUID::randomUUID);
    private final FickleNetwork network = new FickleNetwork();
    private final Controller controller =
            new Controller(store, network, new EnforcedVersion(), clock, Duration.ofMillis(50));

    @BeforeEach
    void twoNamespacesOnTwoNodes() {
        DefaultTiers.ensure(store);
        for (String node : List.of("node-1", "node-2")) {
            store.create(ResourceTypes.NODES, Yaml.named(node, "{}"));
        }
        for (String namespace : List.of("a", "b")) {
            store.create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: " + namespace + "}"));
        }
        pod("a", "one", "node-1", "198.18.0.2");
        pod("a", "two", "node-2", "198.18.4.2");
        pod("b", "one", "node-1", "198.18.0.3");
    }

    private void pod(String namespace, String name, String node, String address) {
        ObjectNode pod = Yaml.named(namespace, name, "nodeName: " + node);
        pod.withObject("/metadata/labels").put("app", name);
        pod.set("status", Yaml.object("{phase: Running, podIPs: [{ip: " + address + "}]}"));
        store.create(ResourceTypes.PODS, pod);
    }

    private void create(ResourceType type, String namespace, String name, String spec) {
        store.create(type, Yaml.named(namespace, name, spec));
    }

    private void settle() {
        controller.reconcile(List.of());
        clock.advance(Duration.ofSeconds(1));
        controller.reconcile(List.of());
    }

    private JsonNode status(ResourceType type, String namespace, String name) {
        return store.find(type, new ObjectKey(namespace, name)).orElseThrow().path("status");
    }

    private String realization(ResourceType type, String namespace, String name) {
        JsonNode status = status(type, namespace, name);
        return status.path("phase").asText("none") + " "
                + status.path("currentNodesRealized").asInt()
                + "/" + status.path("desiredNodesRealized").asInt();
    }

    private String policy(String namespace, String name) {
        return realization(ResourceTypes.ANTREA_NETWORK_POLICIES, namespace, name);
    }

    private List<String> ingressOf(String node) {
        return network.enforced(node).reversed().stream()
                .limit(1)
                .flatMap(rules -> rules.ingress().stream())
                .map(ResolvedRule::source)
                .map(ResolvedRule.RuleSource::reference)
                .distinct()
                .toList();
    }

    @Test
    void aPolicyOfANamespaceIsRealizedWhereItsOwnPodsAre() {
        create(ResourceTypes.GROUPS, "a", "g", "podSelector: {}");
        create(ResourceTypes.GROUPS, "b", "g", "podSelector: {}");
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p", DROP);
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "b", "p", DROP);
        settle();

        assertThat(policy("a", "p")).isEqualTo("Realized 2/2");
        assertThat(policy("b", "p")).isEqualTo("Realized 1/1");
        assertThat(ingressOf("node-1")).containsExactlyInAnyOrder("AntreaNetworkPolicy:a/p", "AntreaNetworkPolicy:b/p");
        assertThat(ingressOf("node-2")).containsExactly("AntreaNetworkPolicy:a/p");
    }

    @Test
    void groupsLookTheirChildrenUpInTheirOwnNamespace() {
        create(ResourceTypes.GROUPS, "a", "child", "podSelector: {}");
        create(ResourceTypes.GROUPS, "a", "parent", "childGroups: [child]");
        create(ResourceTypes.GROUPS, "b", "parent", "childGroups: [child]");
        settle();

        assertThat(computed("a", "parent")).isEqualTo("True");
        assertThat(computed("b", "parent")).isEqualTo("False");
    }

    private String computed(String namespace, String group) {
        return status(ResourceTypes.GROUPS, namespace, group)
                .at("/conditions/0/status")
                .asText();
    }

    @Test
    void aKubernetesPolicyIsEnforcedWithoutAStatus() {
        create(ResourceTypes.NETWORK_POLICIES, "a", "np", "podSelector: {matchLabels: {app: two}}");
        settle();

        assertThat(ingressOf("node-2")).containsExactly("K8sNetworkPolicy");
        assertThat(ingressOf("node-1")).isEmpty();
        assertThat(status(ResourceTypes.NETWORK_POLICIES, "a", "np").isMissingNode())
                .isTrue();
    }

    @Test
    void aChangedKubernetesPolicyIsNoticed() {
        create(ResourceTypes.NETWORK_POLICIES, "a", "np", "podSelector: {matchLabels: {app: two}}");
        settle();
        store.update(ResourceTypes.NETWORK_POLICIES, new ObjectKey("a", "np"), object -> {
            object.set("spec", Yaml.object("podSelector: {matchLabels: {app: one}}"));
            return object;
        });
        settle();

        assertThat(ingressOf("node-2")).isEmpty();
        assertThat(ingressOf("node-1")).containsExactly("K8sNetworkPolicy");
    }

    @Test
    void oneNodeThatRefusesIsNamedAndTheOthersGoOn() {
        create(ResourceTypes.GROUPS, "a", "g", "podSelector: {}");
        network.refuse("node-2", "no memory");
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p", DROP);
        settle();

        assertThat(policy("a", "p")).isEqualTo("Failed 1/2");
        assertThat(status(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p").toString())
                .contains("Failed nodes count 1")
                .contains("node-2")
                .doesNotContain("node-1");
        assertThat(ingressOf("node-1")).containsExactly("AntreaNetworkPolicy:a/p");
    }

    @Test
    void aNodeCanBeToldToRefuseAPolicyByName() {
        create(ResourceTypes.GROUPS, "a", "g", "podSelector: {}");
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p", DROP);
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "other", DROP);
        annotate("node-2", "lab.tierwall.io/refuses", "a/p");
        settle();

        assertThat(policy("a", "p")).isEqualTo("Failed 1/2");
        assertThat(policy("a", "other")).isEqualTo("Realized 2/2");
        assertThat(ingressOf("node-2")).containsExactly("AntreaNetworkPolicy:a/other");

        annotate("node-2", "lab.tierwall.io/refuses", "");
        settle();
        assertThat(policy("a", "p")).isEqualTo("Realized 2/2");
    }

    private void annotate(String node, String annotation, String value) {
        store.update(ResourceTypes.NODES, new ObjectKey("", node), object -> {
            object.withObject("/metadata/annotations").put(annotation, value);
            return object;
        });
    }

    @Test
    void aNodeThatRefusesEverythingGetsNoNewRules() {
        settle();
        int before = network.enforced("node-2").size();
        annotate("node-2", "lab.tierwall.io/refuses", "*");
        create(ResourceTypes.GROUPS, "a", "g", "podSelector: {}");
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p", DROP);
        settle();

        assertThat(policy("a", "p")).isEqualTo("Failed 1/2");
        assertThat(network.enforced("node-2")).hasSize(before);
    }

    @Test
    void aPolicyThatCannotBeReadDoesNotSpoilTheOthers() {
        create(ResourceTypes.GROUPS, "a", "g", "podSelector: {}");
        create(ResourceTypes.NETWORK_POLICIES, "a", "bad", "ingress: [{from: [{ipBlock: {cidr: ten}}]}]");
        create(
                ResourceTypes.ANTREA_NETWORK_POLICIES,
                "a",
                "bad",
                DROP.replace("name: drop,", "name: drop, l7Protocols: [{http: {}}],"));
        create(ResourceTypes.ANTREA_NETWORK_POLICIES, "a", "p", DROP);
        settle();

        assertThat(policy("a", "bad")).isEqualTo("Failed 0/0");
        assertThat(policy("a", "p")).isEqualTo("Realized 2/2");
    }
}
