package io.tierwall.sync.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a cluster, in order of namespace and name.
 *
 * @param namespace empty for what is in none
 * @param ours whether it carries Tierwall's label
 */
public record InventoryItem(
        InventoryKind kind,
        String namespace,
        String name,
        String uid,
        Map<String, String> labels,
        boolean ours,
        Facts facts)
        implements Comparable<InventoryItem> {

    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final Comparator<InventoryItem> ORDER = Comparator.comparing(InventoryItem::kind)
            .thenComparing(InventoryItem::namespace)
            .thenComparing(InventoryItem::name);

    /** What the cluster holds, as YAML without the record of who wrote which field; only where it is kept whole. */
    public Optional<String> yaml() {
        return tree().map(SERIALIZATION::asYaml);
    }

    /** The object as the cluster holds it; only where it is kept whole. Nobody changes it. */
    public Optional<ObjectNode> tree() {
        return facts instanceof Facts.Document(ObjectNode tree) ? Optional.of(tree) : Optional.empty();
    }

    @Override
    public int compareTo(InventoryItem other) {
        return ORDER.compare(this, other);
    }
}
