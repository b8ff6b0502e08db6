package io.tierwall.antrea.render;

import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.model.Group;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.policy.Category;
import io.tierwall.model.policy.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Renders one intent after the other for any number of clusters: the tiers of the categories in use, the groups that
 * the spanning policies name, and one ClusterNetworkPolicy for each policy that spans the cluster.
 *
 * <p>What says the same as before is not rendered again, so that the edit of a rule costs one policy. Intents share
 * what did not change between them, so the same object says the same. Only the latest form of each policy and group is
 * kept. Thread-safe; threads may be at different revisions.
 *
 * @param <T> what objects are made into, and kept as
 */
public final class Rendering<T> {

    private final Function<? super AntreaObject<?>, T> form;
    private final Map<Category, T> tiers = new ConcurrentHashMap<>();
    private final Map<IntentPath, RenderedGroup<T>> groups = new ConcurrentHashMap<>();
    private final Map<IntentPath, RenderedPolicy<T>> policies = new ConcurrentHashMap<>();

    /** @param form makes of an object what is kept of it; pure */
    public Rendering(Function<? super AntreaObject<?>, T> form) {
        this.form = form;
    }

    /** What a group has become. */
    private record RenderedGroup<T>(Group group, List<T> children, T parent) {

        @SuppressWarnings("ReferenceEquality") // Another one may say the same, and is rendered again.
        boolean isOf(Group other) {
            return group == other;
        }
    }

    /**
     * What a policy has become.
     *
     * @param services what was asked for their ports
     * @param named the groups that it names, also in disabled rules: enabling a rule then adds no group, and nobody
     *     wonders where it went
     */
    private record RenderedPolicy<T>(
            PolicyTree tree, Collection<Service> services, SortedSet<IntentPath> named, T object) {

        @SuppressWarnings("ReferenceEquality") // Another one may say the same, and is rendered again.
        boolean isOf(PolicyTree other, Intent intent) {
            return tree == other
                    && services.stream()
                            .allMatch(service -> intent.object(service.path()).orElse(null) == service);
        }
    }

    /**
     * What the cluster should hold.
     *
     * @param intent a valid intent
     * @param cluster path of the cluster; one that no policy spans should hold nothing
     * @return in an order in which they can be created: tiers, groups that are children, groups that unite them,
     *     policies in the order in which packets meet them
     */
    public List<T> of(Intent intent, IntentPath cluster) {
        List<PolicyTree> spanning = intent.policiesSpanning(cluster);
        SortedSet<IntentPath> named = new TreeSet<>();
        List<T> last = new ArrayList<>(spanning.size());
        for (PolicyTree tree : spanning) {
            RenderedPolicy<T> policy = policy(tree, intent);
            named.addAll(policy.named());
            last.add(policy.object());
        }
        List<T> objects = new ArrayList<>(tiers(spanning));
        List<T> parents = new ArrayList<>();
        for (IntentPath path : named) {
            RenderedGroup<T> group = group(intent.find(path, Group.class)
                    .orElseThrow(() -> new IllegalArgumentException(path + " is named but does not exist")));
            objects.addAll(group.children());
            parents.add(group.parent());
        }
        objects.addAll(parents);
        objects.addAll(last);
        forgetWhatIsGone(intent);
        return List.copyOf(objects);
    }

    private List<T> tiers(List<PolicyTree> spanning) {
        return Tiers.needed(spanning).stream()
                .map(category -> tiers.computeIfAbsent(category, needed -> form.apply(Tiers.of(needed))))
                .toList();
    }

    private RenderedGroup<T> group(Group group) {
        RenderedGroup<T> known = groups.get(group.path());
        if (known != null && known.isOf(group)) {
            return known;
        }
        List<ClusterGroup> children = GroupRenderer.children(group);
        RenderedGroup<T> rendered = new RenderedGroup<>(
                group, children.stream().<T>map(form).toList(), form.apply(GroupRenderer.parent(group, children)));
        groups.put(group.path(), rendered);
        return rendered;
    }

    private RenderedPolicy<T> policy(PolicyTree tree, Intent intent) {
        IntentPath path = tree.policy().path();
        RenderedPolicy<T> known = policies.get(path);
        if (known != null && known.isOf(tree, intent)) {
            return known;
        }
        // Many clusters ask for it at once: one renders it, the others wait.
        return policies.compute(
                path,
                (_, meanwhile) -> meanwhile != null && meanwhile.isOf(tree, intent) ? meanwhile : render(tree, intent));
    }

    private RenderedPolicy<T> render(PolicyTree tree, Intent intent) {
        ServicePorts ports = new ServicePorts(intent);
        T object = form.apply(new PolicyRenderer(ports).render(tree));
        return new RenderedPolicy<>(tree, ports.asked(), groupsNamedBy(tree), object);
    }

    private static SortedSet<IntentPath> groupsNamedBy(PolicyTree tree) {
        SortedSet<IntentPath> named = new TreeSet<>(tree.policy().scope());
        tree.rules().forEach(rule -> {
            Match match = rule.match();
            named.addAll(match.sources());
            named.addAll(match.destinations());
            named.addAll(match.scope());
        });
        return named;
    }

    private void forgetWhatIsGone(Intent intent) {
        if (policies.size() > intent.policies().size()) {
            policies.keySet().removeIf(path -> intent.policy(path).isEmpty());
        }
        if (groups.size() > intent.groups().size()) {
            groups.keySet().removeIf(path -> intent.object(path).isEmpty());
        }
    }
}
