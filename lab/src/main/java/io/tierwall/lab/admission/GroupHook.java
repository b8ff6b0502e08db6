package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refusals of groups, of the cluster's and of a namespace's, G1 to G7. Deletions are never refused. */
final class GroupHook {

    static final String CLUSTER = "clustergroupvalidator.antrea.io";
    static final String NAMESPACED = "groupvalidator.antrea.io";

    private static final Set<String> WAYS = Set.of(
            "podSelector", "nodeSelector", "externalEntitySelector", "serviceReference", "ipBlocks", "childGroups");
    private static final Set<String> WITH_NAMESPACES = Set.of("podSelector", "externalEntitySelector");

    private final ObjectStore store;
    private final ResourceType type;

    /** @param type the kind of group; children are of the same kind and, if any, namespace */
    GroupHook(ObjectStore store, ResourceType type) {
        this.store = store;
        this.type = type;
    }

    Optional<String> refusal(ObjectNode group) {
        JsonNode spec = group.path("spec");
        return mixed(spec)
                .or(() -> Selectors.refusal(spec)) // G2
                .or(() -> blocks(spec.path("ipBlocks")))
                .or(() -> children(ObjectKey.of(group), spec));
    }

    /** G1 */
    private static Optional<String> mixed(JsonNode spec) {
        Set<String> used = WAYS.stream().filter(way -> isUsed(spec.path(way))).collect(Collectors.toSet());
        boolean namespaces = isUsed(spec.path("namespaceSelector"));
        boolean fits = used.isEmpty() || (used.size() == 1 && (!namespaces || WITH_NAMESPACES.containsAll(used)));
        return fits
                ? Optional.empty()
                : Optional.of("a group selects in one way only: by one of podSelector, nodeSelector,"
                        + " externalEntitySelector, serviceReference, ipBlocks or childGroups;"
                        + " only the first and the third go together with namespaceSelector");
    }

    /** An empty selector selects everything; an empty list is as good as none. */
    private static boolean isUsed(JsonNode field) {
        return field.isObject() || (field.isArray() && !field.isEmpty());
    }

    private static Optional<String> blocks(JsonNode blocks) {
        Optional<String> wrong = blocks.valueStream()
                .flatMap(block -> IpBlocks.refusal(block).stream())
                .findFirst(); // G3
        long multicast = blocks.valueStream().filter(IpBlocks::isMulticast).count();
        boolean mixed = multicast > 0 && multicast < blocks.size();
        return wrong.or(() -> mixed
                ? Optional.of("ipBlocks of multicast and of unicast cannot be in one group") // G4
                : Optional.empty());
    }

    private Optional<String> children(ObjectKey key, JsonNode spec) {
        String name = key.name();
        List<String> children =
                spec.path("childGroups").valueStream().map(JsonNode::asText).toList();
        if (children.isEmpty()) {
            return Optional.empty();
        }
        if (children.contains(name)) {
            return Optional.of("group " + name + " cannot be a child of itself"); // G5
        }
        for (ObjectNode other : store.list(type).items()) {
            if (!ObjectKey.of(other).namespace().equals(key.namespace())) {
                continue;
            }
            String otherName = ObjectKey.of(other).name();
            JsonNode grandchildren = other.at("/spec/childGroups");
            if (grandchildren.valueStream().anyMatch(child -> child.asText().equals(name))) {
                return Optional.of("group " + name + " is a child of group " + otherName
                        + " and cannot have childGroups itself"); // G6
            }
            if (children.contains(otherName) && !grandchildren.isEmpty()) {
                return Optional.of("group " + otherName + " has childGroups and cannot be a child itself"); // G7
            }
        }
        return Optional.empty();
    }
}
