package io.tierwall.sync.inventory;

import java.time.Instant;
import java.util.List;

/** What is in a cluster, as last heard. Thread-safe; no method waits for the cluster. */
public interface Inventory {

    /**
     * All objects of a kind in order of namespace and name: what was last known, where it is not known any more. The
     * same list again as long as nothing changed, so that who works something out of it can tell.
     */
    List<InventoryItem> items(InventoryKind kind);

    /** Whether the kind is known, and if not, why. */
    Coverage coverage(InventoryKind kind);

    /** Nothing is known, for this reason. */
    static Inventory unknown(Instant since, String reason) {
        return new Inventory() {
            @Override
            public List<InventoryItem> items(InventoryKind kind) {
                return List.of();
            }

            @Override
            public Coverage coverage(InventoryKind kind) {
                return Coverage.none(since, reason);
            }
        };
    }
}
