package io.tierwall.analysis.rules;

import io.tierwall.analysis.members.Members;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.resolve.AntreaPolicy;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which groups have other members than before.
 *
 * @param everything whether nothing can be taken over
 * @param groups otherwise, names of ClusterGroups
 */
record Changed(boolean everything, Set<String> groups) {

    static final Changed NOTHING = new Changed(false, Set.of());
    static final Changed EVERYTHING = new Changed(true, Set.of());

    static Changed between(Members before, Members after) {
        return before.population() == after.population()
                ? after.takeOver(before)
                        .map(groups -> new Changed(false, groups))
                        .orElse(EVERYTHING)
                : EVERYTHING;
    }

    /** Whether a policy may come to something else. */
    boolean concerns(AntreaPolicy policy) {
        return everything
                || (!groups.isEmpty()
                        && peers(policy).anyMatch(peer -> peer.group() != null && groups.contains(peer.group())));
    }

    private static Stream<Peer> peers(AntreaPolicy policy) {
        Stream<PolicyRule> rules = Stream.concat(policy.spec().ingress().stream(), policy.spec().egress().stream());
        return Stream.concat(
                policy.spec().appliedTo().stream(),
                rules.flatMap(rule ->
                        Stream.of(rule.appliedTo(), rule.from(), rule.to()).flatMap(Collection::stream)));
    }
}
