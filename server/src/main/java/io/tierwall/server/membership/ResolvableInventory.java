package io.tierwall.server.membership;

import io.tierwall.antrea.resolve.Inventory;
import io.tierwall.antrea.resolve.Inventory.Namespace;
import io.tierwall.antrea.resolve.Inventory.Node;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.Inventory.Service;
import io.tierwall.model.address.IpAddress;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is known of a cluster, as far as policies can select it. Pure. */
public final class ResolvableInventory {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private ResolvableInventory() {}

    /**
     * Namespaces, services, nodes, and those of these pods that policies can be about: pods that ended have no address
     * any more, and pods on a node's own network have the node's.
     */
    public static Inventory of(io.tierwall.sync.inventory.Inventory known, List<InventoryItem> pods) {
        return new Inventory(
                known.items(InventoryKind.NAMESPACES).stream()
                        .map(item -> new Namespace(item.name(), item.labels()))
                        .toList(),
                pods.stream()
                        .filter(ResolvableInventory::isSelectable)
                        .flatMap(item -> pod(item).stream())
                        .toList(),
                known.items(InventoryKind.SERVICES).stream()
                        .flatMap(ResolvableInventory::service)
                        .toList(),
                known.items(InventoryKind.NODES).stream()
                        .flatMap(ResolvableInventory::node)
                        .toList());
    }

    /** Whether policies can be about a pod. */
    public static boolean isSelectable(Facts.Pod pod) {
        return !ENDED.contains(pod.phase()) && !pod.onNetworkOfNode();
    }

    /** Whether it is a pod that policies can be about. */
    static boolean isSelectable(InventoryItem item) {
        return item.facts() instanceof Facts.Pod pod && isSelectable(pod);
    }

    /** A pod as groups select it; nothing of anything else. */
    static Optional<Pod> pod(InventoryItem item) {
        return item.facts() instanceof Facts.Pod facts
                ? Optional.of(new Pod(
                        item.namespace(),
                        item.name(),
                        item.labels(),
                        facts.node(),
                        addresses(facts.addresses()),
                        facts.ports(),
                        facts.serviceAccount(),
                        facts.ready()))
                : Optional.empty();
    }

    private static Stream<Service> service(InventoryItem item) {
        return item.facts() instanceof Facts.Service facts
                ? Stream.of(new Service(
                        item.namespace(), item.name(), facts.selector(), addresses(facts.addresses()), facts.ports()))
                : Stream.empty();
    }

    private static Stream<Node> node(InventoryItem item) {
        return item.facts() instanceof Facts.Node facts
                ? Stream.of(new Node(item.name(), item.labels(), addresses(facts.addresses())))
                : Stream.empty();
    }

    /** A headless service says None and a node says its host name, too: these are no addresses. */
    private static List<IpAddress> addresses(List<String> texts) {
        return texts.stream().map(IpAddress::parse).flatMap(Optional::stream).toList();
    }
}
