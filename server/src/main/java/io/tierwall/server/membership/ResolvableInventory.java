package io.tierwall.server.membership;

import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.model.address.IpAddress;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a cluster, as far as groups can select it. Pure. */
final class ResolvableInventory {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private ResolvableInventory() {}

    /**
     * Namespaces, services, and those pods that policies can be about: pods that ended have no address any more, and
     * pods on a node's own network have the node's.
     */
    static Inventory of(io.tierwall.sync.inventory.Inventory known, List<InventoryItem> pods) {
        Set<String> nodeAddresses = known.items(InventoryKind.NODES).stream()
                .flatMap(node -> node.facts() instanceof Facts.Node facts ? facts.addresses().stream() : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
        Predicate<Facts.Pod> onNetworkOfNode = pod -> pod.addresses().stream().anyMatch(nodeAddresses::contains);
        return new Inventory(
                known.items(InventoryKind.NAMESPACES).stream()
                        .map(item -> new Namespace(item.name(), item.labels()))
                        .toList(),
                pods.stream()
                        .flatMap(item -> pod(item, onNetworkOfNode).stream())
                        .toList(),
                known.items(InventoryKind.SERVICES).stream()
                        .map(item -> new Service(item.namespace(), item.name(), selector(item)))
                        .toList());
    }

    private static Optional<Pod> pod(InventoryItem item, Predicate<Facts.Pod> onNetworkOfNode) {
        return item.facts() instanceof Facts.Pod facts && !ENDED.contains(facts.phase()) && !onNetworkOfNode.test(facts)
                ? Optional.of(new Pod(
                        item.namespace(), item.name(), item.labels(), facts.node(), addresses(facts.addresses())))
                : Optional.empty();
    }

    private static Map<String, String> selector(InventoryItem item) {
        return item.facts() instanceof Facts.Service facts ? facts.selector() : Map.of();
    }

    private static List<IpAddress> addresses(List<String> texts) {
        return texts.stream().map(IpAddress::parse).flatMap(Optional::stream).toList();
    }
}
