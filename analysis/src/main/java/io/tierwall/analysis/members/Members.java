package io.tierwall.analysis.members;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.resolve.AddressBlocks;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.PolicyScope;
import io.tierwall.antrea.resolve.ServiceName;
import io.tierwall.model.address.Cidr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who belongs to the groups of a cluster, and who is meant by an entry of a rule. Each group is looked into once. For
 * any number of threads. All of it throws {@link IllegalArgumentException} with a sentence where a selector or a block
 * makes no sense.
 */
public final class Members {

    private record GroupName(PolicyScope scope, String name) {}

    private final Population population;
    private final List<ClusterGroup> written;
    private final List<Group> namespaced;
    private final Map<GroupName, ClusterGroup.Spec> groups;
    private final Map<GroupName, Selection> known = new ConcurrentHashMap<>();

    public Members(Population population, List<ClusterGroup> groups, List<Group> namespaced) {
        this.population = population;
        this.written = List.copyOf(groups);
        this.namespaced = List.copyOf(namespaced);
        this.groups = Stream.concat(
                        groups.stream().map(group -> Map.entry(name(PolicyScope.CLUSTER, group), group.getSpec())),
                        namespaced.stream()
                                .map(group -> Map.entry(
                                        name(new PolicyScope(group.getMetadata().getNamespace()), group),
                                        group.getSpec())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static GroupName name(PolicyScope scope, AntreaResource<ClusterGroup.Spec> group) {
        return new GroupName(scope, group.getMetadata().getName());
    }

    /** Who is selected from. */
    public Population population() {
        return population;
    }

    /** Whether these are the members of the same groups among the same pods. */
    public boolean carries(Inventory inventory, List<ClusterGroup> otherGroups, List<Group> otherNamespaced) {
        return same(written, otherGroups)
                && same(namespaced, otherNamespaced)
                && population.inventory().equals(inventory);
    }

    private static boolean same(List<?> some, List<?> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size()).allMatch(index -> isSame(some.get(index), others.get(index)));
    }

    @SuppressWarnings(
            "ReferenceEquality") // Another state of a thing is another object; to compare all they say is dear.
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    /**
     * Takes over what is known of groups that are the same objects as before. Before others see this.
     *
     * @param before the members of other groups among the same pods
     * @return the names of ClusterGroups that are not the same objects, and of those that unite them; empty when groups
     *     of namespaces changed: then nothing was taken over
     */
    public Optional<Set<String>> takeOver(Members before) {
        if (!same(namespaced, before.namespaced)) {
            return Optional.empty();
        }
        Set<String> changed = new HashSet<>();
        Stream.concat(groups.keySet().stream(), before.groups.keySet().stream())
                .filter(name -> !isSame(groups.get(name), before.groups.get(name)))
                .forEach(name -> changed.add(name.name()));
        groups.forEach((name, spec) -> {
            if (spec.childGroups().stream().anyMatch(changed::contains)) {
                changed.add(name.name());
            }
        });
        before.known.forEach((name, selection) -> {
            if (!changed.contains(name.name())) {
                known.put(name, selection);
            }
        });
        return Optional.of(changed);
    }

    /** The members of a ClusterGroup; empty when there is no such group. */
    public Optional<Selection> group(String name) {
        return group(new GroupName(PolicyScope.CLUSTER, name));
    }

    /** The members of a group of the cluster, or of one of a namespace; empty when there is no such group. */
    public Optional<Selection> group(PolicyScope scope, String name) {
        return group(new GroupName(scope, name));
    }

    private Optional<Selection> group(GroupName name) {
        ClusterGroup.Spec spec = groups.get(name);
        return spec == null
                ? Optional.empty()
                : Optional.of(known.computeIfAbsent(name, _ -> union(spec, name.scope())));
    }

    /** A group's own members and those of its children; nesting ends there, as in Antrea. */
    private Selection union(ClusterGroup.Spec group, PolicyScope scope) {
        Selection members = own(group, scope);
        for (String child : group.childGroups()) {
            ClusterGroup.Spec found = groups.get(new GroupName(scope, child));
            if (found != null) {
                members = members.with(own(found, scope));
            }
        }
        return members;
    }

    private Selection own(ClusterGroup.Spec spec, PolicyScope scope) {
        ClusterGroup.ServiceReference service = spec.serviceReference();
        if (service != null) {
            return Selection.of(population.behind(new ServiceName(service.namespace(), service.name())));
        }
        if (!spec.ipBlocks().isEmpty()) {
            return Selection.of(spec.ipBlocks().stream().flatMap(block -> AddressBlocks.of(block).stream()));
        }
        LabelSelector nodes = spec.nodeSelector();
        return nodes == null ? pods(spec.namespaceSelector(), spec.podSelector(), scope) : nodes(nodes);
    }

    private Selection nodes(LabelSelector selector) {
        LabelIndex index = new LabelIndex();
        var nodes = population.inventory().nodes();
        for (int number = 0; number < nodes.size(); number++) {
            index.add(number, nodes.get(number).labels());
        }
        return Selection.of(index.select(LabelRequirements.of(selector)).stream()
                .mapToObj(nodes::get)
                .flatMap(node -> node.addresses().stream())
                .map(Cidr::host));
    }

    /** Pods by selectors, at least one of which has to be there; no namespace selector means those of the scope. */
    public Selection pods(@Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods, PolicyScope scope) {
        if (ofNamespaces == null && ofPods == null) {
            return Selection.NONE;
        }
        RoaringBitmap within = ofNamespaces != null
                ? population.inNamespacesLabelled(ofNamespaces)
                : scope.isCluster() ? population.everybody() : population.in(scope.namespace());
        return Selection.of(ofPods == null ? within : RoaringBitmap.and(within, population.labelled(ofPods)));
    }

    /**
     * Who is meant by these entries together. A group that does not exist has no members. Names that nobody resolves
     * (fqdn) and services that answer on nodes (service) have none either.
     */
    public Selection peers(List<Peer> peers, PolicyScope scope) {
        return peers.stream().map(peer -> peer(peer, scope)).reduce(Selection.NONE, Selection::with);
    }

    private Selection peer(Peer peer, PolicyScope scope) {
        if (peer.group() != null) {
            return group(new GroupName(scope, peer.group())).orElse(Selection.NONE);
        }
        if (peer.ipBlock() != null) {
            return Selection.of(AddressBlocks.of(peer.ipBlock()).stream());
        }
        if (peer.nodeSelector() != null) {
            return nodes(peer.nodeSelector());
        }
        Peer.ServiceAccount account = peer.serviceAccount();
        return account == null
                ? pods(peer.namespaceSelector(), peer.podSelector(), scope)
                : Selection.of(population.under(account.namespace(), account.name()));
    }

    /** Who is meant by an entry whose namespaces relate to this one. */
    public Selection related(Peer peer, Peer.Namespaces relation, String toNamespace) {
        RoaringBitmap within = population.in(related(relation, toNamespace));
        return Selection.of(RoaringBitmap.and(within, population.labelled(peer.podSelector())));
    }

    private Set<String> related(Peer.Namespaces relation, String toNamespace) {
        if (!relation.sameLabels().isEmpty()) {
            return population.namespacesLike(toNamespace, relation.sameLabels());
        }
        if (!Peer.SELF.equals(relation.match())) {
            throw new IllegalArgumentException("namespaces match " + Peer.SELF + " or the same labels");
        }
        return Set.of(toNamespace);
    }
}
