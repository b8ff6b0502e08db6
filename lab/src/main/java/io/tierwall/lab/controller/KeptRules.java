package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.resolve.ResolvedRule;
import io.tierwall.antrea.resolve.ResolvedRule.RuleSource;
import io.tierwall.antrea.resolve.ResolvedRules;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What nodes enforce some of which do not listen: pods there keep the rules that were in force. A pod has either these
 * or those, so the order among the two does not matter.
 */
final class KeptRules {

    /** Rules that are kept count by themselves, and for the same policy and rule. */
    private static final String KEPT = " (kept)";

    private KeptRules() {}

    /** The addresses of the pods on these nodes. */
    static Set<IpAddress> addresses(ObjectStore store, Set<String> nodes) {
        Set<IpAddress> addresses = new TreeSet<>();
        for (JsonNode pod : store.list(ResourceTypes.PODS).items()) {
            if (nodes.contains(pod.at("/spec/nodeName").asText())) {
                IpAddress.parse(pod.at("/status/podIP").asText()).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /**
     * Joins what was with what is to be.
     *
     * @param keepers the addresses of pods that keep the rules they have
     */
    static ResolvedRules join(ResolvedRules inForce, ResolvedRules wanted, Set<IpAddress> keepers) {
        if (keepers.isEmpty() || of(inForce, keepers).equals(of(wanted, keepers))) {
            return wanted;
        }
        ResolvedRules kept = of(inForce, keepers);
        return new ResolvedRules(
                join(kept.egress(), wanted.egress(), keepers),
                join(kept.ingress(), wanted.ingress(), keepers),
                wanted.services());
    }

    private static ResolvedRules of(ResolvedRules rules, Set<IpAddress> keepers) {
        return new ResolvedRules(kept(rules.egress(), keepers), kept(rules.ingress(), keepers));
    }

    private static List<ResolvedRule> kept(List<ResolvedRule> rules, Set<IpAddress> keepers) {
        return rules.stream()
                .flatMap(rule -> restricted(rule, KeptRules::keptSource, keepers::contains).stream())
                .toList();
    }

    private static List<ResolvedRule> join(List<ResolvedRule> kept, List<ResolvedRule> wanted, Set<IpAddress> keepers) {
        Stream<ResolvedRule> others = wanted.stream()
                .flatMap(rule -> restricted(rule, source -> source, address -> !keepers.contains(address)).stream());
        return Stream.concat(kept.stream(), others).toList();
    }

    private static RuleSource keptSource(RuleSource source) {
        return source.policyName().endsWith(KEPT)
                ? source
                : new RuleSource(
                        source.policyUid(),
                        source.policyName() + KEPT,
                        source.ruleName(),
                        source.kind(),
                        source.namespace());
    }

    private static Optional<ResolvedRule> restricted(
            ResolvedRule rule, UnaryOperator<RuleSource> source, Predicate<IpAddress> whom) {
        Set<IpAddress> left = new TreeSet<>(rule.appliedTo());
        left.removeIf(whom.negate());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResolvedRule(
                        source.apply(rule.source()),
                        rule.stage(),
                        rule.direction(),
                        rule.verdict(),
                        left,
                        rule.peers(),
                        rule.traffic(),
                        rule.log()));
    }
}
