package io.tierwall.server.analysis;

import io.tierwall.sync.inventory.Coverage;
import io.tierwall.sync.inventory.Inventory;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a cluster held when it was looked at. Two are equal when nothing changed that packets could notice.
 *
 * @param items of each kind that decides about packets, in order of namespace and name
 */
record Holdings(Map<InventoryKind, List<InventoryItem>> items) implements Inventory {

    /** What was known last is all there is to be had of a kind that is not known any more. */
    private static final Coverage KEPT = Coverage.full(Instant.EPOCH);

    static final List<InventoryKind> KINDS = List.of(
            InventoryKind.NAMESPACES,
            InventoryKind.PODS,
            InventoryKind.NODES,
            InventoryKind.SERVICES,
            InventoryKind.TIERS,
            InventoryKind.CLUSTER_GROUPS,
            InventoryKind.GROUPS,
            InventoryKind.CLUSTER_NETWORK_POLICIES,
            InventoryKind.ANTREA_NETWORK_POLICIES,
            InventoryKind.NETWORK_POLICIES);

    static Holdings of(Inventory inventory) {
        Map<InventoryKind, List<InventoryItem>> items = new EnumMap<>(InventoryKind.class);
        KINDS.forEach(kind -> items.put(kind, inventory.items(kind)));
        return new Holdings(items);
    }

    @Override
    public List<InventoryItem> items(InventoryKind kind) {
        return items.getOrDefault(kind, List.of());
    }

    @Override
    public Coverage coverage(InventoryKind kind) {
        return KEPT;
    }

    /** Those of a kind that are Tierwall's. */
    Stream<InventoryItem> ours(InventoryKind kind) {
        return items(kind).stream().filter(InventoryItem::ours);
    }

    /** Those of a kind that are others'. */
    Stream<InventoryItem> foreign(InventoryKind kind) {
        return items(kind).stream().filter(item -> !item.ours());
    }
}
