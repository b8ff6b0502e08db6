package io.tierwall.antrea.resolve;

import static io.tierwall.antrea.resolve.ClusterStatements.address;
import static io.tierwall.antrea.resolve.ClusterStatements.block;
import static io.tierwall.antrea.resolve.ClusterStatements.group;
import static io.tierwall.antrea.resolve.ClusterStatements.namespace;
import static io.tierwall.antrea.resolve.ClusterStatements.pod;
import static io.tierwall.antrea.resolve.ClusterStatements.pods;
import static io.tierwall.antrea.resolve.ClusterStatements.policy;
import static io.tierwall.antrea.resolve.ClusterStatements.rule;
import static io.tierwall.antrea.resolve.ClusterStatements.tier;
import static io.tierwall.antrea.resolve.ClusterStatements.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.model.address.Cidr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the Antrea controller makes of the objects in a cluster. */
final class ResolverTest {

    private static final String WEB = "198.18.0.1";
    private static final String DATABASE = "198.18.0.2";
    private static final String OTHER = "198.18.0.3";

    private static final Inventory INVENTORY = new Inventory(
            List.of(namespace("shop", Map.of("env", "prod")), namespace("lab", Map.of())),
            List.of(
                    pod("shop", "web", WEB, "node-1", Map.of("app", "web")),
                    pod("shop", "db", DATABASE, "node-2", Map.of("app", "db")),
                    pod("lab", "other", OTHER, "node-1", Map.of())),
            List.of(new Service("shop", "front", Map.of("app", "web")), new Service("shop", "external", Map.of())));

    private static final List<Peer> EVERY_POD = List.of(Peer.everyPod());

    private static Resolution resolve(List<ClusterGroup> groups, ClusterNetworkPolicy... policies) {
        return Resolver.resolve(
                new PolicyObjects(List.of(tier("early", 10), tier("late", 20)), groups, List.of(policies)), INVENTORY);
    }

    private static ResolvedRule onlyRule(List<ClusterGroup> groups, PolicyRule rule) {
        List<ResolvedRule> ingress = resolve(groups, policy("policy", "early", 1, List.of(rule), List.of()))
                .rules()
                .ingress();
        assertThat(ingress).hasSize(1);
        return ingress.getFirst();
    }

    private static Set<?> members(String groupName, ClusterGroup... groups) {
        ResolvedRule resolved =
                onlyRule(List.of(groups), rule("r", Action.Drop, List.of(Peer.group(groupName)), List.of()));
        return resolved.appliedTo();
    }

    @Test
    void rulesStandByTierThenPriorityThenPlace() {
        List<ClusterNetworkPolicy> policies = new ArrayList<>(List.of(
                policy("c", "late", 1, twoRules("c"), List.of()),
                policy("b", "early", 2.5, twoRules("b"), List.of()),
                policy("a", "early", 2.25, twoRules("a"), List.of())));
        for (int seed = 0; seed < 6; seed++) {
            Collections.shuffle(policies, new Random(seed));

            assertThat(resolve(List.of(), policies.toArray(ClusterNetworkPolicy[]::new))
                            .rules()
                            .ingress())
                    .extracting(resolved -> resolved.source().ruleName())
                    .containsExactly("a0", "a1", "b0", "b1", "c0", "c1");
        }
    }

    private static List<PolicyRule> twoRules(String prefix) {
        return List.of(
                rule(prefix + "0", Action.Allow, EVERY_POD, List.of()),
                rule(prefix + "1", Action.Drop, EVERY_POD, List.of()));
    }

    @Test
    void policiesOfEqualPriorityInterleaveTheirRules() {
        assertThat(resolve(
                                List.of(),
                                policy("b", "early", 5, twoRules("b"), List.of()),
                                policy("a", "early", 5, twoRules("a"), List.of()))
                        .rules()
                        .ingress())
                .extracting(resolved -> resolved.source().ruleName())
                .containsExactly("a0", "b0", "a1", "b1");
    }

    @Test
    void aPolicyOfAMissingTierStandsWhereAntreaPutsIt() {
        Tier application = tier("application", 250);
        Tier platform = tier("platform", 200);
        ResolvedRules rules = Resolver.resolve(
                        new PolicyObjects(
                                List.of(application, platform),
                                List.of(),
                                List.of(
                                        policy("lost", "nowhere", 1, twoRules("lost"), List.of()),
                                        policy("early", "platform", 9, twoRules("early"), List.of()),
                                        policy("late", "application", 2, twoRules("late"), List.of()))),
                        INVENTORY)
                .rules();

        assertThat(rules.ingress())
                .extracting(resolved -> resolved.source().policyName())
                .containsExactly("early", "early", "lost", "lost", "late", "late");
    }

    @Test
    void noPeersMeanAnybodyButPeersThatComeToNothingMeanNobody() {
        assertThat(onlyRule(List.of(), rule("any", Action.Drop, EVERY_POD, List.of()))
                        .peers())
                .isEqualTo(new Peers.Any());

        Peers nobody = onlyRule(
                        List.of(),
                        rule(
                                "none",
                                Action.Drop,
                                EVERY_POD,
                                List.of(Peer.group("missing"), pods(where("app", "In", "x")))))
                .peers();
        assertThat(nobody).isEqualTo(new Peers.Addresses(Set.of(), List.of()));
        assertThat(nobody.contains(address(WEB))).isFalse();
    }

