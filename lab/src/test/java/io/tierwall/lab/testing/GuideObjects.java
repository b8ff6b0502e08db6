package io.tierwall.lab.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;

/** The admin guide's examples, written as Antrea objects by hand. */
public final class GuideObjects {

    private GuideObjects() {}

    /** An object with its kind. */
    public record Typed(ResourceType type, ObjectNode tree) {}

    /** Only allow traffic from namespace b to namespace a. */
    public static List<Typed> exampleTwo() {
        return List.of(
                new Typed(ResourceTypes.CLUSTER_GROUPS, namespace("namespace-a", "a")),
                new Typed(ResourceTypes.CLUSTER_GROUPS, namespace("namespace-b", "b")),
                new Typed(ResourceTypes.CLUSTER_NETWORK_POLICIES, Yaml.named("allow-from-b", allowFromB("Drop"))));
    }

    private static ObjectNode namespace(String group, String name) {
        return Yaml.named(
                group,
                "namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: ["
                        + name + "]}]}");
    }

    /** The spec of example 2's policy, with what happens to other traffic. */
    public static String allowFromB(String otherwise) {
        return """
                tier: application
                priority: 20
                ingress:
                - name: allow-b
                  action: Allow
                  appliedTo: [{group: namespace-a}]
                  from: [{group: namespace-b}]
                - name: drop-others
                  action: %s
                  appliedTo: [{group: namespace-a}]
                """.formatted(otherwise);
    }
}
