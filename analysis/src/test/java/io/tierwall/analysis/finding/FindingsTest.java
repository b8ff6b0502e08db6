package io.tierwall.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.finding.EveryFlow.Written;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Packet;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.antrea.resolve.Verdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Findings hold for every flow there can be, one by one. */
final class FindingsTest {

    /** Half of the policies of the cluster are ours. */
    private static boolean isOurs(RuleSource source) {
        return source.kind() == PolicyKind.CLUSTER_NETWORK_POLICY
                && source.policyUid().hashCode() % 2 == 0;
    }

    @Property(tries = 100)
    void aRuleTakesNoEffectOrMakesNoDifferenceWhereNoFlowSaysOtherwise(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        List<Finding> findings = Findings.of(model, FindingsTest::isOurs);
        Brute brute = new Brute();
        ResolvedRules rules =
                Resolver.resolve(world.objects(), world.inventory()).rules();
        EveryFlow flows = new EveryFlow(model, rules);
        for (Packet packet : flows.packets()) {
            for (Direction direction : Direction.values()) {
                brute.meet(flows.matching(direction, packet));
            }
        }

        Set<Written> written = model.book().written().keySet().stream()
                .map(FindingsTest::written)
                .collect(Collectors.toSet());
        assertThat(subjects(findings, Kind.MATCHES_NOTHING)).isEqualTo(minus(written, brute.matching));
        assertThat(subjects(findings, Kind.SHADOWED, Kind.DEFEATED))
                .isEqualTo(minus(minus(brute.matching, brute.taking), ISOLATION));
        assertThat(subjects(findings, Kind.DEFEATED))
                .isEqualTo(minus(
                        brute.takingAmongOurs.stream()
                                .filter(rule -> !brute.taking.contains(rule))
                                .collect(Collectors.toSet()),
                        ISOLATION));
        assertThat(subjects(findings, Kind.REDUNDANT))
                .isEqualTo(minus(minus(brute.taking, brute.differing), ISOLATION));
        assertThat(pairs(findings, Kind.OVERRIDDEN)).isEqualTo(brute.overriding);
        assertThat(brute.contradicting).containsAll(pairs(findings, Kind.CONFLICT));
        findings.stream()
                .filter(finding -> finding.kind() == Kind.SHADOWED)
                .forEach(finding -> assertThat(finding.because().stream().map(FindingsTest::written))
                        .isEqualTo(finding.because().stream()
                                .map(FindingsTest::written)
                                .filter(brute.takers.getOrDefault(
                                        written(finding.rules().getFirst()), Set.of())::contains)
                                .toList())
                        .hasSameSizeAs(brute.takers.getOrDefault(
                                written(finding.rules().getFirst()), Set.of())));
    }

    @Property(tries = 100)
    void aWitnessShowsWhatIsSaid(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        EveryFlow flows = new EveryFlow(
                model, Resolver.resolve(world.objects(), world.inventory()).rules());
        for (Finding finding : Findings.of(model, FindingsTest::isOurs)) {
            finding.witness().filter(EveryFlow::isPacket).ifPresent(witness -> {
                List<ResolvedRule> matching =
                        flows.matching(finding.rules().getFirst().direction(), EveryFlow.packet(witness));
                assertThat(finding.rules()).as(finding.sentence()).anyMatch(rule -> contains(matching, rule));
                assertThat(finding.because())
                        .as(finding.sentence())
                        .satisfiesAnyOf(
                                because -> assertThat(because).isEmpty(),
                                because -> assertThat(finding.kind()).isEqualTo(Kind.REDUNDANT),
                                because -> assertThat(because).anyMatch(rule -> contains(matching, rule)));
            });
        }
    }

    @Property(tries = 100)
    void aRuleHasAnExampleJustWhereItTakesSomeFlowAndItTakesIt(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        ClusterModel model = ClusterModel.of(world.objects(), world.inventory());
        EveryFlow flows = new EveryFlow(
                model, Resolver.resolve(world.objects(), world.inventory()).rules());
        Brute brute = new Brute();
        for (Packet packet : flows.packets()) {
            for (Direction direction : Direction.values()) {
                brute.meet(flows.matching(direction, packet));
            }
        }
        FindingMemory memory = new FindingMemory();
        memory.update(model, FindingsTest::isOurs);

        for (RuleOrigin rule : model.book().written().keySet()) {
            Optional<Witness> example = memory.example(rule, model.addresses());
            assertThat(example.isPresent()).isEqualTo(brute.taking.contains(written(rule)));
            example.filter(EveryFlow::isPacket)
                    .ifPresent(witness -> assertThat(
                                    EveryFlow.taking(flows.matching(rule.direction(), EveryFlow.packet(witness))))
                            .anyMatch(taker -> Written.of(taker).equals(written(rule))));
        }
    }

