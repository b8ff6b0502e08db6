package io.tierwall.sync;

import java.time.Instant;
import java.util.Map;

/**
 * What the rules of a policy have met in one cluster.
 *
 * @param rules by the rule's number; a rule that never met a packet may be missing
 * @param asOf when it was read
 */
public record PolicyTraffic(Map<Integer, Traffic> rules, Instant asOf) {

    public PolicyTraffic {
        rules = Map.copyOf(rules);
    }

    /** What one rule has met, both halves of a split rule together. */
    public Traffic of(int ruleId) {
        return rules.getOrDefault(ruleId, Traffic.NONE);
    }

    /**
     * Counters.
     *
     * @param sessions connections that were allowed, or attempts that were not
     * @param packets packets, of both directions of allowed connections
     * @param bytes bytes of those packets
     */
    public record Traffic(long sessions, long packets, long bytes) {

        public static final Traffic NONE = new Traffic(0, 0, 0);

        public Traffic plus(Traffic other) {
            return new Traffic(sessions + other.sessions, packets + other.packets, bytes + other.bytes);
        }
    }
}
