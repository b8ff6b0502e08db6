package io.tierwall.antrea.resolve;

import static io.tierwall.antrea.resolve.ClusterStatements.address;
import static io.tierwall.antrea.resolve.ClusterStatements.group;
import static io.tierwall.antrea.resolve.ClusterStatements.groupOf;
import static io.tierwall.antrea.resolve.ClusterStatements.in;
import static io.tierwall.antrea.resolve.ClusterStatements.named;
import static io.tierwall.antrea.resolve.ClusterStatements.namespace;
import static io.tierwall.antrea.resolve.ClusterStatements.namespaced;
import static io.tierwall.antrea.resolve.ClusterStatements.pod;
import static io.tierwall.antrea.resolve.ClusterStatements.pods;
import static io.tierwall.antrea.resolve.ClusterStatements.policy;
import static io.tierwall.antrea.resolve.ClusterStatements.rule;
import static io.tierwall.antrea.resolve.ClusterStatements.tier;
import static io.tierwall.antrea.resolve.ClusterStatements.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.NetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.PolicyObjects.Namespaced;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which kinds of policy are met when, and what each kind looks at. */
final class PolicyStagesTest {

    private static final String WEB = "198.18.0.1";
    private static final String OTHER = "198.18.0.2";
    private static final List<Peer> EVERY_POD = List.of(Peer.everyPod());

    private static final List<Tier> TIERS = List.of(tier("early", 10), tier("application", 250), tier("baseline", 253));

    private static final Inventory INVENTORY = new Inventory(
            List.of(namespace("shop", Map.of()), namespace("lab", Map.of())),
            List.of(
                    pod("shop", "web", WEB, "node-1", Map.of("app", "web")),
                    pod("lab", "other", OTHER, "node-2", Map.of("app", "web"))),
            List.of());

    private static Resolution resolve(List<ClusterNetworkPolicy> cluster, Namespaced namespaced) {
        return resolve(List.of(), cluster, namespaced);
    }

    private static Resolution resolve(
            List<ClusterGroup> groups, List<ClusterNetworkPolicy> cluster, Namespaced namespaced) {
        return Resolver.resolve(new PolicyObjects(TIERS, groups, cluster, namespaced), INVENTORY);
    }

    private static Namespaced antrea(NetworkPolicy... policies) {
        return new Namespaced(List.of(), List.of(policies), List.of());
    }

    private static NetworkPolicyBuilder kubernetes(String name) {
        return new NetworkPolicyBuilder()
                .withMetadata(in("shop", named(name)))
                .withNewSpec()
                .withPodSelector(new LabelSelector())
                .endSpec();
    }

    private static Namespaced kubernetes(NetworkPolicyBuilder... policies) {
        return new Namespaced(
                List.of(),
                List.of(),
                List.of(policies).stream().map(NetworkPolicyBuilder::build).toList());
    }

    private static ClusterNetworkPolicy says(String name, String tier, double priority, Action action) {
        return policy(name, tier, priority, List.of(rule(name, action, EVERY_POD, List.of())), List.of());
    }

    private static Optional<String> deciding(Resolution resolution) {
        return resolution
                .rules()
                .deciding(Direction.INGRESS, Packet.toPort(address(OTHER), address(WEB), Protocol.TCP, 80))
                .map(rule -> rule.source().reference());
    }

    @Test
    void policiesOfBothKindsInterleaveByNumber() {
        Resolution resolution = resolve(
                List.of(says("first", "early", 1, Action.Drop), says("third", "early", 3, Action.Drop)),
                antrea(namespaced(
                        "shop",
                        "second",
                        "early",
                        2,
                        EVERY_POD,
                        List.of(rule("second", Action.Drop, List.of(), List.of())))));

        assertThat(resolution.rules().ingress())
                .extracting(rule -> rule.source().reference())
                .containsExactly(
                        "AntreaClusterNetworkPolicy:first",
                        "AntreaNetworkPolicy:shop/second",
                        "AntreaClusterNetworkPolicy:third");
    }

    @Test
    void aPolicyOfANamespaceProtectsAndMeansPodsOfItsOwnOnly() {
        ResolvedRule rule = resolve(
                        List.of(),
                        antrea(namespaced(
                                "shop",
                                "own",
                                "early",
                                1,
                                EVERY_POD,
                                List.of(rule("r", Action.Drop, List.of(), List.of(pods(where("app", "Exists"))))))))
                .rules()
                .ingress()
                .getFirst();

        assertThat(rule.appliedTo()).isEqualTo(Set.of(address(WEB)));
        assertThat(rule.peers()).isEqualTo(Peers.hosts(Set.of(address(WEB))));
    }

    @Test
    void aPolicyOfANamespaceLooksForGroupsThere() {
        ClusterGroup cluster = group("g", ClusterGroup.Spec.selecting(null, where("app", "DoesNotExist")));
        Group own = groupOf("shop", "g", ClusterGroup.Spec.selecting(null, where("app", "Exists")));

        Resolution resolution = resolve(
                List.of(cluster),
                List.of(),
                new Namespaced(
                        List.of(own),
                        List.of(namespaced(
                                "shop",
                                "p",
                                "early",
                                1,
                                List.of(Peer.group("g")),
                                List.of(rule("r", Action.Drop, List.of(), List.of())))),
                        List.of()));

        assertThat(resolution.rules().ingress().getFirst().appliedTo()).isEqualTo(Set.of(address(WEB)));
        assertThat(resolution.spans()).containsEntry("uid-of-p", Set.of("node-1"));
    }

