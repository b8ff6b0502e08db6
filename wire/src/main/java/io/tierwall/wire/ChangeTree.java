package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes changes as the tree of the hierarchical API that makes them: who sends it to the intent from which the changes
 * were reckoned gets the same intent. Not thread-safe.
 */
public final class ChangeTree {

    private final ObjectNode infra = JsonNodeFactory.instance.objectNode();
    private final Map<IntentPath, ObjectNode> parents = new HashMap<>();

    private ChangeTree() {
        infra.put("resource_type", "Infra").put("id", "infra").put("path", IntentPath.INFRA.value());
        parents.put(IntentPath.INFRA, infra);
    }

    /** @param changes by path, so that a parent comes before what is below it */
    public static ObjectNode of(List<Change> changes) {
        ChangeTree tree = new ChangeTree();
        changes.forEach(tree::add);
        return tree.infra;
    }

    private void add(Change change) {
        IntentPath path = change.path();
        ObjectNode payload =
                switch (change) {
                    case Change.Stored(IntentObject object) -> WireObjects.write(object);
                    case Change.Removed _ ->
                        JsonNodeFactory.instance.objectNode().put("id", path.id());
                };
        String type = HierarchyReader.typeIn(path.collection());
        payload.put("resource_type", type);
        children(path.parent())
                .addObject()
                .put("resource_type", "Child" + type)
                .put("id", path.id())
                .put("marked_for_delete", change instanceof Change.Removed)
                .set(type, payload);
        parents.put(path, payload);
    }

    /** The children of an object, which itself may not be among the changes: then a reference leads to them. */
    private ArrayNode children(IntentPath parent) {
        ObjectNode known = parents.get(parent);
        if (known == null) {
            known = children(parent.parent())
                    .addObject()
                    .put("resource_type", "ChildResourceReference")
                    .put("id", parent.id())
                    .put("target_type", HierarchyReader.typeIn(parent.collection()));
            parents.put(parent, known);
        }
        return known.withArray("children");
    }
}
