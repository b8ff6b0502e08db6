package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Keeps equal trees once, for as long as somebody needs them: what many clusters hold says mostly the same, and so do
 * what is desired, what is live and what the inventory shows. Nobody changes a tree that was shared. Thread-safe.
 */
public final class SharedTrees {

    /** Of the process: clusters have nothing else in common. */
    private static final SharedTrees ALL = new SharedTrees();

    /** Engines of many clusters look at once; more shelves than threads that run. */
    private static final int SHELVES = 64;

    private final List<Map<JsonNode, WeakReference<JsonNode>>> shelves = Stream.generate(
                    WeakHashMap<JsonNode, WeakReference<JsonNode>>::new)
            .<Map<JsonNode, WeakReference<JsonNode>>>map(shelf -> shelf)
            .limit(SHELVES)
            .toList();

    private SharedTrees() {}

    /**
     * Replaces each part of an object by the tree that is kept of it: its spec says the same in many clusters, and all
     * of them the same in one cluster to whoever follows it there.
     */
    public static void shareParts(ObjectNode object) {
        object.properties().forEach(part -> {
            if (part.getValue().isContainerNode()) {
                part.setValue(shared(part.getValue()));
            }
        });
    }

    /** The tree that is kept of all equal ones; this one, if it is the first. */
    public static <T extends JsonNode> T shared(T tree) {
        return ALL.one(tree);
    }

    @SuppressWarnings("unchecked") // Equal trees are of one class.
    private <T extends JsonNode> T one(T tree) {
        Map<JsonNode, WeakReference<JsonNode>> shelf = shelves.get(Math.floorMod(tree.hashCode(), SHELVES));
        synchronized (shelf) {
            WeakReference<JsonNode> known = shelf.get(tree);
            JsonNode kept = known == null ? null : known.get();
            if (kept == null) {
                shelf.put(tree, new WeakReference<>(tree));
                return tree;
            }
            return (T) kept;
        }
    }
}
