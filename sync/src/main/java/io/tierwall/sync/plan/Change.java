package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.sync.plan.WrittenRule.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cluster before and after some steps. What a step must not touch stays as it is. */
final class Change {

    /** Where Antrea evaluates policies whose tier is missing. */
    private static final int DEFAULT_TIER_PRIORITY = 250;

    private final LiveObjects live;
    private final Map<ObjectKey, Step> steps;

    Change(LiveObjects live, Map<ObjectKey, Step> steps) {
        this.live = live;
        this.steps = steps;
    }

    /** The policies that are there before. */
    List<ObjectKey> policiesBefore() {
        return live.all(ObjectKind.CLUSTER_NETWORK_POLICY).stream()
                .map(LiveObject::key)
                .toList();
    }

    /** The policies that are there after. */
    SortedSet<ObjectKey> policiesAfter() {
        return Stream.concat(policiesBefore().stream(), written(ObjectKind.CLUSTER_NETWORK_POLICY).stream())
                .filter(policy -> !after(policy).isMissingNode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those policies in whose rules something may change: they are written, or name a group of which a part is. */
    SortedSet<ObjectKey> policiesTouched() {
        SortedSet<ObjectKey> touched = new TreeSet<>(written(ObjectKind.CLUSTER_NETWORK_POLICY));
        Set<ObjectKey> groups = groupsTouched();
        if (!groups.isEmpty()) {
            for (LiveObject policy : live.all(ObjectKind.CLUSTER_NETWORK_POLICY)) {
                if (policy.references().stream().anyMatch(groups::contains)) {
                    touched.add(policy.key());
                }
            }
        }
        return touched;
    }

    /** What is written of groups, and what unites any of that before or after. */
    private Set<ObjectKey> groupsTouched() {
        Set<ObjectKey> written = written(ObjectKind.CLUSTER_GROUP);
        Set<ObjectKey> touched = new TreeSet<>(written);
        if (!written.isEmpty()) {
            // Whoever begins or ceases to unite some is written itself.
            for (LiveObject group : live.all(ObjectKind.CLUSTER_GROUP)) {
                if (group.references().stream().anyMatch(written::contains)) {
                    touched.add(group.key());
                }
            }
        }
        return touched;
    }

    private Set<ObjectKey> written(ObjectKind kind) {
        return steps.keySet().stream()
                .filter(key -> key.kind() == kind && writes(key))
                .collect(Collectors.toSet());
    }

    /** Whether a step changes the object. */
    boolean writes(ObjectKey key) {
        return switch (steps.get(key)) {
            case Step.Write _ -> true;
            case Step.Delete _ -> true;
            case Step.Blocked _ -> false;
            case null -> false;
        };
    }

    /** The object's spec; missing where there is no such object. */
    JsonNode before(ObjectKey key) {
        return live.find(key).map(LiveObject::spec).orElse(MissingNode.getInstance());
    }

    /** The object's spec; missing where there is no such object any more. */
    JsonNode after(ObjectKey key) {
        return switch (steps.get(key)) {
            case Step.Write write -> write.desired().spec();
            case Step.Delete _ -> MissingNode.getInstance();
            case Step.Blocked _ -> before(key);
            case null -> before(key);
        };
    }

    /** The rules of a policy before or after. */
    List<WrittenRule> rules(ObjectKey policy, JsonNode spec) {
        return WrittenRule.of(policy, spec, tierPriority(spec.path("tier").asText()));
    }

    /** Those of them that deny. */
    List<WrittenRule> denials(ObjectKey policy, JsonNode spec) {
        return WrittenRule.denials(policy, spec, tierPriority(spec.path("tier").asText()));
    }

    /** Where packets meet the first rule of a policy. */
    Place place(JsonNode spec) {
        return new Place(
                tierPriority(spec.path("tier").asText()), spec.path("priority").asDouble(), 0);
    }

    private int tierPriority(String name) {
        ObjectKey tier = ObjectKey.tier(name);
        JsonNode spec = Optional.of(before(tier)).filter(JsonNode::isObject).orElseGet(() -> after(tier));
        return spec.path("priority").asInt(DEFAULT_TIER_PRIORITY);
    }
}
