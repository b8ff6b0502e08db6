package io.tierwall.server.analysis;

import io.tierwall.analysis.finding.AcrossClusters;
import io.tierwall.analysis.finding.Finding;
import io.tierwall.analysis.finding.Finding.Kind;
import io.tierwall.analysis.finding.Observation;
import io.tierwall.analysis.members.Members;
import io.tierwall.analysis.members.Population;
import io.tierwall.analysis.members.Selection;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.model.IntentPath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells empty groups that rules of ours are applied to, and that have workload in other clusters, from those that are
 * empty wherever that is known. Used by one thread.
 */
final class GroupsWithoutWorkload {

    private final ClusterPicture picture;
    private final Function<IntentPath, Optional<Population>> populations;
    private final Passages passages;
    private final Map<IntentPath, Optional<Members>> members = new HashMap<>();
    /** To which groups rules of ours are applied, by policy and rule. */
    private final Map<Named, Set<String>> applied = new HashMap<>();

    private record Named(String policy, String rule) {}

    private GroupsWithoutWorkload(ClusterPicture picture, Function<IntentPath, Optional<Population>> populations) {
        this.picture = picture;
        this.populations = populations;
        this.passages = new Passages(picture);
        picture.objects().policies().stream().filter(Ownership::isOurs).forEach(this::add);
    }

    private void add(ClusterNetworkPolicy policy) {
        Stream.concat(policy.getSpec().ingress().stream(), policy.getSpec().egress().stream())
                .forEach(rule -> applied.computeIfAbsent(
                                new Named(policy.getMetadata().getName(), rule.name()), _ -> new HashSet<>())
                        .addAll(groups(policy, rule)));
    }

    private static List<String> groups(ClusterNetworkPolicy policy, PolicyRule rule) {
        return Stream.concat(policy.getSpec().appliedTo().stream(), rule.appliedTo().stream())
                .map(Peer::group)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /**
     * The same findings, in the same order, where they are about empty groups with what other clusters show.
     *
     * @param populations what runs in other clusters, by their paths; nothing where that is not known
     */
    static List<Finding> tell(
            List<Finding> found, ClusterPicture picture, Function<IntentPath, Optional<Population>> populations) {
        if (found.stream().noneMatch(finding -> finding.kind() == Kind.EMPTY_GROUP)) {
            return found;
        }
        GroupsWithoutWorkload groups = new GroupsWithoutWorkload(picture, populations);
        return found.stream()
                .map(finding -> finding.kind() == Kind.EMPTY_GROUP
                        ? groups.find(finding.group().orElseThrow()).orElse(finding)
                        : finding)
                .toList();
    }

    private Optional<Finding> find(String group) {
        List<RuleOrigin> rules = picture.model().book().written().keySet().stream()
                .filter(origin -> isApplied(origin, group))
                .toList();
        List<Observation> others = rules.stream()
                .flatMap(rule -> passages.spans(rule).stream())
                .distinct()
                .sorted()
                .filter(cluster -> !cluster.equals(picture.cluster().path()))
                .flatMap(cluster -> observe(cluster, group).stream())
                .toList();
        return others.stream().anyMatch(Observation::seen)
                ? Optional.of(AcrossClusters.groupWithoutWorkload(
                        group,
                        rules,
                        Observation.selected(picture.cluster().path().id(), false),
                        others))
                : Optional.empty();
    }

    private boolean isApplied(RuleOrigin origin, String group) {
        return origin.source().kind() == PolicyKind.CLUSTER_NETWORK_POLICY
                && applied.getOrDefault(
                                new Named(
                                        origin.source().policyName(),
                                        origin.source().ruleName()),
                                Set.of())
                        .contains(group);
    }

    /** The group is the same object wherever a policy names it. */
    private Optional<Observation> observe(IntentPath cluster, String group) {
        return members.computeIfAbsent(
                        cluster,
                        path -> populations
                                .apply(path)
                                .map(population -> new Members(
                                        population, picture.objects().groups(), List.of())))
                .map(there -> Observation.selected(
                        cluster.id(),
                        !there.group(group).orElse(Selection.NONE).pods().isEmpty()));
    }
}
