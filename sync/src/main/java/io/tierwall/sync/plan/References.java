package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which other objects a spec names. Fields that it does not know it passes over, so that any spec can be read. */
final class References {

    private References() {}

    static SortedSet<ObjectKey> of(ObjectKind kind, JsonNode spec) {
        SortedSet<ObjectKey> named = new TreeSet<>();
        switch (kind) {
            case TIER -> {}
            case CLUSTER_GROUP -> spec.path("childGroups").forEach(child -> named.add(ObjectKey.group(child.asText())));
            case CLUSTER_NETWORK_POLICY -> ofPolicy(spec, named);
        }
        return named;
    }

    private static void ofPolicy(JsonNode spec, SortedSet<ObjectKey> named) {
        if (spec.path("tier").isTextual()) {
            named.add(ObjectKey.tier(spec.path("tier").textValue()));
        }
        peers(spec.path("appliedTo"), named);
        for (String direction : new String[] {"ingress", "egress"}) {
            for (JsonNode rule : spec.path(direction)) {
                peers(rule.path("appliedTo"), named);
                peers(rule.path("from"), named);
                peers(rule.path("to"), named);
            }
        }
    }

    private static void peers(JsonNode peers, SortedSet<ObjectKey> named) {
        for (JsonNode peer : peers) {
            if (peer.path("group").isTextual()) {
                named.add(ObjectKey.group(peer.path("group").textValue()));
            }
        }
    }
}
