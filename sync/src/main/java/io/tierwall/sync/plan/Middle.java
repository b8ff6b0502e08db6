package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.antrea.render.RuleNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A policy between what it is and what it becomes: it denies what either denies, stands where the first of them stands,
 * and allows only what both allow. To write it opens nothing, and to write the last form after it shuts nothing.
 */
final class Middle {

    private final JsonNode before;
    private final JsonNode after;
    private final boolean samePlace;
    private final Set<String> names = new HashSet<>();

    private Middle(JsonNode before, JsonNode after, boolean samePlace) {
        this.before = before;
        this.after = after;
        this.samePlace = samePlace;
    }

    /**
     * The policy in between.
     *
     * @param before its spec; missing when it is new
     * @param after its spec; missing when it goes
     * @param first which of the two stands first
     * @param samePlace whether both stand at one place
     */
    static ObjectNode of(JsonNode before, JsonNode after, JsonNode first, boolean samePlace) {
        Middle middle = new Middle(before, after, samePlace);
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.set("tier", first.path("tier"));
        spec.set("priority", first.path("priority"));
        ArrayNode ingress = middle.rules("ingress");
        ArrayNode egress = middle.rules("egress");
        if (ingress.isEmpty() && egress.isEmpty()) {
            spec.putArray("appliedTo").addObject().putObject("podSelector");
        }
        if (!ingress.isEmpty()) {
            spec.set("ingress", ingress);
        }
        if (!egress.isEmpty()) {
            spec.set("egress", egress);
        }
        return spec;
    }

    private ArrayNode rules(String direction) {
        List<ObjectNode> from = read(before, direction);
        List<ObjectNode> to = read(after, direction);
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        int done = 0;
        for (ObjectNode old : from) {
            int same = samePlace ? indexOf(old, to, done) : -1;
            if (isDenial(old)) {
                add(rules, old);
            } else if (same >= 0) {
                to.subList(done, same).stream().filter(Middle::isDenial).forEach(rule -> add(rules, rule));
                add(rules, old);
                done = same + 1;
            }
        }
        to.subList(done, to.size()).stream().filter(Middle::isDenial).forEach(rule -> add(rules, rule));
        return rules;
    }

    /** The rules of a direction, each with the pods that it applies to. */
    private static List<ObjectNode> read(JsonNode spec, String direction) {
        List<ObjectNode> rules = new ArrayList<>();
        for (JsonNode rule : spec.path(direction)) {
            if (rule instanceof ObjectNode written) {
                ObjectNode copy = written.deepCopy();
                if (copy.path("appliedTo").isEmpty()) {
                    copy.set("appliedTo", spec.path("appliedTo"));
                }
                rules.add(copy);
            }
        }
        return rules;
    }

    private static int indexOf(ObjectNode rule, List<ObjectNode> rules, int from) {
        for (int i = from; i < rules.size(); i++) {
            if (withoutName(rules.get(i)).equals(withoutName(rule))) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode withoutName(ObjectNode rule) {
        ObjectNode copy = rule.deepCopy();
        copy.remove(List.of("name", "enableLogging", "logLabel"));
        return copy;
    }

    private static boolean isDenial(JsonNode rule) {
        String action = rule.path("action").asText();
        return action.equals("Drop") || action.equals("Reject");
    }

    /** Names are unique in a policy: where both forms of a rule are there, the second one gets another. */
    private void add(ArrayNode rules, ObjectNode rule) {
        ObjectNode says = withoutName(rule);
        if (rules.valueStream()
                .anyMatch(written -> withoutName((ObjectNode) written).equals(says))) {
            return;
        }
        ObjectNode copy = rule.deepCopy();
        String name = copy.path("name").asText("rule");
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = RuleNames.form(name, i);
        }
        copy.put("name", unique);
        rules.add(copy);
    }
}
