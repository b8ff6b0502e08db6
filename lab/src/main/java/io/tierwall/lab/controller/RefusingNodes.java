package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Nodes whose agent was told to say that it cannot realize policies, which Antrea's own never says. An annotation of
 * the node names them: {@code kubectl annotate node NAME lab.tierwall.io/refuses=POLICY}, several with commas between,
 * those of a namespace as {@code NAMESPACE/NAME}. The node does not have their rules then. All of them are {@code *};
 * the node gets no new rules then, and pods there keep those that they have.
 *
 * @param policies for each such node, the names
 */
record RefusingNodes(Map<String, Set<String>> policies) {

    private static final String ANNOTATION = "lab.tierwall.io/refuses";
    private static final String ALL = "*";

    static RefusingNodes of(ObjectStore store) {
        Map<String, Set<String>> policies = new TreeMap<>();
        for (ObjectNode node : store.list(ResourceTypes.NODES).items()) {
            String said =
                    node.path("metadata").path("annotations").path(ANNOTATION).asText("");
            Set<String> names = Arrays.stream(said.split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            if (!names.isEmpty()) {
                policies.put(ObjectKey.of(node).name(), names);
            }
        }
        return new RefusingNodes(policies);
    }

    /** Whether the node takes no new rules at all. */
    boolean refusesAll(String node) {
        return names(node).contains(ALL);
    }

    /** What the node says of a policy, if it refuses it. */
    Optional<String> refusal(String node, ObjectKey policy) {
        return refusesAll(node) || names(node).contains(policy.toString())
                ? Optional.of("refused, because the annotation " + ANNOTATION + " of the node says so")
                : Optional.empty();
    }

    /** The names of the policies that the node does without. */
    Set<String> names(String node) {
        return policies.getOrDefault(node, Set.of());
    }
}
