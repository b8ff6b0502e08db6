package io.tierwall.lab.controller;

import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.objects.WatchEvent;
import java.util.Set;

/** Which events rules depend on. */
final class RuleEvents {

    /** What is the same until its generation is another one: its status does not matter, nor do its labels. */
    private static final Set<ResourceType> BY_GENERATION = Set.of(
            ResourceTypes.CLUSTER_GROUPS,
            ResourceTypes.GROUPS,
            ResourceTypes.CLUSTER_NETWORK_POLICIES,
            ResourceTypes.ANTREA_NETWORK_POLICIES,
            ResourceTypes.NETWORK_POLICIES);

    private RuleEvents() {}

    static boolean changesRules(WatchEvent event) {
        if (!BY_GENERATION.contains(event.type())) {
            return Snapshot.KINDS.contains(event.type());
        }
        return event.before() == null
                || event.kind() == WatchEvent.Kind.DELETED
                || ObjectReader.generation(event.before()) != ObjectReader.generation(event.after());
    }
}
