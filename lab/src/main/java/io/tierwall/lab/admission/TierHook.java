package io.tierwall.lab.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refusals of tiers, T1 to T6. */
final class TierHook {

    static final String NAME = "tiervalidator.antrea.io";

    private static final int MOST = 20;
    private static final Set<Integer> RESERVED = Set.of(251, 252, 254, 255);
    private static final Set<String> BUILT_IN =
            Set.of("emergency", "securityops", "networkops", "platform", "application", "baseline");

    private final ObjectStore store;

    TierHook(ObjectStore store) {
        this.store = store;
    }

    Optional<String> refusalOfWrite(Optional<ObjectNode> before, ObjectNode after) {
        return before.isEmpty() ? refusalOfCreation(after) : refusalOfChange(before.get(), after);
    }

    private Optional<String> refusalOfCreation(ObjectNode tier) {
        List<ObjectNode> tiers = store.list(ResourceTypes.TIERS).items();
        if (tiers.size() >= MOST) {
            return Optional.of("there are " + MOST + " tiers already, which is the most that a cluster can have"); // T1
        }
        int priority = priority(tier);
        if (RESERVED.contains(priority)) {
            return Optional.of("priority " + priority + " is reserved"); // T2
        }
        return tiers.stream()
                .filter(other -> priority(other) == priority)
                .findFirst()
                .map(other -> "tier " + ObjectKey.of(other) + " has priority " + priority + " already"); // T3
    }

    private static Optional<String> refusalOfChange(ObjectNode before, ObjectNode after) {
        return priority(before) == priority(after)
                ? Optional.empty()
                : Optional.of("the priority of a tier cannot be changed"); // T4
    }

    Optional<String> refusalOfDeletion(ObjectNode tier) {
        String name = ObjectKey.of(tier).name();
        if (BUILT_IN.contains(name)) {
            return Optional.of("tier " + name + " is built in and cannot be deleted"); // T5
        }
        long users = Stream.of(ResourceTypes.CLUSTER_NETWORK_POLICIES, ResourceTypes.ANTREA_NETWORK_POLICIES)
                .flatMap(type -> store.list(type).items().stream())
                .filter(policy -> policy.at("/spec/tier").asText().equals(name))
                .count();
        return users == 0
                ? Optional.empty()
                : Optional.of("tier " + name + " is referenced by " + users + " policies"); // T6
    }

    private static int priority(JsonNode tier) {
        return tier.at("/spec/priority").asInt();
    }
}
