package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.Domain;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.wire.WireObjects;
import java.util.List;

/**
 * Writes an intent as the tree that the hierarchical API reads. What leads to a type that is asked for is shown, too.
 */
final class HierarchyTree {

    private final Intent intent;
    private final TypeFilter filter;

    private HierarchyTree(Intent intent, TypeFilter filter) {
        this.intent = intent;
        this.filter = filter;
    }

    static ObjectNode write(Intent intent, TypeFilter filter) {
        ObjectNode infra = JsonNodeFactory.instance.objectNode();
        infra.put("resource_type", "Infra");
        infra.put("id", "infra");
        infra.put("display_name", "infra");
        infra.put("path", IntentPath.INFRA.value());
        infra.put("relative_path", "infra");
        infra.put("marked_for_delete", false);
        infra.put("overridden", false);
        infra.put("_revision", 0);
        new HierarchyTree(intent, filter).writeChildren(infra);
        return infra;
    }

    private void writeChildren(ObjectNode infra) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        writeEach("Service", intent.services(), children);
        for (Domain domain : intent.all(Domain.class)) {
            ArrayNode below = children(domain.path());
            if (filter.includes("Domain") || !below.isEmpty()) {
                attach(below, wrap("Domain", domain, children));
            }
        }
        attach(children, infra);
    }

    private ArrayNode children(IntentPath domain) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        writeEach("Group", Kind.GROUP.list(intent, domain), children);
        for (IntentObject policy : Kind.SECURITY_POLICY.list(intent, domain)) {
            intent.policy(policy.path()).ifPresent(tree -> writePolicy(tree, children));
        }
        return children;
    }

    private void writePolicy(PolicyTree tree, ArrayNode children) {
        ArrayNode below = JsonNodeFactory.instance.arrayNode();
        writeEach("Rule", tree.rules(), below);
        writeEach("SecurityPolicyContainerCluster", tree.spans(), below);
        if (filter.includes("SecurityPolicy") || !below.isEmpty()) {
            attach(below, wrap("SecurityPolicy", tree.policy(), children));
        }
    }

    private void writeEach(String type, List<? extends IntentObject> objects, ArrayNode children) {
        if (filter.includes(type)) {
            objects.forEach(object -> wrap(type, object, children));
        }
    }

    private static ObjectNode wrap(String type, IntentObject object, ArrayNode children) {
        ObjectNode wrapped = WireObjects.write(object);
        children.addObject()
                .put("resource_type", "Child" + type)
                .put("marked_for_delete", false)
                .set(type, wrapped);
        return wrapped;
    }

    private static void attach(ArrayNode children, ObjectNode parent) {
        if (!children.isEmpty()) {
            parent.set("children", children);
        }
    }
}
