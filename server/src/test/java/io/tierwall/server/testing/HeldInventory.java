package io.tierwall.server.testing;

import io.tierwall.antrea.resolve.Inventory.ContainerPort;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Facts;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a test says is in a cluster. Nodes are not known, because looking at them is forbidden. */
public record HeldInventory(List<InventoryItem> all) implements Inventory {

    public HeldInventory {
        all = List.copyOf(all);
    }

    public static HeldInventory of(InventoryItem... items) {
        return new HeldInventory(List.of(items));
    }

    /** An object with the label {@code app} of its name. */
    public static InventoryItem item(InventoryKind kind, String namespace, String name, boolean ours, Facts facts) {
        return new InventoryItem(
                kind, namespace, name, "uid-" + namespace + "-" + name, Map.of("app", name), ours, facts);
    }

    /** A namespace, with the label that Kubernetes gives each. */
    public static InventoryItem namespace(String name) {
        return new InventoryItem(
                InventoryKind.NAMESPACES,
                "",
                name,
                "uid--" + name,
                Map.of("kubernetes.io/metadata.name", name),
                false,
                new Facts.None());
    }

    /** A running pod with this address. */
    public static InventoryItem pod(String namespace, String name, String address) {
        return pod(namespace, name, address, "Running");
    }

    /** A pod that did what it was for, and had this address. */
    public static InventoryItem ended(String namespace, String name, String address) {
        return pod(namespace, name, address, "Succeeded");
    }

    private static InventoryItem pod(String namespace, String name, String address, String phase) {
        return pod(namespace, name, address, phase, false);
    }

    /** A running pod on the network of its node, which has this address. */
    public static InventoryItem podOnNetworkOfNode(String namespace, String name, String address) {
        return pod(namespace, name, address, "Running", true);
    }

    private static InventoryItem pod(String namespace, String name, String address, String phase, boolean ofNode) {
        List<ContainerPort> ports = List.of(new ContainerPort("http", Protocol.TCP, 80));
        Facts facts = new Facts.Pod("n1", List.of(address), phase, ports, "default", true, ofNode);
        return item(InventoryKind.PODS, namespace, name, false, facts);
    }

    @Override
    public List<InventoryItem> items(InventoryKind kind) {
        return all.stream().filter(item -> item.kind() == kind).toList();
    }

    @Override
    public Coverage coverage(InventoryKind kind) {
        return kind == InventoryKind.NODES
                ? Coverage.none(Instant.EPOCH, "nodes is forbidden")
                : Coverage.full(Instant.EPOCH);
    }
}