    @Test
    void whatNoTierDecidesIsForKubernetesPoliciesAndThenForTheBaseline() {
        Namespaced isolating = kubernetes(kubernetes("deny"));

        assertThat(deciding(resolve(List.of(), Namespaced.NONE))).isEmpty();
        assertThat(deciding(resolve(List.of(says("base", "baseline", 1, Action.Drop)), Namespaced.NONE)))
                .contains("AntreaClusterNetworkPolicy:base");
        assertThat(deciding(resolve(List.of(says("base", "baseline", 1, Action.Drop)), isolating)))
                .contains("K8sNetworkPolicy");
        assertThat(deciding(resolve(List.of(says("app", "application", 1, Action.Allow)), isolating)))
                .contains("AntreaClusterNetworkPolicy:app");
    }

    @Test
    void passSkipsTheTiersThatAreLeftButNeitherKubernetesNorTheBaseline() {
        ClusterNetworkPolicy pass = says("pass", "early", 1, Action.Pass);
        ClusterNetworkPolicy drop = says("drop", "application", 1, Action.Drop);
        ClusterNetworkPolicy base = says("base", "baseline", 1, Action.Reject);

        assertThat(deciding(resolve(List.of(pass, drop), Namespaced.NONE))).isEmpty();
        assertThat(deciding(resolve(List.of(pass, drop, base), Namespaced.NONE)))
                .contains("AntreaClusterNetworkPolicy:base");
        assertThat(deciding(resolve(List.of(pass, drop), kubernetes(kubernetes("deny")))))
                .contains("K8sNetworkPolicy");
    }

    @Test
    void kubernetesPoliciesAllowTogetherWhateverOneOfThemAllows() {
        NetworkPolicyBuilder deny = kubernetes("deny");
        NetworkPolicyBuilder allow = kubernetes("allow")
                .editSpec()
                .addNewIngress()
                .addNewFrom()
                .withNamespaceSelector(new LabelSelector())
                .endFrom()
                .addNewPort()
                .withNewPort(80)
                .endPort()
                .endIngress()
                .endSpec();

        assertThat(deciding(resolve(List.of(), kubernetes(deny, allow)))).contains("K8sNetworkPolicy:shop/allow");
        assertThat(resolve(List.of(), kubernetes(deny, allow)).rules().ingress())
                .as("isolation stands behind all that is allowed, once")
                .extracting(ResolvedRule::source)
                .containsExactly(
                        new RuleSource("uid-of-allow", "allow", "", PolicyKind.KUBERNETES, "shop"),
                        RuleSource.ISOLATION);
    }

    @Test
    void kubernetesPoliciesAreAboutIngressUnlessTheySayOrHaveEgress() {
        assertThat(isolates(kubernetes("plain"))).containsExactly(Direction.INGRESS);
        assertThat(isolates(kubernetes("with-egress")
                        .editSpec()
                        .addNewEgress()
                        .endEgress()
                        .endSpec()))
                .containsExactly(Direction.EGRESS, Direction.INGRESS);
        assertThat(isolates(
                        kubernetes("said").editSpec().withPolicyTypes("Egress").endSpec()))
                .containsExactly(Direction.EGRESS);
    }

    private static List<Direction> isolates(NetworkPolicyBuilder policy) {
        return resolve(List.of(), kubernetes(policy))
                .rules()
                .all()
                .filter(rule -> rule.source().equals(RuleSource.ISOLATION))
                .map(ResolvedRule::direction)
                .toList();
    }

    @Test
    void aPolicyThatCannotBeResolvedIsToldOfAndStopsNoOther() {
        Resolution resolution = resolve(
                List.of(
                        policy(
                                "bad",
                                "early",
                                1,
                                List.of(
                                        rule("fine", Action.Drop, EVERY_POD, List.of()),
                                        rule("r", Action.Drop, List.of(pods(where("app", "Like", "w"))), List.of())),
                                List.of()),
                        says("good", "early", 2, Action.Drop)),
                Namespaced.NONE);

        assertThat(resolution.failures()).containsOnlyKeys("uid-of-bad");
        assertThat(resolution.failures().get("uid-of-bad")).contains("no selector operator: Like");
        assertThat(resolution.spans()).containsOnlyKeys("uid-of-good");
        assertThat(resolution.rules().ingress())
                .extracting(rule -> rule.source().policyName())
                .containsExactly("good");
    }

    @Test
    void aNodeGetsTheRulesOfItsOwnPodsOnly() {
        Resolution resolution = resolve(
                List.of(
                        says("all", "early", 1, Action.Allow),
                        policy(
                                "one",
                                "early",
                                2,
                                List.of(rule("r", Action.Drop, List.of(pods(where("app", "DoesNotExist"))), List.of())),
                                List.of())),
                Namespaced.NONE);

        assertThat(resolution.rulesOf("node-2").ingress())
                .extracting(ResolvedRule::appliedTo)
                .containsExactly(Set.of(address(OTHER)));
        assertThat(resolution.rulesOf("nowhere").ingress()).isEmpty();
    }
}
