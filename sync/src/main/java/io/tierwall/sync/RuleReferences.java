package io.tierwall.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.antrea.render.RuleNames;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.ObjectKey;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which groups one rule of a policy names. */
final class RuleReferences {

    private RuleReferences() {}

    /** The groups of a rule, both halves of a split one together; nothing when the policy has no such rule. */
    static Optional<Set<ObjectKey>> of(DesiredObject policy, int ruleId) {
        Set<ObjectKey> groups = new TreeSet<>();
        boolean found = false;
        for (String direction : new String[] {"ingress", "egress"}) {
            for (JsonNode rule : policy.spec().path(direction)) {
                OptionalInt number = RuleNames.ruleId(rule.path("name").asText());
                if (number.isPresent() && number.getAsInt() == ruleId) {
                    found = true;
                    add(rule, groups);
                }
            }
        }
        add(policy.spec(), groups);
        return found ? Optional.of(groups) : Optional.empty();
    }

    private static void add(JsonNode holder, Set<ObjectKey> groups) {
        Stream.of("appliedTo", "from", "to")
                .flatMap(list -> holder.path(list).valueStream())
                .filter(peer -> peer.path("group").isTextual())
                .forEach(peer -> groups.add(ObjectKey.group(peer.path("group").textValue())));
    }
}
