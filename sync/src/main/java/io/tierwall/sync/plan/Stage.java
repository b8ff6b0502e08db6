package io.tierwall.sync.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * When a step's turn is. Steps of one stage are independent of each other. First comes what others name, last goes what
 * others named; deletions follow the writes, so that nothing that is still named ever goes.
 */
public enum Stage {
    TIERS,
    GROUPS,
    UNITING_GROUPS,
    POLICIES,
    OLD_POLICIES,
    OLD_UNITING_GROUPS,
    OLD_GROUPS,
    OLD_TIERS;

    static Stage of(Step step) {
        return switch (step) {
            case Step.Write write -> ofWrite(write.key().kind(), write.desired().spec());
            case Step.Delete delete -> ofDeletion(delete.live());
            case Step.Blocked blocked -> ofWrite(blocked.key().kind(), MissingNode.getInstance());
        };
    }

    private static Stage ofWrite(ObjectKind kind, JsonNode spec) {
        return switch (kind) {
            case TIER -> TIERS;
            case CLUSTER_GROUP -> unites(spec) ? UNITING_GROUPS : GROUPS;
            case CLUSTER_NETWORK_POLICY -> POLICIES;
        };
    }

    static Stage ofDeletion(LiveObject live) {
        return switch (live.key().kind()) {
            case TIER -> OLD_TIERS;
            case CLUSTER_GROUP -> unites(live.spec()) ? OLD_UNITING_GROUPS : OLD_GROUPS;
            case CLUSTER_NETWORK_POLICY -> OLD_POLICIES;
        };
    }

    private static boolean unites(JsonNode spec) {
        return !spec.path("childGroups").isEmpty();
    }
}