    @Test
    void selectorsHaveKubernetesMeaning() {
        assertThat(members("g", selecting(where("app", "In", "web", "db"))))
                .isEqualTo(Set.of(address(WEB), address(DATABASE)));
        assertThat(members("g", selecting(where("app", "NotIn", "web"))))
                .as("what lacks the label is not in the list either")
                .isEqualTo(Set.of(address(DATABASE), address(OTHER)));
        assertThat(members("g", selecting(where("app", "Exists")))).isEqualTo(Set.of(address(WEB), address(DATABASE)));
        assertThat(members("g", selecting(where("app", "DoesNotExist")))).isEqualTo(Set.of(address(OTHER)));
    }

    private static ClusterGroup selecting(LabelSelector pods) {
        return group("g", ClusterGroup.Spec.selecting(null, pods));
    }

    @Test
    void namespaceAndPodSelectorHoldTogether() {
        assertThat(members("g", group("g", ClusterGroup.Spec.selecting(where("env", "In", "prod"), null))))
                .isEqualTo(Set.of(address(WEB), address(DATABASE)));
        assertThat(members(
                        "g",
                        group("g", ClusterGroup.Spec.selecting(where("env", "In", "prod"), where("app", "In", "db")))))
                .isEqualTo(Set.of(address(DATABASE)));
    }

    @Test
    void aServiceStandsForThePodsBehindItAndOneWithoutSelectorForNone() {
        assertThat(members("g", behind("front"))).isEqualTo(Set.of(address(WEB)));
        assertThat(members("g", behind("external"))).isEmpty();
        assertThat(members("g", behind("missing"))).isEmpty();
    }

    private static ClusterGroup behind(String service) {
        return group("g", ClusterGroup.Spec.behind(new ClusterGroup.ServiceReference(service, "shop")));
    }

    @Test
    void aGroupUnitesItsChildrenOneLevelDeep() {
        ClusterGroup web = group("web", ClusterGroup.Spec.selecting(null, where("app", "In", "web")));
        ClusterGroup middle = group("middle", ClusterGroup.Spec.union(List.of("web")));

        assertThat(members("top", group("top", ClusterGroup.Spec.union(List.of("web", "missing"))), web))
                .isEqualTo(Set.of(address(WEB)));
        assertThat(members("top", group("top", ClusterGroup.Spec.union(List.of("middle"))), middle, web))
                .as("children of children do not count")
                .isEmpty();
    }

    @Test
    void addressesCountAsPeersWithoutWhatTheyExceptAndNeverInAppliedTo() {
        ResolvedRule resolved = onlyRule(
                List.of(),
                rule("r", Action.Drop, List.of(block("198.18.0.0/30")), List.of(block("10.0.0.0/30", "10.0.0.0/31"))));

        assertThat(resolved.appliedTo()).isEmpty();
        assertThat(resolved.peers())
                .isEqualTo(new Peers.Addresses(
                        Set.of(), List.of(Cidr.parse("10.0.0.2/31").orElseThrow())));
    }

    @Test
    void portsAreSpansAndAProtocolAloneIsAllOfThem() {
        ResolvedRule resolved = onlyRule(
                List.of(),
                rule(
                        "r",
                        Action.Drop,
                        EVERY_POD,
                        List.of(),
                        new PolicyRule.Port("TCP", 80, null),
                        new PolicyRule.Port("TCP", 8000, 8100),
                        new PolicyRule.Port("UDP", null, null)));

        assertThat(resolved.ports())
                .containsExactly(
                        new PortMatch(Protocol.TCP, 80, 80),
                        new PortMatch(Protocol.TCP, 8000, 8100),
                        PortMatch.all(Protocol.UDP));
    }

    @Test
    void aPolicySpansTheNodesOfThePodsThatItIsAppliedTo() {
        Resolution resolution = resolve(
                List.of(),
                policy(
                        "one",
                        "early",
                        1,
                        List.of(rule("r", Action.Drop, List.of(pods(where("app", "In", "db"))), List.of())),
                        List.of()),
                policy(
                        "none",
                        "early",
                        2,
                        List.of(rule("r", Action.Drop, List.of(pods(where("app", "In", "gone"))), List.of())),
                        List.of()),
                policy("all", "early", 3, List.of(rule("r", Action.Drop, EVERY_POD, List.of())), List.of()));

        assertThat(resolution.spans())
                .containsEntry("uid-of-one", Set.of("node-2"))
                .containsEntry("uid-of-none", Set.of())
                .containsEntry("uid-of-all", Set.of("node-1", "node-2"));
    }

    @Test
    void aRuleThatAnEditDoesNotConcernStaysTheSameObject() {
        ClusterGroup mine = group("mine", ClusterGroup.Spec.selecting(null, where("app", "In", "web")));
        ClusterNetworkPolicy kept = policy(
                "kept", "early", 1, List.of(rule("r", Action.Drop, List.of(Peer.group("mine")), List.of())), List.of());
        ClusterNetworkPolicy edited =
                policy("edited", "late", 1, List.of(rule("r", Action.Drop, List.of(), List.of())), List.of());
        List<Tier> tiers = List.of(tier("early", 10), tier("late", 20));
        Resolver resolver = new Resolver();
        ResolvedRule before = resolver.next(new PolicyObjects(tiers, List.of(mine), List.of(kept, edited)), INVENTORY)
                .rules()
                .ingress()
                .getFirst();

        ResolvedRule after = resolver.next(
                        new PolicyObjects(
                                tiers,
                                List.of(
                                        mine,
                                        group("other", ClusterGroup.Spec.selecting(null, where("app", "In", "db")))),
                                List.of(kept)),
                        INVENTORY)
                .rules()
                .ingress()
                .getFirst();

        assertThat(after).isSameAs(before);
    }
}
