package io.tierwall.server.analysis;

import io.tierwall.analysis.explain.Side;
import io.tierwall.analysis.explain.Step;
import io.tierwall.analysis.rules.RuleOrigin;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.antrea.render.RuleNames;
import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.PolicyKind;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.server.analysis.Passage.Cause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The way past rules as people wrote them: to what the cluster knows come the rules of ours that it is not told of,
 * because they are turned off or say nothing of this direction, at the places where they would stand. Pure.
 */
public final class Passages {

    private final ClusterPicture picture;
    /** Our policies by the names that they have in the cluster. */
    private final Map<String, PolicyTree> trees = new HashMap<>();

    private final Map<String, ClusterNetworkPolicy> objects = new HashMap<>();
    private final Map<String, Integer> tiers = new HashMap<>();

    public Passages(ClusterPicture picture) {
        this.picture = picture;
        for (Tier tier : picture.objects().tiers()) {
            tiers.put(tier.getMetadata().getName(), tier.getSpec().priority());
        }
        for (ClusterNetworkPolicy policy : picture.objects().policies()) {
            if (Ownership.isOurs(policy)) {
                String name = policy.getMetadata().getName();
                objects.put(name, policy);
                Ownership.annotation(policy, Ownership.PATH)
                        .flatMap(IntentPath::parse)
                        .flatMap(path -> picture.intent().policy(path))
                        .ifPresent(tree -> trees.put(name, tree));
            }
        }
    }

    /**
     * A rule that the cluster is not told of.
     *
     * @param index how many rules of its policy and direction come before it there
     */
    private record Untold(int tier, double priority, int index, Passage passage) {

        boolean isBefore(RuleOrigin.Place place) {
            if (tier != place.tierPriority()) {
                return tier < place.tierPriority();
            }
            return priority < place.priority() || (priority == place.priority() && index <= place.index());
        }
    }

    /** All rules on the way of a packet past one end, in order; what was not asked any more is left out. */
    public List<Passage> past(Side side) {
        Deque<Untold> untold = new ArrayDeque<>(untold(side.direction()));
        List<Passage> passages = new ArrayList<>();
        boolean decided = false;
        for (Step step : side.steps()) {
            while (!decided
                    && !untold.isEmpty()
                    && untold.getFirst().isBefore(step.rule().place())) {
                passages.add(untold.removeFirst().passage());
            }
            Passage passage = new Passage(written(step.rule()), Cause.of(step.reason()));
            decided |= passage.cause() == Cause.DECIDES;
            passages.add(passage);
        }
        if (!decided) {
            untold.forEach(left -> passages.add(left.passage()));
        }
        return passages;
    }

    private List<Untold> untold(Direction direction) {
        List<Untold> untold = new ArrayList<>();
        trees.forEach((name, tree) -> {
            ClusterNetworkPolicy.Spec spec =
                    Objects.requireNonNull(objects.get(name)).getSpec();
            int told = 0;
            for (Rule rule : tree.rules()) {
                boolean about = direction == Direction.INGRESS
                        ? rule.match().ingress()
                        : rule.match().egress();
                if (about && !rule.settings().disabled()) {
                    told++;
                } else {
                    Cause cause = rule.settings().disabled() ? Cause.DISABLED : Cause.DIRECTION;
                    untold.add(new Untold(
                            tiers.getOrDefault(spec.tier(), 0),
                            spec.priority(),
                            told,
                            new Passage(
                                    new WrittenRule(Optional.empty(), Optional.of(tree.policy()), Optional.of(rule)),
                                    cause)));
                }
            }
        });
        untold.sort(Comparator.comparingInt(Untold::tier)
                .thenComparingDouble(Untold::priority)
                .thenComparingInt(Untold::index));
        return untold;
    }

    /** A rule of the cluster, as somebody wrote it. */
    public WrittenRule written(RuleOrigin origin) {
        Optional<PolicyTree> tree = tree(origin);
        return new WrittenRule(
                Optional.of(origin),
                tree.map(PolicyTree::policy),
                tree.flatMap(found -> rule(found, origin.source().ruleName())));
    }

    /**
     * A rule of ours by the names that a cluster has for it.
     *
     * @param reference of the policy, such as {@code AntreaClusterNetworkPolicy:web}
     * @return nothing where the policy is not ours; without a rule where it has none of that name
     */
    public Optional<WrittenRule> named(String reference, String ruleName) {
        String kind = PolicyKind.CLUSTER_NETWORK_POLICY.reference() + ":";
        return Optional.of(reference)
                .filter(text -> text.startsWith(kind))
                .map(text -> trees.get(text.substring(kind.length())))
                .map(tree -> new WrittenRule(Optional.empty(), Optional.of(tree.policy()), rule(tree, ruleName)));
    }

    /** Our policy that has this name in the cluster. */
    public Optional<SecurityPolicy> policy(String name) {
        return Optional.ofNullable(trees.get(name)).map(PolicyTree::policy);
    }

    /** The clusters that the policy of a rule of ours spans, in the order of their paths; none for others' rules. */
    List<IntentPath> spans(RuleOrigin origin) {
        return tree(origin).stream()
                .flatMap(tree -> tree.spans().stream())
                .map(ContainerClusterSpan::cluster)
                .sorted()
                .toList();
    }

    private Optional<PolicyTree> tree(RuleOrigin origin) {
        return origin.source().kind() == PolicyKind.CLUSTER_NETWORK_POLICY
                ? Optional.ofNullable(trees.get(origin.source().policyName()))
                : Optional.empty();
    }

    private static Optional<Rule> rule(PolicyTree tree, String name) {
        return RuleNames.ruleId(name).stream()
                .boxed()
                .flatMap(id -> tree.rules().stream().filter(rule -> rule.ruleId() == id))
                .findFirst();
    }

    /** Our policies that say nothing here, because they do not span the cluster, in their order. */
    public List<IntentPath> elsewhere() {
        return picture.intent().policies().stream()
                .filter(tree -> !tree.spans(picture.cluster().path()))
                .map(tree -> tree.policy().path())
                .toList();
    }
}
