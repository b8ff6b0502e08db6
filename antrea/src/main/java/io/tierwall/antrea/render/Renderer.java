package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.policy.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Renders an intent for a cluster: the tiers of the categories in use, the groups that the spanning policies name, and
 * one ClusterNetworkPolicy for each policy that spans the cluster.
 */
public final class Renderer {

    private Renderer() {}

    /**
     * What the cluster should hold at this revision.
     *
     * @param intent a valid intent
     * @param cluster path of the cluster; one that no policy spans should hold nothing
     */
    public static DesiredState render(Intent intent, IntentPath cluster) {
        List<PolicyTree> policies = intent.policiesSpanning(cluster);
        List<ClusterGroup> children = new ArrayList<>();
        List<ClusterGroup> parents = new ArrayList<>();
        for (IntentPath path : groupsNamedBy(policies)) {
            Group group = intent.find(path, Group.class)
                    .orElseThrow(() -> new IllegalArgumentException(path + " is named but does not exist"));
            List<ClusterGroup> ownChildren = GroupRenderer.children(group);
            children.addAll(ownChildren);
            parents.add(GroupRenderer.parent(group, ownChildren));
        }
        PolicyRenderer policyRenderer = new PolicyRenderer(intent);
        List<AntreaObject<?>> objects = Stream.<Collection<? extends AntreaObject<?>>>of(
                        Tiers.of(policies),
                        children,
                        parents,
                        policies.stream().map(policyRenderer::render).toList())
                .<AntreaObject<?>>flatMap(Collection::stream)
                .toList();
        return new DesiredState(intent.revision(), objects);
    }

    /**
     * What a group becomes in every cluster whose policies name it: its children, and last the one that unites them.
     *
     * @param group a valid Antrea group
     */
    public static List<ClusterGroup> group(Group group) {
        List<ClusterGroup> children = GroupRenderer.children(group);
        return Stream.concat(children.stream(), Stream.of(GroupRenderer.parent(group, children)))
                .toList();
    }

    /** Groups of disabled rules count: enabling a rule then adds no group, and nobody wonders where it went. */
    private static SortedSet<IntentPath> groupsNamedBy(List<PolicyTree> policies) {
        SortedSet<IntentPath> named = new TreeSet<>();
        for (PolicyTree tree : policies) {
            named.addAll(tree.policy().scope());
            tree.rules().forEach(rule -> {
                Match match = rule.match();
                named.addAll(match.sources());
                named.addAll(match.destinations());
                named.addAll(match.scope());
            });
        }
        return named;
    }
}
