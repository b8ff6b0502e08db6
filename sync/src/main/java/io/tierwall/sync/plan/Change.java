package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.sync.plan.WrittenRule.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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

    /** The objects of a kind that are there before or after. */
    SortedSet<ObjectKey> all(ObjectKind kind) {
        SortedSet<ObjectKey> all = new TreeSet<>(steps.keySet());
        live.all().forEach(object -> all.add(object.key()));
        all.removeIf(key -> key.kind() != kind);
        return all;
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
