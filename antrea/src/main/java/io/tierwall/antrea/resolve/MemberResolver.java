package io.tierwall.antrea.resolve;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out who belongs to groups and selectors. Each group is computed once. Not thread-safe. */
public final class MemberResolver {

    private final Map<String, ClusterGroup> groups;
    private final Inventory inventory;
    private final Map<String, Namespace> namespaces;
    private final Map<String, Members> resolved = new HashMap<>();

    public MemberResolver(List<ClusterGroup> groups, Inventory inventory) {
        this.groups = groups.stream()
                .collect(Collectors.toMap(group -> group.getMetadata().getName(), Function.identity()));
        this.inventory = inventory;
        this.namespaces =
                inventory.namespaces().stream().collect(Collectors.toMap(Namespace::name, Function.identity()));
    }

    /** The members of a group; empty when there is no such group. */
    public Optional<Members> group(String name) {
        ClusterGroup group = groups.get(name);
        if (group == null) {
            return Optional.empty();
        }
        Members known = resolved.get(name);
        if (known == null) {
            known = union(group);
            resolved.put(name, known);
        }
        return Optional.of(known);
    }

    /** A group's own members and those of its children; nesting ends there, as in Antrea. */
    private Members union(ClusterGroup group) {
        Members members = own(group.getSpec());
        for (String child : group.getSpec().childGroups()) {
            ClusterGroup found = groups.get(child);
            if (found != null) {
                members = members.with(own(found.getSpec()));
            }
        }
        return members;
    }

    private Members own(ClusterGroup.Spec spec) {
        if (spec.serviceReference() != null) {
            return Members.of(behind(spec.serviceReference()));
        }
        if (!spec.ipBlocks().isEmpty()) {
            return new Members(
                    Set.of(),
                    spec.ipBlocks().stream()
                            .flatMap(block -> cidrs(block).stream())
                            .toList());
        }
        boolean selects = spec.podSelector() != null || spec.namespaceSelector() != null;
        return selects ? Members.of(selected(spec.namespaceSelector(), spec.podSelector())) : Members.NONE;
    }

    private List<Pod> behind(ServiceReference reference) {
        Optional<Service> service = inventory.services().stream()
                .filter(candidate -> candidate.name().equals(reference.name())
                        && candidate.namespace().equals(reference.namespace()))
                .findFirst();
        if (service.isEmpty() || service.get().selector().isEmpty()) {
            return List.of();
        }
        return inventory.pods().stream()
                .filter(pod -> pod.namespace().equals(reference.namespace())
                        && pod.labels()
                                .entrySet()
                                .containsAll(service.get().selector().entrySet()))
                .toList();
    }

    private List<Pod> selected(@Nullable LabelSelector ofNamespaces, @Nullable LabelSelector ofPods) {
        return inventory.pods().stream()
                .filter(pod -> Selectors.matches(ofPods, pod.labels()))
                .filter(pod -> ofNamespaces == null
                        || Optional.ofNullable(namespaces.get(pod.namespace()))
                                .filter(namespace -> Selectors.matches(ofNamespaces, namespace.labels()))
                                .isPresent())
                .toList();
    }

    /** What one entry of appliedTo, from or to comes to. A group that does not exist has no members. */
    Members peer(Peer peer) {
        if (peer.group() != null) {
            return group(peer.group()).orElse(Members.NONE);
        }
        if (peer.ipBlock() != null) {
            return new Members(Set.of(), cidrs(peer.ipBlock()));
        }
        boolean selects = peer.podSelector() != null || peer.namespaceSelector() != null;
        return selects ? Members.of(selected(peer.namespaceSelector(), peer.podSelector())) : Members.NONE;
    }

    /** What several entries come to together. */
    Members peers(List<Peer> peers) {
        return peers.stream().map(this::peer).reduce(Members.NONE, Members::with);
    }

    private static List<Cidr> cidrs(IpBlock block) {
        List<IpRange> left = List.of(range(block.cidr()));
        for (String except : block.except()) {
            left = left.stream()
                    .flatMap(range -> range.minus(range(except)).stream())
                    .toList();
        }
        return left.stream().flatMap(range -> range.toCidrs().stream()).toList();
    }

    private static IpRange range(String cidr) {
        return Cidr.parse(cidr)
                .map(IpRange::of)
                .orElseThrow(() -> new IllegalArgumentException("no CIDR block: " + cidr));
    }
}
