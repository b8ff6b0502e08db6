package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nodes whose agent was told to fall silent, as one does that is in trouble: it takes no new rules, neither reports
 * policies nor says that it lives. An annotation of the node says so: {@code kubectl annotate node NAME
 * lab.tierwall.io/agent=silent}.
 */
public final class SilentNodes {

    private static final String ANNOTATION = "lab.tierwall.io/agent";
    private static final String SILENT = "silent";

    private SilentNodes() {}

    /** The names of those nodes. */
    public static Set<String> of(ObjectStore store) {
        return store.list(ResourceTypes.NODES).items().stream()
                .filter(SilentNodes::isSilent)
                .map(node -> ObjectKey.of(node).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the agent of this node is silent. */
    public static boolean isSilent(ObjectNode node) {
        return node.path("metadata")
                .path("annotations")
                .path(ANNOTATION)
                .asText()
                .equals(SILENT);
    }

    /** Marks a node, or takes the mark away. */
    public static void mark(ObjectNode node, boolean silent) {
        if (silent) {
            node.withObject("/metadata/annotations").put(ANNOTATION, SILENT);
        } else if (node.at("/metadata/annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
    }
}
