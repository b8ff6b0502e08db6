package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.AntreaResource;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.Group;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.model.address.Cidr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who belongs to groups and selectors. Each group and each question is looked into once. Not thread-safe. All
 * of it throws {@link IllegalArgumentException} with a sentence where a selector or a block makes no sense.
 */
public final class MemberResolver {

    private final Map<GroupName, ClusterGroup.Spec> groups = new HashMap<>();
    private final Inventory inventory;
    private final Map<String, Namespace> namespaces;
    private final Map<GroupName, Members> resolved = new HashMap<>();
    private final Map<Question, Members> answers = new HashMap<>();

    private record GroupName(PolicyScope scope, String name) {}

    public MemberResolver(List<ClusterGroup> groups, Inventory inventory) {
        this(groups, List.of(), inventory);
    }

    public MemberResolver(List<ClusterGroup> groups, List<Group> namespaced, Inventory inventory) {
        groups.forEach(group -> add(PolicyScope.CLUSTER, group));
        namespaced.forEach(group -> add(new PolicyScope(group.getMetadata().getNamespace()), group));
        this.inventory = inventory;
        this.namespaces =
                inventory.namespaces().stream().collect(Collectors.toMap(Namespace::name, Function.identity()));
    }

    private void add(PolicyScope scope, AntreaResource<ClusterGroup.Spec> group) {
        groups.put(new GroupName(scope, group.getMetadata().getName()), group.getSpec());
    }

    /** The members of a ClusterGroup; empty when there is no such group. */
    public Optional<Members> group(String name) {
        return group(new GroupName(PolicyScope.CLUSTER, name));
    }

    /** The members of a namespace's Group; empty when there is no such group. */
    public Optional<Members> group(String namespace, String name) {
        return group(new GroupName(new PolicyScope(namespace), name));
    }

    private Optional<Members> group(GroupName name) {
        ClusterGroup.Spec spec = groups.get(name);
        if (spec == null) {
            return Optional.empty();
        }
        Members known = resolved.get(name);
        if (known == null) {
            known = union(spec, name.scope());
            resolved.put(name, known);
        }
        return Optional.of(known);
    }

    /** A group's own members and those of its children; nesting ends there, as in Antrea. */
    private Members union(ClusterGroup.Spec group, PolicyScope scope) {
        Members members = own(group, scope);
        for (String child : group.childGroups()) {
            ClusterGroup.Spec found = groups.get(new GroupName(scope, child));
            if (found != null) {
                members = members.with(own(found, scope));
            }
        }
        return members;
    }

    private Members own(ClusterGroup.Spec spec, PolicyScope scope) {
        if (spec.serviceReference() != null) {
            return Members.of(behind(spec.serviceReference()));
        }
        if (!spec.ipBlocks().isEmpty()) {
            return Members.of(spec.ipBlocks().stream().flatMap(block -> AddressBlocks.of(block).stream()));
        }
        if (spec.nodeSelector() != null) {
            return nodes(spec.nodeSelector());
        }
        return selected(spec.namespaceSelector(), spec.podSelector(), scope);
    }

    private List<Pod> behind(ServiceReference reference) {
        return inventory.services().stream()
                .filter(service -> service.name().equals(reference.name())
                        && service.namespace().equals(reference.namespace()))
                .flatMap(service -> inventory.pods().stream().filter(service::selects))
                .toList();
    }

    private Members nodes(LabelSelector selector) {
        return Members.of(inventory.nodes().stream()
                .filter(node -> Selectors.matches(selector, node.labels()))
                .flatMap(node -> node.addresses().stream())
                .map(Cidr::host));
    }

    Members answer(Question question) {
        Members known = answers.get(question);
        if (known == null) {
            known = find(question);
            answers.put(question, known);
        }
        return known;
    }

    private Members find(Question question) {
        return switch (question) {
            case Question.Entry(Peer peer, PolicyScope scope) -> peer(peer, scope);
            case Question.Related(Peer peer, Peer.Namespaces relation, String toNamespace) ->
                related(peer, relation, toNamespace);
            case Question.Selected(var ofNamespaces, var ofPods, PolicyScope scope) ->
                selected(ofNamespaces, ofPods, scope);
            case Question.EveryPod() -> Members.of(inventory.pods());
        };
    }

    /** Pods by selectors, at least one of which has to be there; no namespace selector means those of the scope. */
    private Members selected(@Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods, PolicyScope scope) {
        if (ofNamespaces == null && ofPods == null) {
            return Members.NONE;
        }
        Predicate<Pod> inNamespace = ofNamespaces == null
                ? pod -> scope.covers(pod.namespace())
                : pod -> namespace(pod.namespace())
                        .filter(namespace -> Selectors.matches(ofNamespaces, namespace.labels()))
                        .isPresent();
        return pods(inNamespace.and(pod -> Selectors.matches(ofPods, pod.labels())));
    }

    private Members pods(Predicate<Pod> wanted) {
        return Members.of(inventory.pods().stream().filter(wanted).toList());
    }

    private Optional<Namespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    /**
     * What one entry of appliedTo, from or to comes to. A group that does not exist has no members. Names that nobody
     * resolves (fqdn) and services that answer on nodes (service) have none either.
     */
    private Members peer(Peer peer, PolicyScope scope) {
        if (peer.group() != null) {
            return group(new GroupName(scope, peer.group())).orElse(Members.NONE);
        }
        if (peer.ipBlock() != null) {
            return Members.of(AddressBlocks.of(peer.ipBlock()).stream());
        }
        if (peer.nodeSelector() != null) {
            return nodes(peer.nodeSelector());
        }
        Peer.ServiceAccount account = peer.serviceAccount();
        if (account != null) {
            return pods(pod -> pod.namespace().equals(account.namespace())
                    && pod.serviceAccount().equals(account.name()));
        }
        return selected(peer.namespaceSelector(), peer.podSelector(), scope);
    }

    /** What a peer comes to whose namespaces relate to this one. */
    private Members related(Peer peer, Peer.Namespaces relation, String toNamespace) {
        Set<String> names = related(relation, toNamespace);
        return pods(pod -> names.contains(pod.namespace()) && Selectors.matches(peer.podSelector(), pod.labels()));
    }

    private Set<String> related(Peer.Namespaces relation, String toNamespace) {
        if (relation.sameLabels().isEmpty()) {
            if (!Peer.SELF.equals(relation.match())) {
                throw new IllegalArgumentException("namespaces match " + Peer.SELF + " or the same labels");
            }
            return Set.of(toNamespace);
        }
        Map<String, String> own = namespace(toNamespace).map(Namespace::labels).orElse(Map.of());
        return inventory.namespaces().stream()
                .filter(candidate -> relation.sameLabels().stream()
                        .allMatch(key -> own.containsKey(key)
                                && own.get(key).equals(candidate.labels().get(key))))
                .map(Namespace::name)
                .collect(Collectors.toSet());
    }
}
