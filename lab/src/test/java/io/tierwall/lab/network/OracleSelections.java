package io.tierwall.lab.network;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PolicyObjects;
import io.tierwall.model.address.Cidr;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom the oracle takes to be meant by what is written, each time anew. */
record OracleSelections(PolicyObjects objects, Inventory inventory) {

    /** Whether a peer of a policy selects a pod as a pod, seen from the protected one. */
    boolean selects(Peer peer, String namespace, Pod pod, Pod near) {
        if (peer.group() != null) {
            return group(peer.group(), namespace)
                    .filter(spec -> grouped(spec, namespace, part -> selects(part, namespace, pod)))
                    .isPresent();
        }
        if (peer.serviceAccount() != null) {
            return pod.namespace().equals(peer.serviceAccount().namespace())
                    && pod.serviceAccount().equals(peer.serviceAccount().name());
        }
        if (peer.namespaces() != null) {
            Map<String, String> own = labels(near.namespace());
            Map<String, String> other = labels(pod.namespace());
            boolean related = peer.namespaces().sameLabels().isEmpty()
                    ? near.namespace().equals(pod.namespace())
                    : peer.namespaces().sameLabels().stream()
                            .allMatch(
                                    key -> own.containsKey(key) && own.get(key).equals(other.get(key)));
            return related && matches(peer.podSelector(), pod.labels());
        }
        return selects(peer.namespaceSelector(), peer.podSelector(), namespace, pod);
    }

    boolean selects(@Nullable LabelSelector namespaces, @Nullable LabelSelector pods, String namespace, Pod pod) {
        if (namespaces == null && pods == null) {
            return false;
        }
        boolean placed = namespaces == null
                ? namespace.isEmpty() || namespace.equals(pod.namespace())
                : matches(namespaces, labels(pod.namespace()));
        return placed && matches(pods, pod.labels());
    }

    private boolean selects(ClusterGroup.Spec spec, String namespace, Pod pod) {
        if (spec.serviceReference() != null) {
            return inventory.services().stream()
                    .anyMatch(service ->
                            service.name().equals(spec.serviceReference().name())
                                    && service.namespace()
                                            .equals(spec.serviceReference().namespace())
                                    && service.namespace().equals(pod.namespace())
                                    && !service.selector().isEmpty()
                                    && pod.labels()
                                            .entrySet()
                                            .containsAll(service.selector().entrySet()));
        }
        return selects(spec.namespaceSelector(), spec.podSelector(), namespace, pod);
    }

    /** Whether a peer lists an address, as that of anybody. */
    boolean holds(Peer peer, String namespace, IpAddress address) {
        if (peer.group() != null) {
            return group(peer.group(), namespace)
                    .filter(spec -> grouped(
                            spec,
                            namespace,
                            part -> part.ipBlocks().stream()
                                    .anyMatch(block -> holds(block.cidr(), block.except(), address))))
                    .isPresent();
        }
        return peer.ipBlock() != null
                && holds(peer.ipBlock().cidr(), peer.ipBlock().except(), address);
    }

    static boolean holds(String cidr, List<String> except, IpAddress address) {
        return Cidr.parse(cidr).orElseThrow().contains(address)
                && except.stream()
                        .noneMatch(block -> Cidr.parse(block).orElseThrow().contains(address));
    }

    private Optional<ClusterGroup.Spec> group(String name, String namespace) {
        Stream<ClusterGroup.Spec> found = namespace.isEmpty()
                ? objects.groups().stream()
                        .filter(group -> group.getMetadata().getName().equals(name))
                        .map(ClusterGroup::getSpec)
                : objects.namespaced().groups().stream()
                        .filter(group -> group.getMetadata().getName().equals(name)
                                && group.getMetadata().getNamespace().equals(namespace))
                        .map(group -> group.getSpec());
        return found.findFirst();
    }

    private boolean grouped(ClusterGroup.Spec spec, String namespace, Predicate<ClusterGroup.Spec> test) {
        return test.test(spec)
                || spec.childGroups().stream()
                        .flatMap(child -> group(child, namespace).stream())
                        .anyMatch(test);
    }

    private Map<String, String> labels(String namespace) {
        return inventory.namespaces().stream()
                .filter(candidate -> candidate.name().equals(namespace))
                .findFirst()
                .map(Inventory.Namespace::labels)
                .orElse(Map.of());
    }

    static boolean matches(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return true;
        }
        for (LabelSelectorRequirement wanted : selector.getMatchExpressions()) {
            Optional<String> value = Optional.ofNullable(labels.get(wanted.getKey()));
            boolean holds =
                    switch (wanted.getOperator()) {
                        case "In" -> value.filter(wanted.getValues()::contains).isPresent();
                        case "NotIn" ->
                            value.filter(wanted.getValues()::contains).isEmpty();
                        case "Exists" -> value.isPresent();
                        default -> value.isEmpty();
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
