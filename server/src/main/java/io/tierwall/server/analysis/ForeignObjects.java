package io.tierwall.server.analysis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.sync.inventory.InventoryItem;
import io.tierwall.sync.inventory.InventoryKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Others' policies and groups, read from what the cluster holds. What is the same document as before is the same object
 * again. Used by one thread.
 */
final class ForeignObjects {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final Holdings holdings;
    private final IdentityHashMap<ObjectNode, HasMetadata> known;
    private final IdentityHashMap<ObjectNode, HasMetadata> read = new IdentityHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param known what earlier ones have {@link #read} */
    ForeignObjects(Holdings holdings, IdentityHashMap<ObjectNode, HasMetadata> known) {
        this.holdings = holdings;
        this.known = known;
    }

    /** All of a kind that can be read. */
    <T extends HasMetadata> List<T> all(InventoryKind kind, Class<T> type) {
        List<T> objects = new ArrayList<>();
        holdings.foreign(kind)
                .forEach(item -> item.tree().ifPresent(tree -> {
                    try {
                        HasMetadata before = known.get(tree);
                        T object = before == null ? SERIALIZATION.convertValue(tree, type) : type.cast(before);
                        read.put(tree, object);
                        objects.add(object);
                    } catch (IllegalArgumentException unreadable) {
                        problems.add(describe(item) + " cannot be read, and is left out of account.");
                    }
                }));
        return objects;
    }

    private static String describe(InventoryItem item) {
        return item.kind().title() + " " + (item.namespace().isEmpty() ? "" : item.namespace() + "/") + item.name();
    }

    /** What has been read, by document. */
    IdentityHashMap<ObjectNode, HasMetadata> read() {
        return read;
    }

    /** What could not be read, as sentences. */
    List<String> problems() {
        return problems;
    }
}