    @Property(tries = 100)
    void afterAnEditThereIsToFindWhatThereIsFromScratch(@ForAll long seed) {
        RandomEdits edits = new RandomEdits(seed);
        ClusterModel model =
                ClusterModel.of(edits.world().objects(), edits.world().inventory());
        FindingMemory memory = new FindingMemory();
        memory.update(model, FindingsTest::isOurs);
        for (int edit = 0; edit < 8; edit++) {
            edits.next();
            model = model.next(edits.world().objects(), edits.world().inventory());

            assertThat(memory.update(model, FindingsTest::isOurs))
                    .isEqualTo(Findings.of(
                            ClusterModel.of(
                                    edits.world().objects(), edits.world().inventory()),
                            FindingsTest::isOurs));
        }
    }

    private static final Set<Written> ISOLATION = Set.of(
            new Written(RuleSource.ISOLATION, Direction.EGRESS), new Written(RuleSource.ISOLATION, Direction.INGRESS));

    private record PolicyPair(Direction direction, RuleSource first, RuleSource second) {}

    /** What going through all flows one by one says. */
    private static final class Brute {

        private final Set<Written> matching = new HashSet<>();
        private final Set<Written> taking = new HashSet<>();
        private final Set<Written> takingAmongOurs = new HashSet<>();
        private final Set<Written> differing = new HashSet<>();
        private final Set<PolicyPair> overriding = new HashSet<>();
        private final Set<PolicyPair> contradicting = new HashSet<>();
        private final Map<Written, Set<Written>> takers = new HashMap<>();

        void meet(List<ResolvedRule> rules) {
            List<ResolvedRule> takingHere = EveryFlow.taking(rules);
            List<ResolvedRule> ours =
                    rules.stream().filter(rule -> isOurs(rule.source())).toList();
            rules.forEach(rule -> {
                matching.add(Written.of(rule));
                takingHere.forEach(taker -> takers.computeIfAbsent(Written.of(rule), _ -> new HashSet<>())
                        .add(Written.of(taker)));
            });
            EveryFlow.taking(ours).forEach(rule -> takingAmongOurs.add(Written.of(rule)));
            for (ResolvedRule taker : takingHere) {
                Written written = Written.of(taker);
                taking.add(written);
                List<ResolvedRule> others = rules.stream()
                        .filter(rule -> !Written.of(rule).equals(written))
                        .toList();
                if (EveryFlow.verdict(others) != EveryFlow.verdict(rules)) {
                    differing.add(written);
                }
            }
            EveryFlow.decider(rules).ifPresent(decider -> contradict(decider, rules));
            takingHere.stream()
                    .filter(taker -> !isOurs(taker.source()))
                    .findFirst()
                    .ifPresent(foreign -> override(foreign, ours, rules));
        }

        private void override(ResolvedRule foreign, List<ResolvedRule> ours, List<ResolvedRule> rules) {
            EveryFlow.decider(ours)
                    .filter(rule -> rules.indexOf(rule) > rules.indexOf(foreign))
                    .filter(rule -> EveryFlow.verdict(ours) != EveryFlow.verdict(rules))
                    .ifPresent(rule -> overriding.add(pair(foreign, rule)));
        }

        private void contradict(ResolvedRule decider, List<ResolvedRule> rules) {
            Set<RuleSource> seen = new HashSet<>();
            for (ResolvedRule rule : rules) {
                boolean first = seen.add(Policies.of(rule.source()));
                boolean opposite = (rule.verdict() == Verdict.ALLOW) != (decider.verdict() == Verdict.ALLOW);
                if (first && opposite && rules.indexOf(rule) > rules.indexOf(decider)) {
                    contradicting.add(pair(decider, rule));
                }
            }
        }

        private static PolicyPair pair(ResolvedRule first, ResolvedRule second) {
            return new PolicyPair(first.direction(), Policies.of(first.source()), Policies.of(second.source()));
        }
    }

    private static Written written(RuleOrigin rule) {
        return new Written(rule.source(), rule.direction());
    }

    private static boolean contains(Collection<ResolvedRule> rules, RuleOrigin rule) {
        return rules.stream().anyMatch(candidate -> Written.of(candidate).equals(written(rule)));
    }

    private static Set<Written> minus(Set<Written> some, Set<Written> others) {
        return some.stream().filter(rule -> !others.contains(rule)).collect(Collectors.toSet());
    }

    private static Set<Written> subjects(List<Finding> findings, Kind... kinds) {
        return findings.stream()
                .filter(finding -> Set.of(kinds).contains(finding.kind()))
                .map(finding -> written(finding.rules().getFirst()))
                .collect(Collectors.toSet());
    }

    private static Set<PolicyPair> pairs(List<Finding> findings, Kind kind) {
        return findings.stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> {
                    List<RuleOrigin> first = kind == Kind.OVERRIDDEN ? finding.because() : finding.rules();
                    List<RuleOrigin> second = kind == Kind.OVERRIDDEN ? finding.rules() : finding.because();
                    return new PolicyPair(
                            first.getFirst().direction(),
                            Policies.of(first.getFirst()),
                            Policies.of(second.getFirst()));
                })
                .collect(Collectors.toSet());
    }
}
