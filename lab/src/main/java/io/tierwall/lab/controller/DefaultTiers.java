package io.tierwall.lab.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.Map;

/** The six tiers that the controller makes when it starts. */
public final class DefaultTiers {

    private static final Map<String, Integer> PRIORITIES = priorities();

    private DefaultTiers() {}

    private static Map<String, Integer> priorities() {
        Map<String, Integer> priorities = new LinkedHashMap<>();
        priorities.put("emergency", 50);
        priorities.put("securityops", 100);
        priorities.put("networkops", 150);
        priorities.put("platform", 200);
        priorities.put("application", 250);
        priorities.put("baseline", 253);
        return priorities;
    }

    /** Creates those that are missing and sets priorities right. */
    public static void ensure(ObjectStore store) {
        PRIORITIES.forEach((name, priority) -> {
            ObjectKey key = new ObjectKey("", name);
            if (store.find(ResourceTypes.TIERS, key).isEmpty()) {
                store.create(ResourceTypes.TIERS, tier(name, priority));
            } else {
                store.update(ResourceTypes.TIERS, key, tier -> {
                    tier.withObject("/spec").put("priority", priority);
                    return tier;
                });
            }
        });
    }

    private static ObjectNode tier(String name, int priority) {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        tier.putObject("metadata").put("name", name);
        tier.putObject("spec").put("priority", priority).put("description", "[READ-ONLY]: built-in tier " + name);
        return tier;
    }
}
