package io.tierwall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A shop with a web pod, a pod of its database and one that makes backups. */
final class FindingExamplesTest {

    private static final Inventory SHOP = new Inventory(
            List.of(new Namespace("shop", Map.of())),
            List.of(pod("web", 1), pod("db", 2), pod("backup", 3)),
            List.of());

    private final List<ClusterGroup> groups =
            new ArrayList<>(List.of(group("web"), group("db"), group("backup"), union("all", "web", "db", "backup")));
    private final List<ClusterNetworkPolicy> policies = new ArrayList<>();

    private static Pod pod(String app, int number) {
        return new Pod(
                "shop",
                app,
                Map.of("app", app),
                "node",
                List.of(IpAddress.parse("198.18.0." + number).orElseThrow()));
    }

    private static ObjectMeta named(String name) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setUid("uid-" + name);
        return metadata;
    }

    private static ClusterGroup group(String app) {
        LabelSelector selector = new LabelSelector();
        selector.setMatchLabels(Map.of("app", app));
        return new ClusterGroup(named(app), ClusterGroup.Spec.selecting(null, selector));
    }

    private static ClusterGroup union(String name, String... children) {
        return new ClusterGroup(named(name), ClusterGroup.Spec.union(List.of(children)));
    }

    private static PolicyRule ingress(String name, Action action, List<String> from, Integer... ports) {
        return new PolicyRule(
                name,
                action,
                List.of(),
                from.stream().map(Peer::group).toList(),
                List.of(),
                List.of(ports).stream().map(port -> new Port("TCP", port, null)).toList(),
                false,
                null,
                List.of(),
                List.of());
    }

    private ClusterNetworkPolicy policy(String name, int priority, String appliedTo, PolicyRule... ingress) {
        ClusterNetworkPolicy policy = new ClusterNetworkPolicy(
                named(name),
                new ClusterNetworkPolicy.Spec(
                        "tier", priority, List.of(Peer.group(appliedTo)), List.of(ingress), List.of()));
        policies.add(policy);
        return policy;
    }

    private ClusterModel model() {
        Tier tier = new Tier(named("tier"), new Tier.Spec(10, ""));
        return ClusterModel.of(new PolicyObjects(List.of(tier), groups, policies), SHOP);
    }

    private List<String> sentences(Kind... kinds) {
        return find(kinds).stream().map(Finding::sentence).toList();
    }

    private List<Finding> find(Kind... kinds) {
        ClusterModel model = model();
        return Findings.of(model, Findings.ours(model.book().objects())).stream()
                .filter(finding -> List.of(kinds).contains(finding.kind()))
                .toList();
    }

    @Test
    void aRuleIsShadowedByThoseThatTakeAllItMatches() {
        policy(
                "one",
                1,
                "db",
                ingress("web", Action.Allow, List.of("web"), 5432),
                ingress("backup", Action.Allow, List.of("backup"), 5432));
        policy("two", 2, "db", ingress("both", Action.Drop, List.of("web", "backup"), 5432));

        assertThat(find(Kind.SHADOWED)).singleElement().satisfies(finding -> {
            assertThat(finding.sentence())
                    .isEqualTo(
                            "Rule both of AntreaClusterNetworkPolicy:two (ingress) takes no effect: all that it matches"
                                    + " is taken by rule web of AntreaClusterNetworkPolicy:one (ingress), rule backup of"
                                    + " AntreaClusterNetworkPolicy:one (ingress).");
            assertThat(finding.witness()).map(Witness::toString).contains("shop/backup to shop/db, TCP 5432");
        });
    }

    @Test
    void anAllowBeforeWhatIsAllowedAnywayIsRedundant() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 5432));

        assertThat(sentences(Kind.REDUNDANT))
                .containsExactly("Without rule web of AntreaClusterNetworkPolicy:one (ingress) everything would be"
                        + " decided the same: no other rule matches, and what no rule matches is allowed.");
    }

    @Test
    void anExceptionBeforeAGeneralRuleIsNoConflict() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 5432));
        policy("two", 2, "db", ingress("nobody", Action.Drop, List.of()));

        assertThat(find(Kind.CONFLICT, Kind.REDUNDANT, Kind.SHADOWED)).isEmpty();
    }

    @Test
    void policiesWhoseRulesOverlapAndDisagreeAreInConflictAboutWhatBothMatch() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 80, 443));
        policy("two", 2, "db", ingress("clear", Action.Drop, List.of("web", "backup"), 80));

        assertThat(find(Kind.CONFLICT)).singleElement().satisfies(finding -> {
            assertThat(finding.rules())
                    .extracting(rule -> rule.source().ruleName())
                    .containsExactly("web");
            assertThat(finding.because())
                    .extracting(rule -> rule.source().ruleName())
                    .containsExactly("clear");
            assertThat(finding.witness()).map(Witness::toString).contains("shop/web to shop/db, TCP 80");
        });
    }

    @Test
    void aPolicyDoesNotContradictItself() {
        policy(
                "one",
                1,
                "db",
                ingress("web", Action.Allow, List.of("web"), 80, 443),
                ingress("clear", Action.Drop, List.of("web", "backup"), 80));

        assertThat(find(Kind.CONFLICT)).isEmpty();
    }

    @Test
    void aRuleThatSaysWhatAnotherSaysIsItsDuplicateWhateverItsName() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 5432));
        policy(
                "two",
                2,
                "db",
                ingress("same", Action.Allow, List.of("web"), 5432),
                ingress("other", Action.Allow, List.of("web"), 5433));

        assertThat(sentences(Kind.DUPLICATE))
                .containsExactly("Rule same of AntreaClusterNetworkPolicy:two (ingress) says the same as rule web of"
                        + " AntreaClusterNetworkPolicy:one (ingress).");
    }

    @Test
    void aRuleMatchesNothingWithoutSomebodyAtBothEnds() {
        groups.add(group("gone"));
        policy("one", 1, "gone", ingress("a", Action.Allow, List.of("web")));
        policy("two", 2, "db", ingress("b", Action.Allow, List.of("gone")));
        policy("three", 3, "db", ingress("c", Action.Drop, List.of("db")));

        assertThat(sentences(Kind.MATCHES_NOTHING))
                .containsExactly(
                        "Rule a of AntreaClusterNetworkPolicy:one (ingress) matches nothing: it is applied to nobody.",
                        "Rule b of AntreaClusterNetworkPolicy:two (ingress) matches nothing: there is nobody at its"
                                + " other end.",
                        "Rule c of AntreaClusterNetworkPolicy:three (ingress) matches nothing: between its two ends"
                                + " nothing can flow.");
    }

    @Test
    void aRuleWhosePortsAreNamesThatNoPodHasMatchesNothing() {
        PolicyRule rule = new PolicyRule(
                "a",
                Action.Allow,
                List.of(),
                List.of(),
                List.of(),
                List.of(Port.named("TCP", "http")),
                false,
                null,
                List.of(),
                List.of());
        policy("one", 1, "db", rule);

        assertThat(sentences(Kind.MATCHES_NOTHING))
                .containsExactly("Rule a of AntreaClusterNetworkPolicy:one (ingress) matches nothing: no pod has ports"
                        + " of the names that it gives.");
    }

    @Test
    void groupsAreFoundThatAreEmptyOrMissingOrThatNobodyNames() {
        groups.add(group("gone"));
        policy("one", 1, "all", ingress("a", Action.Allow, List.of("gone", "lost")));

        assertThat(sentences(Kind.MISSING_GROUP, Kind.EMPTY_GROUP, Kind.UNUSED_GROUP))
                .containsExactly(
                        "Group lost does not exist, and is nobody for AntreaClusterNetworkPolicy:one.",
                        "Group gone selects nobody in this cluster.");
        policies.clear();
        assertThat(find(Kind.UNUSED_GROUP))
                .flatExtracting(finding -> finding.group().stream().toList())
                .containsExactly("all", "gone");
    }

    @Test
    void emptyPartsAreFoundOfAGroupThatIsNotEmptyAndOtherwiseTheGroupAlone() {
        groups.addAll(List.of(group("gone"), group("past"), group("own")));
        groups.addAll(List.of(union("some", "web", "past"), union("none", "gone", "own")));
        policy("one", 1, "all", ingress("a", Action.Allow, List.of("some", "none", "own")));

        assertThat(find(Kind.EMPTY_GROUP))
                .flatExtracting(finding -> finding.group().stream().toList())
                .containsExactly("past", "own", "none");
    }

    @Test
    void emptyGroupsThatNameEachOtherAreFoundBoth() {
        groups.addAll(List.of(union("hen", "egg"), union("egg", "hen")));

        assertThat(find(Kind.EMPTY_GROUP))
                .flatExtracting(finding -> finding.group().stream().toList())
                .containsExactly("hen", "egg");
    }

    @Test
    void aForeignPolicyBeforeOursOverridesItAndDefeatsRulesThatItLeavesNothing() {
        policy("foreign", 1, "db", ingress("open", Action.Allow, List.of("web")));
        ClusterNetworkPolicy ours = policy(
                "ours",
                2,
                "db",
                ingress("no-web", Action.Drop, List.of("web")),
                ingress("nobody", Action.Drop, List.of()));
        ours.getMetadata().setLabels(Map.of(Ownership.MANAGED_BY, Ownership.TIERWALL));

        assertThat(sentences(Kind.DEFEATED, Kind.OVERRIDDEN))
                .containsExactly(
                        "Rule no-web of AntreaClusterNetworkPolicy:ours (ingress) takes no effect: foreign policies"
                                + " come first, by rule open of AntreaClusterNetworkPolicy:foreign (ingress).",
                        "AntreaClusterNetworkPolicy:ours is overridden by foreign policy"
                                + " AntreaClusterNetworkPolicy:foreign, which comes first and says otherwise: rule open of"
                                + " AntreaClusterNetworkPolicy:foreign (ingress) against rule no-web of"
                                + " AntreaClusterNetworkPolicy:ours (ingress).");
    }

    @Test
    void onlyARuleThatWasCountedCanBeSaidNeverToHaveBeenHit() {
        policy(
                "one",
                1,
                "db",
                ingress("hit", Action.Allow, List.of("web")),
                ingress("idle", Action.Allow, List.of("backup")),
                ingress("unknown", Action.Drop, List.of()));
        List<RuleOrigin> written = List.copyOf(model().book().written().keySet());
        Instant since = Instant.parse("2026-01-02T03:04:05Z");

        assertThat(NeverHit.of(
                        written,
                        Map.of(
                                written.get(0).source(), new NeverHit.Count(7, since),
                                written.get(1).source(), new NeverHit.Count(0, since))))
                .extracting(Finding::sentence)
                .containsExactly("Rule idle of AntreaClusterNetworkPolicy:one (ingress) has not been hit since"
                        + " 2026-01-02T03:04:05Z.");
    }

    @Test
    void anAllowThatWasHitElsewhereAndNotHereIsWiderThanObserved() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 5432));
        ClusterModel model = model();
        FindingMemory memory = new FindingMemory();
        memory.update(model, Findings.ours(model.book().objects()));
        RuleOrigin rule = model.book().written().keySet().iterator().next();
        Instant since = Instant.parse("2026-01-02T03:04:05Z");
        Observation here = Observation.counted("alpha", false, since);
        List<Observation> others =
                List.of(Observation.counted("beta", true, since), Observation.counted("gamma", false, since));

        Finding finding = AcrossClusters.widerThanObserved(
                List.of(rule), memory.example(rule, model.addresses()).orElseThrow(), here, others);

        assertThat(finding.sentence())
                .isEqualTo("Rule web of AntreaClusterNetworkPolicy:one (ingress) could let pass shop/web to shop/db,"
                        + " TCP 5432, and has not been hit here since 2026-01-02T03:04:05Z, though in beta.");
        assertThat(finding.observations()).containsExactly(here, others.get(0), others.get(1));
    }

    @Test
    void aGroupWithoutWorkloadIsNamedWithTheRulesAppliedToItAndWhereItHasSome() {
        policy("one", 1, "db", ingress("web", Action.Allow, List.of("web"), 5432));
        List<RuleOrigin> rules = List.copyOf(model().book().written().keySet());

        assertThat(AcrossClusters.groupWithoutWorkload(
                                "db",
                                rules,
                                Observation.selected("alpha", false),
                                List.of(Observation.selected("beta", true), Observation.selected("gamma", false)))
                        .sentence())
                .isEqualTo("Group db, to which rule web of AntreaClusterNetworkPolicy:one (ingress) is applied, selects"
                        + " nobody in this cluster, and somebody in beta.");
    }
}
